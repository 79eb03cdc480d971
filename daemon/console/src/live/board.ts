// The board: the newest state of each center that this role may see (of each region, for officers), kept over a loss of
// the link and brought up to date from its cursor.
import { effect, signal } from "@preact/signals";
import { Fault } from "../wire/fault.ts";
import type { BoardChangedParams, BoardWatchResult, Center, CenterChange } from "../wire/shapes.ts";
import { daemonNow } from "../wire/clock.ts";
import { rhythm } from "./country.ts";
import { asOf } from "./time_passes.ts";
import { call, hear, link, session, whenReady } from "../wire/session.ts";

// Every center has a signal of its own, so that a change draws its own row only.
const centers = new Map<string, ReturnType<typeof signal<Center>>>();
// The ids, told anew when a center comes or its register entry changes.
export const centerIds = signal<readonly string[]>([]);
// Told anew after every change of the board, at most once per frame.
export const boardTurn = signal(0);
export const regionsAvailable = signal<ReadonlyMap<string, boolean>>(new Map());
// When the board was last known to be right, by this device's clock; 0: never.
export const boardAsOf = signal(0);
let cursor: string | undefined;
let watching = false;

export function centerOf(id: string): Center | undefined {
  return centers.get(id)?.value;
}

export function allCenters(): Center[] {
  return [...centers.values()].map((center) => center.peek()!);
}

function isWhole(change: CenterChange | Center): change is Center {
  return "name" in change;
}

function apply(changes: readonly (CenterChange | Center)[]): void {
  let renamed = false;
  for (const change of changes) {
    const known = centers.get(change.center);
    if (isWhole(change)) {
      renamed = true;
      if (known) known.value = change;
      else centers.set(change.center, signal<Center>(change));
    } else if (known) {
      const { reason: _reason, until: _until, confirmed_at: _at, ...lasting } = known.peek()!;
      known.value = { ...lasting, ...change };
    }
  }
  if (renamed) centerIds.value = [...centers.keys()];
}

let turning = false;
function turn(): void {
  if (turning) return;
  turning = true;
  requestAnimationFrame(() => {
    turning = false;
    boardTurn.value++;
  });
}

function take(news: BoardWatchResult | BoardChangedParams): void {
  cursor = news.cursor;
  if ("centers" in news && news.centers) {
    const there = new Set(news.centers.map(({ center }) => center));
    [...centers.keys()].forEach((id) => there.has(id) || centers.delete(id));
    apply(news.centers);
    centerIds.value = [...centers.keys()];
  }
  if (news.changes) apply(news.changes);
  if (news.regions) {
    const next = "changes" in news || !("centers" in news) ? new Map(regionsAvailable.peek()) : new Map<string, boolean>();
    news.regions.forEach(({ region, available }) => next.set(region, available));
    regionsAvailable.value = next;
  }
  boardAsOf.value = Date.now();
  turn();
}

async function watch(): Promise<void> {
  watching = true;
  try {
    take(await call("board.watch", cursor ? { since: cursor } : {}));
  } catch (fault) {
    if (fault instanceof Fault && fault.mayRepeat) setTimeout(() => watching && void watch(), 1_000);
  }
}

hear("board.changed", take);

function letTimePass(): void {
  const at = daemonNow();
  let other = false;
  for (const center of centers.values()) {
    const known = center.peek()!;
    const now = asOf(known, rhythm.peek(), at);
    if (now === known) continue;
    center.value = now;
    other = true;
  }
  if (other) turn();
}

// Roles that show the board call this once; it follows over every reconnection.
export function followBoard(): () => void {
  link.heartbeat = async () => take(await call("board.watch", cursor ? { since: cursor } : {}));
  const timer = setInterval(letTimePass, 5_000);
  const stop = whenReady(() => void watch());
  return () => {
    clearInterval(timer);
    stop();
  };
}

// Who comes next on this device sees nothing of who was before.
effect(() => {
  if (session.value) return;
  watching = false;
  cursor = undefined;
  centers.clear();
  centerIds.value = [];
  regionsAvailable.value = new Map();
  boardAsOf.value = 0;
});
