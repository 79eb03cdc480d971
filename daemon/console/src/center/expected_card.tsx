import { clock, when } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Arrived, NoShow } from "../ui/arrived.tsx";
import { Countdown } from "../ui/badges.tsx";
import { Extend } from "../ui/extend.tsx";
import { now } from "../wire/clock.ts";
import { OfferFacts } from "./offer_facts.tsx";
import { answered, type Kept } from "./offers.ts";

// A household that this center has accepted and that is on its way.
export function ExpectedCard({ offer }: { offer: Kept }) {
  const { looks = 0, shown_at, held_until } = offer;
  return (
    <li class="panel offer" id={`offer-${offer.offer}`} tabIndex={-1} aria-label={t("center.expected_one")}>
      <div class="row spread">
        <h3>{t("center.expected_one")}</h3>
        {held_until && <span class="time-left"><Countdown until={held_until} label={t("center.hold_left")} /></span>}
      </div>
      <OfferFacts offer={offer} />
      {held_until && <p>{t("center.held_until", { time: when(held_until, now.value) })}</p>}
      <p role="status" class={looks > 0 ? "" : "quiet"}>
        {looks > 0 && shown_at ? t("center.shown", { n: looks, time: clock(shown_at) }) : t("center.not_shown")}
      </p>
      <Arrived offer={offer.offer} noMore={t("center.code_no_more")} onAnswer={answered} />
      <div class="answers">
        <Extend offer={offer.offer} />
        <NoShow offer={offer.offer} onAnswer={answered} />
      </div>
    </li>
  );
}
