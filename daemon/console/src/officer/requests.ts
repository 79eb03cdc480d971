// The officer's requests that are open: which there are, which one is in focus, and what must not be missed of them.
import { computed, effect, signal, untracked } from "@preact/signals";
import { raise, ring, settle } from "../app/alarms.ts";
import { draft } from "../app/draft.ts";
import { locked } from "../app/lock.ts";
import { t } from "../i18n/index.ts";
import { follow, leave, stories } from "../live/requests.ts";
import { people } from "../ui/words.ts";
import { Fault } from "../wire/fault.ts";
import { call, hear, session, whenReady } from "../wire/session.ts";
import type { Blocked, Household, Placed, RequestState, RequestStory } from "../wire/shapes.ts";

export type Mine = { request: string; openedAt: number; people: number; region?: string; household?: Household; blocked?: Blocked };

export const mine = draft<readonly Mine[]>(() => []);
// The request in sight; undefined: the form.
export const focused = draft<string | undefined>(() => undefined);
// The way to a center whose road has been cut off.
export const cutOff = signal<ReadonlySet<string>>(new Set());

export const focusedStory = computed<RequestStory | undefined>(() => focused.value ? stories.value.get(focused.value) : undefined);

function add(line: Mine): void {
  if (!mine.peek().some(({ request }) => request === line.request)) mine.value = [...mine.peek(), line];
  follow(line.request);
}

// A request that has just been opened from here.
export function opened(placed: Placed, household: Household): void {
  add({ request: placed.request, openedAt: Date.now(), people: people(household), household, ...(placed.blocked && { blocked: placed.blocked }) });
  focused.value = placed.request;
}

// The person who looks has done with it.
export function putAway(request: string): void {
  settle(`request ${request}`);
  settle(`hold ${request}`);
  leave(request);
  mine.value = mine.peek().filter((line) => line.request !== request);
  if (focused.peek() === request) focused.value = undefined;
}

// Brings back, after a reload, what this officer had open.
async function recall(): Promise<void> {
  const empty = mine.peek().length === 0;
  const { requests } = await call("request.list", {});
  for (const { request, opened_at, people: count, origin_region } of requests) {
    add({ request, openedAt: new Date(opened_at).getTime(), people: count, region: origin_region });
  }
  if (empty && requests.length === 1) focused.value = requests[0]!.request;
}

// What changes the officer's next step is an alarm; its text gives nothing away.
const tells = { accepted: "officer.alarm_accepted", waiting: "officer.alarm_waiting", claimed: "officer.alarm_claimed" } as const;

// Whoever looks at it sees the change; the sound is enough.
function inSight(request: string): boolean {
  return focused.peek() === request && !locked.peek() && document.visibilityState === "visible";
}

function watchStates(): () => void {
  const known = new Map<string, RequestState>();
  return effect(() => {
    // What the daemon has forgotten is put away.
    [...known.keys()].filter((request) => !stories.value.has(request)).forEach((request) => {
      known.delete(request);
      if (session.peek()) untracked(() => putAway(request));
    });
    for (const [request, { state }] of stories.value) {
      const before = known.get(request);
      known.set(request, state);
      if (before === undefined || before === state) continue;
      const text = state in tells ? tells[state as keyof typeof tells] : undefined;
      if (text && inSight(request)) ring();
      else if (text) raise({ id: `request ${request}`, grade: "reminder", text: () => t(text), open: () => (focused.value = request) });
      else settle(`request ${request}`);
    }
  });
}

function remind(request: string | undefined): void {
  if (!request || !mine.peek().some((line) => line.request === request)) return;
  raise({ id: `hold ${request}`, grade: "reminder", text: () => t("officer.alarm_ends"), open: () => (focused.value = request) });
}

// Follows the officer's requests from sign-in to sign-out.
export function followMine(): () => void {
  mine.peek().forEach(({ request }) => follow(request));
  const stops = [
    whenReady(() => {
      recall().catch((fault) => {
        if (!(fault instanceof Fault)) throw fault;
      });
    }),
    hear("request.reminder", ({ reminder }) => remind(reminder.request)),
    hear("request.route_changed", ({ offer }) => {
      const next = new Set(cutOff.peek());
      if (offer.reachable) next.delete(offer.offer);
      else next.add(offer.offer);
      cutOff.value = next;
    }),
    watchStates(),
  ];
  return () => stops.forEach((stop) => stop());
}
