import { minutes } from "../i18n/format.ts";
import { named, t, tCode } from "../i18n/index.ts";
import { placeName, regionName } from "../live/country.ts";
import { stories } from "../live/requests.ts";
import { Badge, Countdown, OfferBadge, RequestBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { householdText, needText, unitTextOf } from "../ui/words.ts";
import { ready } from "../wire/session.ts";
import type { Candidate, Id, Placed } from "../wire/shapes.ts";
import { LeaverFields } from "./leaver_fields.tsx";
import { householdIn, sizeOf, type Leaver } from "./leavers.ts";
import { place, planState, relocation, removeLeaver, set } from "./relocation.ts";
import { StoryDeeds } from "./story_deeds.tsx";

// Where the plan sends a household, and how far that is.
function Destination({ to }: { to: Candidate }) {
  return (
    <p>
      <span aria-hidden="true">→ </span>
      <strong>{named(to.name)}</strong>, {placeName(to.place)}, {regionName(to.region)}{" "}
      <span class="quiet number">{t("coordinator.plan_way", { time: minutes(to.travel_min), km: to.km, unit: unitTextOf(to.center, to.unit) })}{to.estimate && ` · ${t("coordinator.estimate")}`}</span>
    </p>
  );
}

function Blocked({ why }: { why: Record<string, number> }) {
  const rows = Object.entries(why).sort(([, a], [, b]) => b - a);
  return (
    <div>
      <Badge mood="bad" sign="∅" text={t("coordinator.no_place")} />
      <ul class="coo-why">{rows.map(([rule, n]) => <li key={rule}>{t("coordinator.blocked_row", { rule: tCode("blocked", rule), n })}</li>)}</ul>
    </div>
  );
}

// What has become of a request, live, with whom it was asked of last.
export function Story({ request, placed }: { request: Id; placed?: Placed }) {
  const story = stories.value.get(request);
  const last = story?.offers.at(-1);
  const state = story?.state ?? placed?.state;
  return (
    <div class="column coo-tight-column" role="status">
      <span class="row coo-tight">
        {state && <RequestBadge state={state} />}
        {last && <OfferBadge state={last.state} />}
        {last?.name && <strong>{named(last.name)}</strong>}
        {last?.state === "offered" && <Countdown until={last.answer_by} label={t("coordinator.answers_in")} />}
      </span>
      {story?.outcome && <span>{tCode("outcome", story.outcome)}</span>}
      {!story && placed?.blocked && <Blocked why={placed.blocked} />}
    </div>
  );
}

function Deeds({ leaver, to }: { leaver: Leaver; to: Candidate | undefined }) {
  if (leaver.underWay) return <p role="status" class="quiet">{ready.value ? t("coordinator.placing") : t("deed.unknown")}</p>;
  if (leaver.key) return (
    <div class="column coo-tight-column">
      <p class="error" role="alert">{t("coordinator.outcome_unknown")}</p>
      <div><Button kind="primary" onPress={() => void place(leaver.id)}>{t("coordinator.ask_again")}</Button></div>
    </div>
  );
  return to ? <div><Button onPress={() => void place(leaver.id)}>{t("coordinator.place")}</Button></div> : null;
}

// One household: who they are, where the plan sends them, and what became of it.
export function LeaverRow({ leaver, n }: { leaver: Leaver; n: number }) {
  const { plan, editing } = relocation.value;
  const size = sizeOf(leaver);
  const open = editing === leaver.id && !leaver.key && !leaver.placed;
  const fixed = leaver.placed || leaver.key || planState.value.busy;
  const name = t("coordinator.household_n", { n });
  return (
    <li class="coo-leaver column" data-household={n}>
      <div class="row spread">
        <span><strong>{name}</strong> {size > 0 ? `${t("count.people", { n: size })}: ${householdText(householdIn(leaver))}` : <span class="quiet">{t("coordinator.nobody_yet")}</span>}</span>
        {!fixed && (
          <span class="row coo-tight">
            <Button size="small" label={t(open ? "coordinator.done_with" : "coordinator.change_of", { what: name })} aria-expanded={open} onPress={() => set({ editing: open ? "" : leaver.id })}>{t(open ? "coordinator.done" : "coordinator.change")}</Button>
            <Button size="small" kind="plain" label={t("coordinator.remove_of", { what: name })} onPress={() => removeLeaver(leaver.id)}>{t("action.remove")}</Button>
          </span>
        )}
      </div>
      {(leaver.needs.length > 0 || leaver.languages.length > 0) && !open && <p class="quiet">{[...leaver.needs.map(needText), ...leaver.languages.map((tag) => needText(`interpreter:${tag}`))].join(", ")}</p>}
      {open && <LeaverFields leaver={leaver} />}
      {plan?.to[leaver.id] && !leaver.placed && <Destination to={plan.to[leaver.id]!} />}
      {plan?.blocked[leaver.id] && !leaver.placed && <Blocked why={plan.blocked[leaver.id]!} />}
      {leaver.placed ? <><Story request={leaver.placed.request} placed={leaver.placed} /><StoryDeeds request={leaver.placed.request} /></> : <Deeds leaver={leaver} to={plan?.to[leaver.id]} />}
      <FaultLine fault={leaver.key ? undefined : leaver.fault} />
    </li>
  );
}
