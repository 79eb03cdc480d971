// What has been asked of the daemon and is not known to be done: the screen says so until it is.
import { draft } from "../app/draft.ts";
import { session } from "../wire/session.ts";

type Deed = { busy: boolean; fault?: unknown };
const deeds = draft<ReadonlyMap<string, Deed>>(() => new Map());

export function deedOf(name: string): Deed {
  return deeds.value.get(name) ?? { busy: false };
}

function put(name: string, deed: Deed): void {
  deeds.value = new Map(deeds.peek()).set(name, deed);
}

// One at a time of each name. What refused it stays until it is tried again; tells whether it was done.
export async function run(name: string, work: () => Promise<unknown>): Promise<boolean> {
  if (deeds.peek().get(name)?.busy) return false;
  const who = session.peek()?.account;
  put(name, { busy: true });
  try {
    await work();
    put(name, { busy: false });
    return true;
  } catch (fault) {
    if (session.peek()?.account === who) put(name, { busy: false, fault });
    else put(name, { busy: false });
    return false;
  }
}

export function forgive(name: string): void {
  if (deeds.peek().get(name)?.fault) put(name, { busy: false });
}
