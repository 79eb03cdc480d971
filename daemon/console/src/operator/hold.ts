// Opening a request, and holding a place for it. One decision is one intention with one key, and while the outcome is
// unknown the screen says so.
import { signal } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { decide } from "../ui/deed.tsx";
import { Fault } from "../wire/fault.ts";
import { callUntilKnown, newKey, ready } from "../wire/session.ts";
import type { Candidate, Id, Outcome } from "../wire/shapes.ts";
import { body, clearIntake, intake, missing, openFault } from "./intake.ts";
import { keepOpened } from "./mine.ts";
import type { Body, Intake } from "../ui/said.ts";
import { select } from "./view.ts";

// What is to become of a new request.
export type Then = { as: "nearest" } | { as: "center"; candidate: Candidate } | { as: "queue" } | { as: "unmet"; outcome: Outcome };
export type Intention = { typed: Intake; body: Body; then: Then; key: string };

// Decided, and not known to be done or refused.
export const intention = draft<Intention | undefined>(() => undefined);
export const carrying = signal(false);

export function intend(then: Then): void {
  if (intention.value) return;
  openFault.value = missing();
  if (!body.value) return;
  // What is decided without a connection would be carried out when nobody looks any more.
  if (!ready.value) return void (openFault.value = new Fault("link_lost"));
  intention.value = { typed: intake.value, body: body.value, then, key: newKey() };
  void carryOut();
}

// Nobody else is asked for it any more; what the daemon has done by then stands.
export function giveUp(): void {
  intention.value = undefined;
}

// Where the session ended before the answer came, the same intention may be carried out again: its keys make it safe.
export async function carryOut(): Promise<void> {
  const meant = intention.peek();
  if (!meant || carrying.peek()) return;
  carrying.value = true;
  try {
    const { request } = await callUntilKnown("request.open", {
      ...meant.body,
      route: meant.then.as === "nearest" ? "auto" : "queue",
      key: meant.key,
    });
    keepOpened(request, meant.body, meant.typed.place!.region);
    intention.value = undefined;
    if (intake.peek() === meant.typed) clearIntake();
    select(request);
    await goOn(request, meant);
  } catch (fault) {
    if (unknown(fault)) return;
    intention.value = undefined;
    openFault.value = fault;
  } finally {
    carrying.value = false;
  }
}

const unknown = (fault: unknown) => fault instanceof Fault && (fault.mayRepeat || fault.reason === "not_signed_in");

async function goOn(request: Id, { then }: Intention): Promise<void> {
  if (then.as === "center") await place(request, then.candidate.center);
  if (then.as === "unmet") await decide(`end ${request}`, "request.end", { request, outcome: then.outcome });
}

// Holds a place for a request that is open: of this center, or of the nearest.
export async function place(request: Id, center?: Id): Promise<void> {
  if (!ready.value) return;
  await decide(`place ${request}`, "request.place", { request, ...(center && { center }) });
}
