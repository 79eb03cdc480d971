// How many wait for a place in each region, asked anew when the daemon says that it may be another: one question at a
// time, and one more where something changed meanwhile.
import { effect, signal } from "@preact/signals";
import { call, hear, ready, session, whenReady } from "../wire/session.ts";
import type { Region } from "../wire/shapes.ts";

export const waitingIn = signal<ReadonlyMap<Region, number>>(new Map());
let following = false;
let asking = false;
let again = false;

async function ask(): Promise<void> {
  again = asking;
  if (asking) return;
  asking = true;
  try {
    const { regions } = await call("request.waiting", {});
    if (session.peek()) waitingIn.value = new Map(regions.map(({ region, waiting }) => [region, waiting]));
  } catch {
    // Asked again as soon as the link is back; the bar says how it is.
  } finally {
    asking = false;
    if (again && ready.peek()) void ask();
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
