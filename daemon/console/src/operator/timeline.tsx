import { clock, minutes, when } from "../i18n/format.ts";
import { hasText, named, t, tCode } from "../i18n/index.ts";
import { Countdown, OfferBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { unitTextOf } from "../ui/words.ts";
import { now } from "../wire/clock.ts";
import type { OfferTold, RequestStory } from "../wire/shapes.ts";
import { showCenter } from "./view.ts";

const reasonText = (reason: string) => tCode(hasText(`decline.${reason}`) ? "decline" : "refusal", reason);

function Step({ offer }: { offer: OfferTold }) {
  return (
    <li class="op-step" data-offer={offer.state} data-center={offer.center}>
      <div class="row spread">
        <strong>{offer.name ? named(offer.name) : (offer.center ?? "—")}</strong>
        <OfferBadge state={offer.state} />
      </div>
      <p class="op-facts">
        {offer.made_at && <span class="number">{t("operator.asked_at", { time: when(offer.made_at, now.value) })}</span>}
        <span class="number">{minutes(offer.travel_min)}</span>
        {offer.unit && <span>{unitTextOf(offer.center, offer.unit)}</span>}
      </p>
      {offer.state === "offered" && (
        <p>
          {t("operator.answer_by", { time: clock(offer.answer_by) })} · <Countdown until={offer.answer_by} label={t("operator.answers_by")} />
        </p>
      )}
      {offer.state === "accepted" && offer.held_until && (
        <p>
          {t("operator.held_to", { time: when(offer.held_until, now.value) })} · <Countdown until={offer.held_until} label={t("operator.held_until")} />
        </p>
      )}
      {offer.reason && <p>{reasonText(offer.reason)}</p>}
      {offer.answered_by === "operator" && <p class="quiet">{t("answered_by.operator")}</p>}
      {(offer.state === "offered" || offer.state === "accepted") && offer.center && (
        <Button size="small" onPress={() => showCenter(offer.center!)}>{t("operator.speak_for")}</Button>
      )}
    </li>
  );
}

// Whom the request was offered to, in order, the newest first: what is happening stands on top.
export function Timeline({ story }: { story: RequestStory }) {
  const steps = [...story.offers].reverse();
  return (
    <section class="column" aria-labelledby="op-timeline">
      <h3 id="op-timeline">{t("operator.timeline")}</h3>
      {steps.length === 0 && <p class="quiet">{t("operator.timeline_empty")}</p>}
      <ol class="op-timeline" reversed>
        {steps.map((offer) => <Step key={offer.offer} offer={offer} />)}
      </ol>
    </section>
  );
}
