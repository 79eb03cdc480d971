import { clock } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { OfferBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { AskedCard } from "./asked_card.tsx";
import { ExpectedCard } from "./expected_card.tsx";
import { asked, expected, over, putAway } from "./offers.ts";

// Who asks, who is on the way, and what has just ended.
export function OffersPart() {
  return (
    <section class="column" aria-labelledby="offers-title">
      <h2 id="offers-title">{t("center.offers")}</h2>
      {asked.value.length + expected.value.length === 0 && <p class="quiet">{t("center.no_offers")}</p>}
      <ul class="column">
        {asked.value.map((offer) => <AskedCard key={offer.offer} offer={offer} />)}
        {expected.value.map((offer) => <ExpectedCard key={offer.offer} offer={offer} />)}
      </ul>
      {/* Stays in the page, so that screen readers hear what an offer has come to. */}
      <div role="status">{over.value.length > 0 && (
        <ul class="over" aria-label={t("center.over")}>
          {over.value.map(({ offer, state, gone, closedAt }) => (
            <li key={offer} class="row spread">
              <span class="row">
                <span class="number">{clock(closedAt!)}</span>
                {gone ? t("center.gone") : <OfferBadge state={state} />}
              </span>
              <Button kind="plain" onPress={() => putAway(offer)}>{t("action.remove")}</Button>
            </li>
          ))}
        </ul>
      )}</div>
    </section>
  );
}
