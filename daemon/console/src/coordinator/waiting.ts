// How many wait for a place in each region, asked anew when the daemon says that it may be another: at once, and then
// twice a second at most, however much happens.
import { effect, signal } from "@preact/signals";
import { call, hear, ready, session, whenReady } from "../wire/session.ts";
import type { Region } from "../wire/shapes.ts";

export const waitingIn = signal<ReadonlyMap<Region, number>>(new Map());
let following = false;
let planned: ReturnType<typeof setTimeout> | undefined;
let changed = false;

async function ask(): Promise<void> {
  changed = planned !== undefined;
  if (changed || !ready.peek()) return;
  planned = setTimeout(() => {
    planned = undefined;
    if (changed && following) void ask();
  }, 500);
  try {
    const { regions } = await call("request.waiting", {});
    if (session.peek()) waitingIn.value = new Map(regions.map(({ region, waiting }) => [region, waiting]));
  } catch {
    // The bar says how link and store are; without a link it is asked again when that is back.
    setTimeout(() => following && void ask(), 1_000);
  }
}

hear("waiting.changed", () => following && void ask());
export function followWaiting(): () => void {
  following = true;
  const stop = whenReady(() => void ask());
  return () => {
    following = false;
    stop();
  };
}

effect(() => {
  if (!session.value) waitingIn.value = new Map();
});
