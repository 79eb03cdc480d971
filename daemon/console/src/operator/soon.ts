// Calls that a daemon may not know yet: one that does not is as if there were nothing.
import { Fault } from "../wire/fault.ts";
import { call } from "../wire/session.ts";
import type { Id, QueueLine } from "../wire/shapes.ts";
import type { Body } from "./intake.ts";
import type { Ranks } from "./ranking.ts";

export type OwnLine = QueueLine & { deadline?: string };

async function orNothing<T>(method: string, params: object): Promise<T | undefined> {
  try {
    return (await call(method as never, params as never)) as T;
  } catch (fault) {
    if (fault instanceof Fault && fault.reason === "method_not_found") return undefined;
    throw fault;
  }
}

export async function ownRequests(): Promise<OwnLine[]> {
  return (await orNothing<{ requests: OwnLine[] }>("request.list", {}))?.requests ?? [];
}

// The ranking for a request that is open already; by its body where that is known here.
export async function rankFor(request: Id, body: Body | undefined): Promise<Ranks | undefined> {
  const ranks = await orNothing<Ranks>("request.preview", { request });
  if (ranks) return ranks;
  return body ? call("route.preview", body) : undefined;
}
