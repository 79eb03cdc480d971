// The register entry that is being edited: looked over by the daemon, then written.
import { draft } from "../app/draft.ts";
import { knownPlace } from "../live/country.ts";
import { decide, forgetDeed } from "../ui/deed.tsx";
import { Fault } from "../wire/fault.ts";
import { call } from "../wire/session.ts";
import type { Capacity, Id } from "../wire/shapes.ts";
import { contentOf, entryOf, paramsOf, type Entry } from "./entry_shape.ts";
import { chosenCenter } from "./view.ts";

// The entry that is being edited; nothing of it is lost by errors, the lock or a new sign-in.
export const entry = draft<Entry | undefined>(() => undefined);
// What the daemon said of it when it was last looked over, and for which content.
export const checked = draft<{ content: string; capacity: Capacity } | undefined>(() => undefined);
export const entryFault = draft<Fault | undefined>(() => undefined);
// Which center was written last.
export const written = draft<Id | undefined>(() => undefined);

export const setEntry = (part: Partial<Entry>) => entry.value && (entry.value = { ...entry.value, ...part });

// What is wrong with a member: seen here, or told by the daemon.
export type WrongAt = (pointer: string) => string | undefined;

export function beginEntry(form: Entry): void {
  forgetDeed(`check ${form.center}`);
  forgetDeed(`put ${form.center}`);
  checked.value = undefined;
  written.value = undefined;
  entry.value = form;
}

export async function readEntry(center: Id): Promise<void> {
  try {
    const shown = await call("center.show", { center });
    entryFault.value = undefined;
    beginEntry(entryOf(shown.center, shown.handover, knownPlace(shown.center.place)?.name));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    entryFault.value = fault;
  }
}

// Asks the daemon whether it would take the entry; nothing is changed.
export async function lookOver(form: Entry): Promise<void> {
  const content = contentOf(form);
  forgetDeed(`put ${form.center}`);
  const capacity = await decide(`check ${form.center}`, "center.put", { ...paramsOf(form), check: true });
  checked.value = capacity && { content, capacity };
}

export async function write(form: Entry): Promise<void> {
  const done = await decide(`put ${form.center}`, "center.put", paramsOf(form));
  if (!done) return;
  written.value = form.center;
  entry.value = undefined;
  checked.value = undefined;
  chosenCenter.value = form.center;
}
