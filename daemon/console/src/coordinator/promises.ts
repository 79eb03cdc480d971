// How centers have kept their word, as last asked for.
import { effect, signal } from "@preact/signals";
import { Fault } from "../wire/fault.ts";
import { call, session } from "../wire/session.ts";
import type { Id, Promise as Kept } from "../wire/shapes.ts";

export const promises = signal<ReadonlyMap<Id, Kept>>(new Map());
export const promiseFault = signal<Fault | undefined>();

export async function askPromise(center: Id): Promise<void> {
  try {
    const kept = await call("center.promise", { center });
    promises.value = new Map(promises.peek()).set(center, kept);
    promiseFault.value = undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    promiseFault.value = fault;
  }
}

effect(() => {
  if (session.value) return;
  promises.value = new Map();
  promiseFault.value = undefined;
});
