// The requests that this person has open, with the chain of offers of each, followed over every reconnection.
import { effect, signal } from "@preact/signals";
import { Fault } from "../wire/fault.ts";
import type { RequestStory } from "../wire/shapes.ts";
import { call, hear, session, whenReady } from "../wire/session.ts";

export const stories = signal<ReadonlyMap<string, RequestStory>>(new Map());
const followed = new Set<string>();

function keep(story: RequestStory): void {
  stories.value = new Map(stories.peek()).set(story.request, story);
}

async function watch(request: string): Promise<void> {
  try {
    keep(await call("request.watch", { request }));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.mayRepeat) setTimeout(() => followed.has(request) && void watch(request), 1_000);
    else if (fault.reason === "not_found") leave(request);
  }
}

// Follows a request from now on; its story is in `stories` as soon as it is known.
export function follow(request: string): void {
  if (followed.has(request)) return;
  followed.add(request);
  void watch(request);
}

export function leave(request: string): void {
  followed.delete(request);
  const rest = new Map(stories.peek());
  rest.delete(request);
  stories.value = rest;
}

// A notice tells one step; the story with names and reasons is read again.
hear("request.changed", ({ request: { request } }) => followed.has(request) && void watch(request));
hear("request.route_changed", ({ offer: { request } }) => followed.has(request) && void watch(request));
whenReady(() => followed.forEach((request) => void watch(request)));

effect(() => {
  if (session.value) return;
  followed.clear();
  stories.value = new Map();
});
