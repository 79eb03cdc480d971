// The country as the coordinator follows it: the tallies of its regions, four times a second at most however fast the
// board changes, and how many requests are open.
import { effect, signal } from "@preact/signals";
import { allCenters, boardTurn, centerIds } from "../live/board.ts";
import type { Region } from "../wire/shapes.ts";
import { call, ready, session } from "../wire/session.ts";
import { tallies, type Tally } from "./tally.ts";

export const regionTallies = signal<ReadonlyMap<Region, Tally>>(new Map());
// Told by the daemon every five seconds; undefined until then.
export const openRequests = signal<number | undefined>();

export function followTallies(): () => void {
  let planned: ReturnType<typeof setTimeout> | undefined;
  const count = () => {
    planned = undefined;
    regionTallies.value = tallies(allCenters());
  };
  const stop = effect(() => {
    void boardTurn.value;
    void centerIds.value;
    planned ??= setTimeout(count, 250);
  });
  return () => {
    stop();
    clearTimeout(planned);
  };
}

async function ask(): Promise<void> {
  if (!ready.value) return;
  try {
    openRequests.value = (await call("system.status", {})).redis.open_requests;
  } catch {
    // The bar says how the link and the store are.
  }
}

export function followStatus(): () => void {
  const stop = ready.subscribe((is) => is && void ask());
  const timer = setInterval(() => void ask(), 5_000);
  return () => {
    stop();
    clearInterval(timer);
  };
}

// Whether a region is this coordinator's; one who is told no regions has none of their own to tell apart.
export function isOwn(region: Region): boolean {
  const own = session.value?.regions;
  return !own || own.length === 0 || own.includes(region);
}

effect(() => {
  if (session.value) return;
  regionTallies.value = new Map();
  openRequests.value = undefined;
});
