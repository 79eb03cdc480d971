import { useEffect, useRef } from "preact/hooks";
import { number, when } from "../i18n/format.ts";
import { named, t, tCode } from "../i18n/index.ts";
import { centerOf } from "../live/board.ts";
import { placeName, regionName } from "../live/country.ts";
import { stories } from "../live/requests.ts";
import { Countdown, RequestBadge, UrgencyBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { householdText, languageName, needText } from "../ui/words.ts";
import { now } from "../wire/clock.ts";
import type { Id, RequestBody, RequestStory } from "../wire/shapes.ts";
import { lineOf } from "./mine.ts";
import { RequestActions } from "./request_actions.tsx";
import { Timeline } from "./timeline.tsx";
import { newCall } from "./view.ts";

function notThere({ exclude }: RequestBody): string[] {
  return [
    ...(exclude.home_place ? [t("operator.home_out")] : []),
    ...(exclude.regions ?? []).map(regionName),
    ...(exclude.places ?? []).map(placeName),
    ...(exclude.around ?? []).map(({ place, km }) => t("operator.around", { place: placeName(place), km: t("span.km", { n: km }) })),
    ...(exclude.centers ?? []).map((center) => named(centerOf(center)?.name)),
  ];
}

// What was asked for, as far as it may be known here.
function Asked({ story: { request, body } }: { story: RequestStory }) {
  const line = lineOf(request);
  if (!body)
    return line ? <p>{regionName(line.origin_region)} · {t("count.people", { n: line.people })}</p> : null;
  const out = notThere(body);
  const wishes = [...body.needs.map(needText), ...body.languages.map(languageName)];
  return (
    <dl class="op-asked">
      <dt>{t("operator.from")}</dt>
      <dd>{body.origin.name ? named(body.origin.name) : placeName(body.origin.place)}, {regionName(body.origin.region)}</dd>
      <dt>{t("operator.who")}</dt>
      <dd>{householdText(body.household)}</dd>
      {wishes.length > 0 && <><dt>{t("operator.needs")}</dt><dd>{wishes.join(", ")}</dd></>}
      {out.length > 0 && <><dt>{t("operator.exclusions")}</dt><dd>{out.join(", ")}</dd></>}
      <dt>{t("operator.transport")}</dt>
      <dd>{t(`transport.${body.transport}`)}</dd>
    </dl>
  );
}

function blockedText(story: RequestStory): string {
  const rows = Object.entries(story.blocked ?? {}).sort(([, a], [, b]) => b - a);
  return rows.map(([rule, n]) => t("operator.blocked_row", { rule: tCode("blocked", rule), n: number(n) })).join("; ");
}

// How it stands now, in one sentence, with what runs out next.
function Standing({ story }: { story: RequestStory }) {
  const offer = story.offers.at(-1);
  return (
    <p class="op-standing">
      {/* Only the sentence is told to screen readers when it changes, not every second of the countdown. */}
      <span role="status">{t(`operator.standing_${story.state}`)}</span>{" "}
      {story.state === "offered" && offer && <Countdown until={offer.answer_by} label={t("operator.answers_by")} />}
      {story.state === "accepted" && offer?.held_until && <Countdown until={offer.held_until} label={t("operator.held_until")} />}
      {story.state === "claimed" && story.deadline && <Countdown until={story.deadline} label={t("operator.claimed_until")} />}
      {story.outcome && <strong>{t(`outcome.${story.outcome}`)}{story.reason && ` · ${tCode("refusal", story.reason)}`}</strong>}
    </p>
  );
}

// What has become of the offer of now, for who does not see it.
function LastStep({ story }: { story: RequestStory }) {
  const offer = story.offers.at(-1);
  const text = offer?.name ? t("operator.step", { center: named(offer.name), state: tCode("offer_state", offer.state) }) : "";
  return <p class="visually-hidden" role="status">{text}</p>;
}

export function RequestPart({ request }: { request: Id }) {
  const story = stories.value.get(request);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="panel op-part op-request" aria-labelledby="op-request" data-state={story?.state}>
      <div class="row spread">
        <h2 id="op-request" ref={heading} tabIndex={-1}>{t("operator.request")}</h2>
        <Button size="small" keyHint="F2" onPress={newCall}>{t("operator.new_call")}</Button>
      </div>
      {!story && <p role="status">{t("state.loading")}</p>}
      {story && (
        <>
          <p class="row">
            <RequestBadge state={story.state} />
            <UrgencyBadge urgency={story.urgency} />
            <span class="quiet">{t("operator.opened_at", { time: when(story.opened_at, now.value) })}</span>
          </p>
          <Standing story={story} />
          <LastStep story={story} />
          <Asked story={story} />
          {story.blocked && <p class="quiet">{t("operator.blocked", { what: blockedText(story) })}</p>}
          <RequestActions story={story} />
          <Timeline story={story} />
        </>
      )}
    </section>
  );
}
