// The requests that this operator has opened or taken.
import { computed, effect, untracked } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { follow, leave, stories } from "../live/requests.ts";
import { queue } from "../live/queue.ts";
import { call, session, whenReady } from "../wire/session.ts";
import type { Id, QueueLine, RequestStory } from "../wire/shapes.ts";
import { people } from "../ui/words.ts";
import type { Body } from "../ui/said.ts";

const lines = draft<ReadonlyMap<Id, QueueLine>>(() => new Map());

export function isMine(request: Id): boolean {
  return lines.peek().has(request);
}

export function keepMine(line: QueueLine): void {
  lines.value = new Map(lines.peek()).set(line.request, line);
  follow(line.request);
}

export function keepOpened(request: Id, body: Body, region: string): void {
  const { account } = session.peek()!;
  keepMine({
    request, state: "queued", urgency: body.urgency ?? "standard", opened_at: new Date().toISOString(), origin_region: region,
    people: people(body.household), owner: account,
  });
}

// It is somebody else's now, or over and seen.
export function dropMine(request: Id): void {
  confirmed.delete(request);
  const rest = new Map(lines.peek());
  rest.delete(request);
  lines.value = rest;
  leave(request);
}

async function read(): Promise<void> {
  const { requests: own } = await call("request.list", {});
  const next = new Map(lines.peek());
  own.forEach((line) => next.set(line.request, line));
  lines.value = next;
  next.forEach((_, request) => follow(request));
}

const order = { accepted: 2, offered: 1, claimed: 0, waiting: 0, queued: 0, placed: 3, ended: 3 } as const;
// What needs the operator first, then what others have to do, then what is over.
export const mine = computed(() =>
  [...lines.value.values()]
    .map((line) => ({ ...line, ...stories.value.get(line.request) }))
    .sort((a, b) => order[a.state] - order[b.state] || a.opened_at.localeCompare(b.opened_at)),
);

export function lineOf(request: Id): QueueLine | undefined {
  return lines.value.get(request) ?? queue.value.find((line) => line.request === request);
}

// Those whose story has said that they are this operator's: one that says so no more has gone to somebody else. An older
// story may still be here when a request has just been taken.
const confirmed = new Set<Id>();

function lookAtOwner({ request, owner, state }: RequestStory): void {
  if (!isMine(request) || !owner) return;
  if (owner === session.peek()?.account) confirmed.add(request);
  else if (confirmed.delete(request) && state !== "ended" && state !== "placed") dropMine(request);
}

export function followMine(): () => void {
  const stopReading = whenReady(() => void read().catch(() => undefined));
  const stopLooking = effect(() => {
    const told = [...stories.value.values()];
    untracked(() => told.forEach(lookAtOwner));
  });
  return () => {
    stopReading();
    stopLooking();
    confirmed.clear();
  };
}
