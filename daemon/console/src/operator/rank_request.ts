// The ranking for a request that is open already, by what its story says was asked for.
import { Fault } from "../wire/fault.ts";
import { call } from "../wire/session.ts";
import type { RequestStory } from "../wire/shapes.ts";
import type { Ranks } from "./ranking.ts";

export async function rankRequest(story: RequestStory): Promise<Ranks | undefined> {
  try {
    return (await call("request.preview" as never, { request: story.request } as never)) as Ranks;
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.reason !== "method_not_found") throw fault;
    return rankByBody(story);
  }
}

// Where the daemon does not rank an open request itself, its body is ranked like a new one, without those asked before.
async function rankByBody({ body, offers }: RequestStory): Promise<Ranks | undefined> {
  if (!body) return undefined;
  const { conceal_from: _hidden, ...exclude } = body.exclude;
  const { candidates, excluded } = await call("route.preview", { ...body, origin: { place: body.origin.place }, exclude });
  const asked = new Set(offers.map(({ center }) => center));
  return { candidates: candidates.filter(({ center }) => !asked.has(center)), excluded };
}
