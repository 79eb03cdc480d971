// Says that a request has come into the queue: to the ear once, and to screen readers.
import { effect, signal } from "@preact/signals";
import { ring } from "../app/alarms.ts";
import { t } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { queue } from "../live/queue.ts";
import { daemonNow } from "../wire/clock.ts";
import { session } from "../wire/session.ts";
import type { Id, QueueLine } from "../wire/shapes.ts";

const newest = signal<QueueLine | undefined>(undefined);

export function newcomerText(): string {
  const line = newest.value;
  if (!line) return "";
  return t("operator.newcomer", { urgency: t(`urgency.${line.urgency}`), region: regionName(line.origin_region), n: line.people });
}

export function followNewcomers(): () => void {
  const since = daemonNow();
  let known: ReadonlySet<Id> = new Set();
  return effect(() => {
    const lines = queue.value;
    const me = session.peek()?.account;
    const fresh = lines.filter(({ request, owner, opened_at }) => !known.has(request) && owner !== me && Date.parse(opened_at) > since);
    known = new Set(lines.map(({ request }) => request));
    if (!fresh.length) return;
    newest.value = fresh[0];
    if (fresh.some(({ urgency }) => urgency !== "standard")) ring();
  });
}
