// The time. Countdowns run by the daemon's clock, which a device's may not agree with.
import { signal } from "@preact/signals";

// How far the daemon's clock is ahead of this device's, in milliseconds.
let ahead = 0;
const samples: number[] = [];

// A live notice carries the moment of its event in its cursor ("1769896800123-4") and arrives a little later, so the
// largest of the last differences is the nearest to the truth.
export function learnFrom(cursor: string): void {
  learnNow(Number(cursor.split("-")[0]));
}

// It was so late there a moment ago.
export function learnNow(at: number): void {
  if (!Number.isFinite(at)) return;
  samples.push(at - Date.now());
  if (samples.length > 16) samples.shift();
  ahead = Math.max(...samples);
}

export function daemonNow(): number {
  return Date.now() + ahead;
}

// The daemon's time, newly told every second; what shows ages and countdowns is drawn again by it.
export const now = signal(daemonNow());
setInterval(() => (now.value = daemonNow()), 1_000);
