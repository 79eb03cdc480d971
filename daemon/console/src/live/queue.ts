// The requests that wait for an operator, most urgent and then oldest first.
import { computed, effect, signal } from "@preact/signals";
import type { QueueLine, Urgency } from "../wire/shapes.ts";
import { call, hear, session, whenReady } from "../wire/session.ts";

const lines = signal<ReadonlyMap<string, QueueLine>>(new Map());
const rank: Record<Urgency, number> = { emergency: 0, urgent: 1, standard: 2 };

export const queue = computed(() =>
  [...lines.value.values()].sort((a, b) => rank[a.urgency] - rank[b.urgency] || a.opened_at.localeCompare(b.opened_at)),
);

async function read(): Promise<void> {
  const { requests } = await call("request.queue", {});
  lines.value = new Map(requests.map((line) => [line.request, line]));
}

const waits = new Set(["queued", "waiting"]);
// A line says less than the queue (no origin, no count of people), so a new one is read.
hear("queue.changed", ({ request }) => {
  const known = lines.peek().get(request.request);
  if (waits.has(request.state) && !known) return void read().catch(() => undefined);
  const next = new Map(lines.peek());
  if (!waits.has(request.state)) next.delete(request.request);
  else next.set(request.request, { ...known!, state: request.state, urgency: request.urgency });
  lines.value = next;
});

export function followQueue(): () => void {
  return whenReady(() => void read().catch(() => undefined));
}

effect(() => {
  if (!session.value) lines.value = new Map();
});
