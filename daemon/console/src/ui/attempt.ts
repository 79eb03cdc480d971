// One thing at a time that somebody has decided: under way, then done or refused. It is no state of a component, so that
// the lock in between neither hides that it is still under way nor loses why it was refused.
import type { Signal } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { Fault } from "../wire/fault.ts";

export type Attempt = {
  state: Signal<{ busy: boolean; fault: Fault | undefined }>;
  // Whether it was done. Nothing is begun while the one before is under way.
  run: (work: () => Promise<void>) => Promise<boolean>;
  // Forgets why the last one was refused, as when its form is closed.
  forget: () => void;
};

export function attempt(): Attempt {
  const state = draft<{ busy: boolean; fault: Fault | undefined }>(() => ({ busy: false, fault: undefined }));
  const run = async (work: () => Promise<void>) => {
    if (state.peek().busy) return false;
    state.value = { busy: true, fault: undefined };
    try {
      await work();
      state.value = { busy: false, fault: undefined };
      return true;
    } catch (fault) {
      state.value = { busy: false, fault: fault instanceof Fault ? fault : new Fault("internal_error") };
      return false;
    }
  };
  const forget = () => {
    if (!state.peek().busy) state.value = { busy: false, fault: undefined };
  };
  return { state, run, forget };
}
