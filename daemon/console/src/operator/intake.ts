// What the caller says, as it is typed.
import { computed } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { Fault } from "../wire/fault.ts";
import { bodyOf, emptyIntake, peopleIn, type Intake } from "../ui/said.ts";

export const intake = draft(emptyIntake);

// Why the last hold was refused; it stands next to its field until something else is said.
export const openFault = draft<unknown>(() => undefined);

export function put(changed: Partial<Intake>): void {
  intake.value = { ...intake.value, ...changed };
  cleared.value = undefined;
  const fault = openFault.peek();
  if (fault !== undefined) openFault.value = fault instanceof Fault && fault.data["missing"] ? missing() : undefined;
}

export const body = computed(() => bodyOf(intake.value));

// A hold was asked for too early: what is still missing, next to its field.
export function missing(): Fault | undefined {
  if (!intake.value.place) return new Fault("invalid_params", "/origin", { missing: true });
  return peopleIn(intake.value) === 0 ? new Fault("invalid_params", "/household", { missing: true }) : undefined;
}

// What was cleared by hand, for who pressed the wrong button.
export const cleared = draft<Intake | undefined>(() => undefined);

export function clearByHand(): void {
  cleared.value = intake.value;
  clearIntake();
}

export function takeBack(): void {
  if (cleared.value) intake.value = cleared.value;
  cleared.value = undefined;
}

export function clearIntake(): void {
  intake.value = emptyIntake();
  openFault.value = undefined;
}
