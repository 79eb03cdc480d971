import { t } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { UrgencyBadge } from "../ui/badges.tsx";
import { householdText, languageName, needText, unitText } from "../ui/words.ts";
import type { Offer } from "../wire/shapes.ts";
import { own } from "./capacity.ts";

// Who comes, with what, from where and how: all that a center is told.
export function OfferFacts({ offer }: { offer: Offer }) {
  const { household, needs = [], languages = [], origin_region, transport, urgency } = offer;
  const unit = own.value?.units.find((one) => one.unit === offer.unit);
  const wanted = [...needs.map(needText), ...languages.map((tongue) => t("center.speaks", { language: languageName(tongue) }))];
  return (
    <div class="column tight">
      {urgency && <p><UrgencyBadge urgency={urgency} /></p>}
      <p class="offer-who">{household ? householdText(household) : t("center.people_forgotten")}</p>
      {wanted.length > 0 && <ul class="offer-needs" aria-label={t("center.needs")}>{wanted.map((need) => <li key={need}>{need}</li>)}</ul>}
      <p>{t("center.way", { hours: Math.ceil(offer.travel_min / 60), region: regionName(origin_region) })}</p>
      {transport && <p>{t(`transport.${transport}`)}</p>}
      <p class="quiet">{t("center.unit_held", { unit: unit ? unitText(unit) : offer.unit })}</p>
    </div>
  );
}
