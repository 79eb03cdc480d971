// How old a center's figures are, as the daemon judges it (domain/freshness): by the center's own rhythm or the country's.
import type { Center, Freshness, Rhythm } from "../wire/shapes.ts";

export function freshnessOf(center: Pick<Center, "confirmed_at" | "rhythm" | "freshness">, usual: Rhythm | undefined, at: number): Freshness {
  const limits = center.rhythm ?? usual;
  if (!limits) return center.freshness;
  if (!center.confirmed_at) return "stale";
  const minutes = (at - Date.parse(center.confirmed_at)) / 60_000;
  return minutes < limits.ageing_after_min ? "fresh" : minutes <= limits.stale_after_min ? "ageing" : "stale";
}
