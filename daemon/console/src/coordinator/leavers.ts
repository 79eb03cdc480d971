// The households of a center that has to be left, and the plan for them.
import { emptyIntake, householdOf, peopleIn, type Band } from "../ui/said.ts";
import type { Fault } from "../wire/fault.ts";
import type { Candidate, Household, Id, Need, Placed, RelocationPlanResult, Urgency } from "../wire/shapes.ts";

export type Counted = { women: number; men: number; aged: number; pregnant: boolean; children: Partial<Record<Band, { girls: number; boys: number }>> };
export type Leaver = Counted & {
  id: string;
  needs: Need[];
  languages: string[];
  urgency: Urgency;
  // The key under which its place has been asked for, until the outcome is known.
  key?: string;
  underWay?: boolean;
  fault?: Fault;
  placed?: Placed;
};
// Where each is to go, by the leaver's id; who has no place, with what blocked it.
export type Plan = { to: Record<Id, Candidate>; blocked: Record<Id, Record<string, number>>; madeAt: number };

// The household as the wire has it.
export function householdIn(leaver: Counted): Household {
  return householdOf({ ...emptyIntake(), ...leaver });
}

export function sizeOf(leaver: Counted): number {
  return peopleIn({ ...emptyIntake(), ...leaver });
}

export const newLeaver = (id: string): Leaver => ({ id, women: 1, men: 0, aged: 0, pregnant: false, children: {}, needs: [], languages: [], urgency: "urgent" });

// Who still needs a place: nobody who has been asked for, whatever is known of the outcome.
export function unplaced(leavers: readonly Leaver[]): Leaver[] {
  return leavers.filter((one) => !one.placed && !one.key && sizeOf(one) > 0);
}

// What the daemon is to know of a household.
export function bodyOf(leaver: Leaver) {
  return {
    household: householdIn(leaver),
    urgency: leaver.urgency,
    ...(leaver.needs.length > 0 && { needs: leaver.needs }),
    ...(leaver.languages.length > 0 && { languages: leaver.languages }),
  };
}

// The daemon counts households from 0 in the order of the call.
export function planOf(asked: readonly Leaver[], told: RelocationPlanResult, madeAt: number): Plan {
  const to = Object.fromEntries(told.assigned.map(({ household, candidate }) => [asked[household]!.id, candidate]));
  const blocked = Object.fromEntries(told.unplaced.map(({ household, blocked: why }) => [asked[household]!.id, why]));
  return { to, blocked, madeAt };
}
