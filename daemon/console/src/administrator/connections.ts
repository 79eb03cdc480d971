// Who is signed in now, on every daemon. Read every few seconds while its view is in sight.
import { effect, signal } from "@preact/signals";
import { decide } from "../ui/deed.tsx";
import { Fault } from "../wire/fault.ts";
import type { SignedIn } from "../wire/shapes.ts";
import { call, ready, session } from "../wire/session.ts";

export type Connection = SignedIn;

export const connections = signal<readonly Connection[] | undefined>();
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

const every = 5_000;

// Until the returned function is called. A daemon that does not tell its connections is not asked again.
export function watchConnections(): () => void {
  const read = () => ready.value && connectionsFault.peek()?.reason !== "method_not_found" && void readConnections();
  read();
  const timer = setInterval(read, every);
  return () => clearInterval(timer);
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
