// The two rankings of the screen: for what is typed, and for the request that is looked at.
import { stories } from "../live/requests.ts";
import { call } from "../wire/session.ts";
import type { Id, RequestState } from "../wire/shapes.ts";
import { intend, place } from "./hold.ts";
import { body } from "./intake.ts";
import { liveRanking, type Ranking } from "./ranking.ts";
import { selected } from "./view.ts";

const placeable: ReadonlySet<RequestState> = new Set(["queued", "claimed", "waiting"]);

// Whether a place may be held for this request now.
export function mayPlace(request: Id): boolean {
  const state = stories.value.get(request)?.state;
  return state !== undefined && placeable.has(state);
}

const forIntake = liveRanking(() => {
  const asked = selected.value ? undefined : body.value;
  return asked && { of: JSON.stringify(asked), ask: () => call("route.preview", asked) };
});

const forRequest = liveRanking(() => {
  const story = selected.value ? stories.value.get(selected.value) : undefined;
  if (!story || story.state === "ended" || story.state === "placed") return undefined;
  return { of: `${story.request} ${story.state} ${story.offers.length}`, ask: () => call("request.preview", { request: story.request }) };
});

export function currentRanking(): Ranking {
  return selected.value ? forRequest : forIntake;
}

export function followRankings(): () => void {
  const stops = [forIntake.start(), forRequest.start()];
  return () => stops.forEach((stop) => stop());
}

// Holds the place that stands in this row; a hold names its center, so that nothing else is held than what was read.
export function holdRow(index: number): void {
  const request = selected.peek();
  const candidate = currentRanking().shown.peek()?.candidates[index];
  if (!candidate || (request && !mayPlace(request))) return;
  if (request) void place(request, candidate.center);
  else intend({ as: "center", candidate });
}

// Holds the nearest place as it is when the daemon decides, for what is typed or for the request that is looked at.
export function holdNearest(): void {
  const request = selected.peek();
  if (!request) intend({ as: "nearest" });
  else if (mayPlace(request)) void place(request);
}
