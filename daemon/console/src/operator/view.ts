// Which part of the operator's screen is in sight.
import { signal } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { follow, leave } from "../live/requests.ts";
import type { Id } from "../wire/shapes.ts";
import { isMine } from "./mine.ts";

export type Part = "queue" | "mine" | "intake" | "ranking" | "board";
export const part = draft<Part>(() => "intake");
// The request that is looked at; none: the intake is.
export const selected = draft<Id | undefined>(() => undefined);
// The center that is looked at, or spoken for.
export const chosenCenter = draft<Id | undefined>(() => undefined);

// Told anew when a new call begins: the form puts the focus into its first field.
export const callTurn = signal(0);

const roomy = matchMedia("(min-width: 56.25em)");
export const wide = signal(roomy.matches);
roomy.addEventListener("change", () => (wide.value = roomy.matches));

function turnFrom(before: Id | undefined): void {
  if (before && !isMine(before)) leave(before);
}

export function select(request: Id): void {
  if (selected.value !== request) turnFrom(selected.value);
  follow(request);
  selected.value = request;
  part.value = "intake";
}

export function showIntake(): void {
  turnFrom(selected.value);
  selected.value = undefined;
  part.value = "intake";
}

// A new call: what was typed for the last one stays until it is placed or cleared.
export function newCall(): void {
  showIntake();
  callTurn.value++;
}

export function showCenter(center: Id): void {
  chosenCenter.value = center;
  part.value = "board";
}
