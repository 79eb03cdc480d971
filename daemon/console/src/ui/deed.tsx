// What somebody has decided, on its way to the daemon: sent once, with one key, until its outcome is known. It goes on
// when its button leaves the screen (a lock, another tab) and is told again when that comes back.
import { effect, signal } from "@preact/signals";
import { t } from "../i18n/index.ts";
import { Fault } from "../wire/fault.ts";
import { callUntilKnown, newKey, ready, session } from "../wire/session.ts";
import type { Methods } from "../wire/shapes.ts";
import { FaultLine } from "./fault_text.tsx";

type Keyed = { [M in keyof Methods]: Methods[M]["params"] extends { key: string } ? M : never }[keyof Methods];
type Deed = { underWay: boolean; fault?: Fault };

const deeds = signal<ReadonlyMap<string, Deed>>(new Map());

function put(id: string, deed: Deed | undefined): void {
  const next = new Map(deeds.peek());
  if (deed) next.set(id, deed);
  else next.delete(id);
  deeds.value = next;
}

// One id per matter, such as "accept o7wq2mnbv5cxy3k": while it is under way, deciding again changes nothing. The answer,
// or undefined where it was refused; why is in `faultOfDeed`.
export async function decide<M extends Keyed>(
  id: string,
  method: M,
  params: Omit<Methods[M]["params"], "key">,
): Promise<Methods[M]["result"] | undefined> {
  if (underWay(id)) return undefined;
  const who = session.peek()?.account;
  put(id, { underWay: true });
  try {
    const result = await callUntilKnown(method, { ...params, key: newKey() } as Methods[M]["params"]);
    put(id, undefined);
    return session.peek()?.account === who ? result : undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    put(id, { underWay: false, fault });
    return undefined;
  }
}

export function underWay(id: string): boolean {
  return deeds.value.get(id)?.underWay === true;
}

export function faultOfDeed(id: string): Fault | undefined {
  return deeds.value.get(id)?.fault;
}

export function forgetDeed(id: string): void {
  put(id, undefined);
}

effect(() => {
  if (!session.value) deeds.value = new Map();
});

// Says that it is being sent, that its outcome is unknown, or why it was refused. `quietly` leaves faults to their fields.
export function DeedLine({ id, quietly }: { id: string; quietly?: boolean }) {
  if (underWay(id)) return <p role="status" class="quiet">{ready.value ? t("deed.sending") : t("deed.unknown")}</p>;
  return quietly ? null : <FaultLine fault={faultOfDeed(id)} />;
}
