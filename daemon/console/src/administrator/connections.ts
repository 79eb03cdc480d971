// Who is signed in now, on every daemon. Reading them is written down in the audit, so it happens when their view is
// opened, when the number of connections has changed, and when somebody asks for it; not every few seconds.
import { effect, signal } from "@preact/signals";
import { decide } from "../ui/deed.tsx";
import { Fault } from "../wire/fault.ts";
import type { SignedIn } from "../wire/shapes.ts";
import { call, ready, session } from "../wire/session.ts";
import { status } from "./status.ts";

export const connections = signal<readonly SignedIn[] | undefined>();
export const connectionsAsOf = signal(0);
export const connectionsFault = signal<Fault | undefined>();
export const ending = "end sessions";

export async function readConnections(): Promise<void> {
  try {
    const { sessions } = await call("session.list", {});
    connections.value = sessions;
    connectionsAsOf.value = Date.now();
    connectionsFault.value = undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    connectionsFault.value = fault;
  }
}

// Until the returned function is called. A daemon that does not tell its connections is not asked again.
export function watchConnections(): () => void {
  let counted: number | undefined;
  return effect(() => {
    const count = status.value?.connections;
    if (!ready.value || count === undefined || count === counted) return;
    counted = count;
    if (connectionsFault.peek()?.reason !== "method_not_found") void readConnections();
  });
}

export async function endSession(account: string): Promise<void> {
  if (await decide(ending, "session.end", { account })) await readConnections();
}

effect(() => {
  if (session.value) return;
  connections.value = undefined;
  connectionsAsOf.value = 0;
  connectionsFault.value = undefined;
});
