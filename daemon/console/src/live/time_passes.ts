// What time alone changes of a center while nothing happens, as the daemon judges it: figures grow old by the center's own
// rhythm or the country's (domain/freshness), and a closure ends (Acceptance).
import type { Center, Freshness, Rhythm } from "../wire/shapes.ts";

export function freshnessOf(center: Pick<Center, "confirmed_at" | "rhythm" | "freshness">, usual: Rhythm | undefined, at: number): Freshness {
  const limits = center.rhythm ?? usual;
  if (!limits) return center.freshness;
  if (!center.confirmed_at) return "stale";
  const minutes = (at - Date.parse(center.confirmed_at)) / 60_000;
  return minutes < limits.ageing_after_min ? "fresh" : minutes <= limits.stale_after_min ? "ageing" : "stale";
}

// The same center where nothing is to be said anew.
export function asOf(center: Center, usual: Rhythm | undefined, at: number): Center {
  const freshness = freshnessOf(center, usual, at);
  const opens = !center.accepting && center.until !== undefined && Date.parse(center.until) <= at;
  if (freshness === center.freshness && !opens) return center;
  if (!opens) return { ...center, freshness };
  const { reason: _reason, until: _until, ...open } = center;
  return { ...open, accepting: true, freshness };
}
