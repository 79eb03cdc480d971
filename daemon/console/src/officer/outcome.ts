import type { Blocked, Outcome, RefusalReason, Rule } from "../wire/shapes.ts";

// Reasons that are about the place: another one is looked for. After the others the request ends.
export const aboutPlace: readonly RefusalReason[] = ["too_far", "too_near", "conditions"];
export const forGood: readonly RefusalReason[] = ["changed_mind", "stays_with_family", "perpetrator_removed", "contact_lost"];

const full: readonly Rule[] = ["no_free_unit", "not_accepting", "stale", "intake_closed"];
const distance: readonly Rule[] = ["unreachable", "road_closed", "too_far", "too_near", "excluded_region", "excluded_place", "excluded_around"];

// Why no place was found, by what blocked most centers.
export function unmetOutcome(blocked: Blocked = {}): Outcome {
  const sum = (rules: readonly Rule[]) => rules.reduce((total, rule) => total + (blocked[rule] ?? 0), 0);
  const all = Object.values(blocked).reduce((total, n) => total + n, 0);
  const [capacity, far] = [sum(full), sum(distance)];
  const eligibility = all - capacity - far;
  if (capacity >= eligibility && capacity >= far) return "unmet_capacity";
  return eligibility >= far ? "unmet_eligibility" : "unmet_distance";
}
