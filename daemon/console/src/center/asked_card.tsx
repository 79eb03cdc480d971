import { useState } from "preact/hooks";
import { see } from "../app/alarms.ts";
import { clock } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Countdown } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { now } from "../wire/clock.ts";
import { ready } from "../wire/session.ts";
import type { DeclineReason } from "../wire/shapes.ts";
import { OfferFacts } from "./offer_facts.tsx";
import { answered, show, type Kept } from "./offers.ts";

const reasons: readonly DeclineReason[] = [
  "no_bed_after_all", "no_staff", "household_does_not_fit", "cannot_meet_need", "safety_conflict", "quarantine", "intake_closed", "other_call_us",
];

// The second press of a decline: why. Each reason is a button, and there is a way back.
function Reasons({ offer, off, onBack }: { offer: string; off: boolean; onBack: () => void }) {
  const decline = async (reason: DeclineReason) => {
    see(`offer ${offer}`);
    answered(await decide(`answer ${offer}`, "offer.decline", { offer, reason }));
  };
  return (
    <div role="group" aria-label={t("center.decline_why")} class="column tight">
      <p class="legend">{t("center.decline_why")}</p>
      <div class="reasons">
        {reasons.map((reason) => (
          <Button key={reason} off={off} onPress={() => void decline(reason)}>{t(`decline.${reason}`)}</Button>
        ))}
      </div>
      <Button kind="plain" onPress={onBack}>{t("action.back")}</Button>
    </div>
  );
}

// An offer that waits for the answer of this center.
export function AskedCard({ offer }: { offer: Kept }) {
  const [declining, setDeclining] = useState(false);
  const id = `answer ${offer.offer}`;
  const tooLate = new Date(offer.answer_by).getTime() <= now.value;
  const off = underWay(id) || !ready.value || tooLate;
  const accept = async () => {
    see(`offer ${offer.offer}`);
    const answer = await decide(id, "offer.accept", { offer: offer.offer });
    answered(answer);
    // It goes on among those who are expected, and the focus with it.
    if (answer) show(offer.offer);
  };
  return (
    <li class="panel offer asked" id={`offer-${offer.offer}`} tabIndex={-1} aria-label={t("center.asked_one")}>
      <div class="row spread">
        <h3>{t("center.asked_one")}</h3>
        <span class="time-left"><Countdown until={offer.answer_by} label={t("center.answer_left")} /></span>
      </div>
      <OfferFacts offer={offer} />
      {!ready.value && <p class="error" role="status">{t("center.offer_old", { time: clock(offer.made_at) })}</p>}
      {ready.value && tooLate && <p role="status">{t("center.too_late")}</p>}
      <DeedLine id={id} />
      {declining ? (
        <Reasons offer={offer.offer} off={off} onBack={() => setDeclining(false)} />
      ) : (
        <div class="answers">
          <Button kind="primary" size="big" off={off} onPress={() => void accept()}>{t("center.accept")}</Button>
          <Button kind="danger" size="big" off={off} onPress={() => setDeclining(true)}>{t("center.decline")}</Button>
        </div>
      )}
    </li>
  );
}
