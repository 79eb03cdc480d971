// What the daemon reminds of, in words, until its matter is over.
import { effect } from "@preact/signals";
import { raise, settle } from "../app/alarms.ts";
import { named, t, tCode } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { stories } from "../live/requests.ts";
import { hear } from "../wire/session.ts";
import type { Id, Reminder, RequestState } from "../wire/shapes.ts";
import { lineOf } from "./mine.ts";
import { select } from "./view.ts";

// In which state of the request the matter lasts.
const lasts: Record<Reminder["kind"], RequestState> = {
  unanswered: "offered", not_arrived: "accepted", claim_ends: "claimed", unclaimed: "queued", waiting: "waiting",
};
const told = new Map<string, Reminder & { request: Id }>();

function text({ kind, urgency, request }: Reminder & { request: Id }): string {
  const what = tCode("reminder", kind);
  const asked = stories.value.get(request)?.offers.at(-1)?.name;
  if (asked && (kind === "unanswered" || kind === "not_arrived")) return t("operator.alarm_at", { what, at: named(asked), urgency: t(`urgency.${urgency}`) });
  const region = lineOf(request)?.origin_region;
  return region
    ? t("operator.alarm_at", { what, at: regionName(region), urgency: t(`urgency.${urgency}`) })
    : t("operator.alarm", { what, urgency: t(`urgency.${urgency}`) });
}

function tell(grade: "reminder" | "alarm", { request, ...rest }: Reminder): void {
  if (!request) return;
  const reminder = { request, ...rest };
  const id = `${reminder.kind} ${request}`;
  told.set(id, reminder);
  raise({ id, grade, text: () => text(reminder), open: () => select(request) });
}

function stands(request: Id, state: RequestState): void {
  for (const [id, reminder] of told) {
    if (reminder.request !== request || lasts[reminder.kind] === state) continue;
    told.delete(id);
    settle(id);
  }
}

export function followReminders(): () => void {
  const stops = [
    hear("request.alarm", ({ reminder }) => tell("alarm", reminder)),
    hear("request.reminder", ({ reminder }) => tell("reminder", reminder)),
    hear("queue.changed", ({ request }) => stands(request.request, request.state)),
    hear("request.changed", ({ request }) => stands(request.request, request.state)),
    effect(() => stories.value.forEach(({ request, state }) => stands(request, state))),
  ];
  return () => {
    stops.forEach((stop) => stop());
    told.clear();
  };
}
