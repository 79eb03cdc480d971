// The center's figures: what the daemon has, what is on its way there, and the pump between them.
import { computed, effect, untracked } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { centerIds, centerOf } from "../live/board.ts";
import { decide } from "../ui/deed.tsx";
import { Fault } from "../wire/fault.ts";
import { callUntilKnown, newKey, ready, session } from "../wire/session.ts";
import type { Center, Unit } from "../wire/shapes.ts";
import * as queued from "./capacity_queue.ts";

export const changes = draft<queued.Queue>(() => []);
// "Nothing has changed" that was said while the link was lost, about the figures that were seen then.
export type Confirmation = { key: string; at: number; seen: readonly Unit[]; state: "waiting" | "sending" | "stale" | "refused"; unit?: string; version?: number };
export const confirmation = draft<Confirmation | undefined>(() => undefined);

export const own = computed<Center | undefined>(() => {
  // A center that comes is told by the list only.
  void centerIds.value;
  return session.value?.center ? centerOf(session.value.center) : undefined;
});

const decided = (): queued.Decided => ({ id: newKey(), at: Date.now(), online: ready.peek() });

// What is counted now takes back that nothing has changed.
export function press(unit: Unit, by: number): void {
  confirmation.value = undefined;
  changes.value = queued.press(changes.peek(), unit, by, decided());
}

export function report(unit: Unit, wish: queued.Figures): void {
  confirmation.value = undefined;
  changes.value = queued.report(changes.peek(), unit, wish, decided());
}

export function setMineAgain(change: queued.Change): void {
  const unit = own.peek()?.units.find((one) => one.unit === change.unit);
  if (unit) changes.value = queued.again(changes.peek(), change.id, unit, newKey());
}

export function forget(change: queued.Change): void {
  changes.value = queued.drop(changes.peek(), change.id);
}

// "Nothing has changed." While the link is lost it is kept with the figures that it was said about.
export function confirm(): void {
  const center = own.peek();
  if (!center) return;
  confirmation.value = ready.peek() ? undefined : { key: newKey(), at: Date.now(), seen: center.units, state: "waiting" };
  if (ready.peek()) void decide("confirm", "capacity.confirm", { center: center.center });
}

async function sendConfirmation(said: Confirmation, center: string): Promise<void> {
  confirmation.value = { ...said, state: "sending" };
  try {
    const units = said.seen.map(({ unit, version }) => ({ unit, version }));
    await callUntilKnown("capacity.report", { center, units, key: said.key });
    confirmation.value = undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const { unit, version } = fault.data;
    if (fault.mayRepeat || fault.reason === "not_signed_in") confirmation.value = { ...said, state: "waiting" };
    else if (fault.reason === "stale_version") confirmation.value = { ...said, state: "stale", unit: String(unit), version: Number(version) };
    else confirmation.value = { ...said, state: "refused" };
  }
}

// Where only a hold came or went since, it is still true.
function lookAgain(said: Confirmation, units: readonly Unit[]): void {
  const told = units.find(({ unit }) => unit === said.unit);
  if (told && told.version < (said.version ?? 0)) return;
  confirmation.value = queued.stillTrue(said.seen, units)
    ? { ...said, key: newKey(), seen: units, state: "waiting" }
    : { ...said, state: "refused" };
}

function call(change: queued.Change, center: string) {
  if (change.step) return callUntilKnown("capacity.adjust", { center, unit: change.unit, by: queued.stepOf(change), key: change.id });
  const unit = { unit: change.unit, version: change.seen.version, ...change.wish };
  return callUntilKnown("capacity.report", { center, units: [unit], key: change.id });
}

async function send(change: queued.Change, center: string): Promise<void> {
  changes.value = queued.sending(changes.peek(), change.id);
  try {
    const { units } = await call(change, center);
    const version = units.find(({ unit }) => unit === change.unit)?.version ?? 0;
    changes.value = queued.sent(changes.peek(), change.id, version);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.mayRepeat || fault.reason === "not_signed_in") changes.value = queued.unknown(changes.peek(), change.id);
    else if (fault.reason === "stale_version") changes.value = queued.stale(changes.peek(), change.id, Number(fault.data["version"]));
    else changes.value = queued.refused(changes.peek(), change.id, fault.reason);
  }
}

// Sends one change at a time, and "nothing has changed" last.
function pump(): void {
  const center = own.value;
  if (!ready.value || !center) return;
  const change = queued.nextToSend(changes.value);
  const said = confirmation.value;
  untracked(() => {
    if (change) void send(change, center.center);
    else if (said?.state === "waiting") void sendConfirmation(said, center.center);
    else if (said?.state === "stale") lookAgain(said, center.units);
  });
}

// Follows the figures from sign-in to sign-out.
export function followCapacity(): () => void {
  const stops = [
    effect(() => {
      if (!ready.value) untracked(() => (changes.value = queued.linkLost(changes.peek())));
    }),
    effect(() => {
      const units = own.value?.units;
      const queue = changes.value;
      if (units) untracked(() => (changes.value = queued.settle(queue, units, newKey)));
    }),
    effect(pump),
  ];
  return () => stops.forEach((stop) => stop());
}
