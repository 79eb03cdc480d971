import { useState } from "preact/hooks";
import { clock, minutes, number, when } from "../i18n/format.ts";
import { named, t, tCode } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { Countdown, UrgencyBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { Extend } from "../ui/extend.tsx";
import { householdText } from "../ui/words.ts";
import { now } from "../wire/clock.ts";
import { ready, session } from "../wire/session.ts";
import type { OfferTold, RequestStory } from "../wire/shapes.ts";
import { End, Refusal } from "./ending.tsx";
import { Handover } from "./handover.tsx";
import { cutOff, focused, focusedStory, mine, putAway } from "./requests.ts";

// How many centers were asked before the one that is asked now and could not.
function Before({ story }: { story: RequestStory }) {
  const before = story.offers.slice(0, -1).filter(({ state }) => state === "declined" || state === "expired").length;
  return before > 0 ? <p role="status">{t("officer.next_asked", { n: before })}</p> : null;
}

function Asked({ story, offer }: { story: RequestStory; offer: OfferTold }) {
  return (
    <>
      <h2>{t("officer.held")}</h2>
      <p class="big-figure">{t("officer.travel_about", { n: Math.ceil(offer.travel_min / 60) })}</p>
      <Before story={story} />
      <p>{t("officer.answer_by")}</p>
      <p class="big-figure"><Countdown until={offer.answer_by} label={t("officer.answer_left")} /></p>
      <p class="quiet">{t("officer.name_later")}</p>
    </>
  );
}

function Accepted({ story, offer }: { story: RequestStory; offer: OfferTold }) {
  return (
    <>
      <h2>{t("officer.accepted")}</h2>
      <p class="big-figure">{named(offer.name)}</p>
      <p class="big-figure">{offer.travel_min === 0 ? t("officer.same_place") : t("officer.on_the_road", { time: minutes(offer.travel_min) })}</p>
      {cutOff.value.has(offer.offer) && <p class="error" role="alert">{t("officer.road_cut")}</p>}
      {offer.held_until && <p>{t("officer.held_until", { time: when(offer.held_until, now.value) })}</p>}
      <Handover request={story.request} />
      <Extend offer={offer.offer} />
    </>
  );
}

// What stood in the way, in words, the most frequent first.
function Blocked({ story }: { story: RequestStory }) {
  const known = story.blocked ?? mine.value.find(({ request }) => request === story.request)?.blocked ?? {};
  const rows = Object.entries(known).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{t("officer.blocked")}</h3>
      <ul class="blocked">
        {rows.map(([rule, n]) => (
          <li key={rule}><span class="grow">{tCode("blocked", rule)}</span> <strong class="number">{number(n)}</strong></li>
        ))}
      </ul>
    </>
  );
}

function NoPlace({ story }: { story: RequestStory }) {
  return (
    <>
      <h2>{t("officer.no_place")}</h2>
      <p>{t("officer.waits")}</p>
      <Blocked story={story} />
    </>
  );
}

// The hold is over and the place went back: the officer says what comes next.
function Again({ story }: { story: RequestStory }) {
  const id = `place ${story.request}`;
  if (story.owner && story.owner !== session.value?.account) return <h2>{t("officer.operator_works")}</h2>;
  return (
    <>
      <h2>{t("officer.hold_over")}</h2>
      <p>{t("officer.hold_over_text")}</p>
      <Button kind="primary" size="big" off={underWay(id)} onPress={() => void decide(id, "request.place", { request: story.request })}>
        {t("officer.find_again")}
      </Button>
      <DeedLine id={id} />
    </>
  );
}

function Over({ story }: { story: RequestStory }) {
  return (
    <>
      <h2>{story.state === "placed" ? t("officer.placed") : t("officer.ended", { outcome: tCode("outcome", story.outcome ?? "withdrawn") })}</h2>
      {story.reason && <p>{tCode("refusal", story.reason)}</p>}
      <Blocked story={story} />
      <Button kind="primary" size="big" onPress={() => putAway(story.request)}>{t("officer.put_away")}</Button>
    </>
  );
}

function Step({ story }: { story: RequestStory }) {
  const last = story.offers.at(-1);
  if (story.state === "offered" && last) return <Asked story={story} offer={last} />;
  if (story.state === "accepted" && last) return <Accepted story={story} offer={last} />;
  if (story.state === "waiting") return <NoPlace story={story} />;
  if (story.state === "claimed") return <Again story={story} />;
  if (story.state === "queued") return <h2>{t("officer.operator_will")}</h2>;
  return <Over story={story} />;
}

function Ways({ story }: { story: RequestStory }) {
  const [sheet, setSheet] = useState<"refusal" | "end" | undefined>();
  return (
    <div class="ways">
      <a class="button" href="tel:111">{t("officer.call_111")}</a>
      <Button onPress={() => setSheet("refusal")}>{t("officer.refuses")}</Button>
      <Button kind="danger" onPress={() => setSheet("end")}>{t("officer.end")}</Button>
      {sheet === "refusal" && <Refusal story={story} onClose={() => setSheet(undefined)} />}
      {sheet === "end" && <End story={story} onClose={() => setSheet(undefined)} />}
    </div>
  );
}

export function RequestView({ request }: { request: string }) {
  const story = focusedStory.value;
  const line = mine.value.find((one) => one.request === request);
  const over = story?.state === "placed" || story?.state === "ended";
  return (
    <article class="officer-request">
      <h1>{t("officer.request_of", { time: clock(line?.openedAt ?? Date.now()) })}</h1>
      <p class="row">
        {story && <UrgencyBadge urgency={story.urgency} />}
        {line?.household ? householdText(line.household) : line ? t("officer.recalled", { people: t("count.people", { n: line.people }), region: regionName(line.region) }) : ""}
      </p>
      {!ready.value && <p class="error">{t("officer.may_be_old")}</p>}
      {/* Stays in the page, so that screen readers hear what becomes of it. */}
      <section class="step panel column" role="status">{story ? <Step story={story} /> : <p>{t("state.loading")}</p>}</section>
      {story && !over && <Ways story={story} />}
      <Button onPress={() => (focused.value = undefined)}>{t("officer.another")}</Button>
    </article>
  );
}
