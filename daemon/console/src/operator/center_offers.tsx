import { useState } from "preact/hooks";
import { when } from "../i18n/format.ts";
import { t, tCode } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { Arrived, NoShow } from "../ui/arrived.tsx";
import { Countdown, OfferBadge, UrgencyBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { householdText, languageName, needText, unitTextOf } from "../ui/words.ts";
import { now } from "../wire/clock.ts";
import { call } from "../wire/session.ts";
import type { DeclineReason, Id, Offer } from "../wire/shapes.ts";

const reasons: readonly DeclineReason[] = ["no_bed_after_all", "no_staff", "household_does_not_fit", "cannot_meet_need", "safety_conflict", "quarantine", "intake_closed", "other_call_us"];

type Answer = (work: (deed: string) => Promise<unknown>) => void;

function DeclineDialog({ offer, answer, onClose }: { offer: Id; answer: Answer; onClose: () => void }) {
  const [reason, setReason] = useState<DeclineReason | undefined>();
  return (
    <Dialog title={t("operator.decline_for")} onClose={onClose}>
      <OneOf legend={t("operator.reason")} options={reasons.map((value) => ({ value, text: t(`decline.${value}`) }))} value={reason} onChange={setReason} />
      <Button kind="primary" off={!reason} onPress={() => { onClose(); answer((deed) => decide(deed, "offer.decline", { offer, reason: reason! })); }}>
        {t("operator.decline_for")}
      </Button>
    </Dialog>
  );
}

function ToAnswer({ offer, off, answer }: { offer: Id; off: boolean; answer: Answer }) {
  const [declining, setDeclining] = useState(false);
  return (
    <div class="row">
      <Button kind="primary" off={off} onPress={() => answer((deed) => decide(deed, "offer.accept", { offer }))}>{t("operator.accept_for")}</Button>
      <Button off={off} onPress={() => setDeclining(true)}>{t("operator.decline_for")}</Button>
      {declining && <DeclineDialog offer={offer} answer={answer} onClose={() => setDeclining(false)} />}
    </div>
  );
}

function ToArrive({ offer, onAnswered }: { offer: Id; onAnswered: () => void }) {
  const onAnswer = (done: unknown) => void (done && onAnswered());
  return (
    <div class="column">
      <Arrived offer={offer} noMore={t("operator.code_no_more")} onAnswer={onAnswer} />
      <NoShow offer={offer} onAnswer={onAnswer} />
    </div>
  );
}

function Row({ offer, onAnswered }: { offer: Offer; onAnswered: () => void }) {
  const deed = `answer ${offer.offer}`;
  const busy = underWay(deed);
  const answer: Answer = (work) => void work(deed).then((done) => done && onAnswered());
  const wishes = [...(offer.needs ?? []).map(needText), ...(offer.languages ?? []).map(languageName)];
  return (
    <li class="op-line" data-offer={offer.offer}>
      <div class="row spread">
        {offer.urgency && <UrgencyBadge urgency={offer.urgency} />}
        <OfferBadge state={offer.state} />
        <Countdown until={offer.state === "accepted" && offer.held_until ? offer.held_until : offer.answer_by} />
      </div>
      {offer.household && <p><strong>{householdText(offer.household)}</strong></p>}
      {wishes.length > 0 && <p>{wishes.join(", ")}</p>}
      <p class="op-facts">
        <span>{unitTextOf(offer.center, offer.unit)}</span>
        <span>{regionName(offer.origin_region)}</span>
        {offer.transport && <span>{tCode("transport", offer.transport)}</span>}
        <span>{t("operator.asked_at", { time: when(offer.made_at, now.value) })}</span>
      </p>
      {offer.state === "offered" ? <ToAnswer offer={offer.offer} off={busy} answer={answer} /> : <ToArrive offer={offer.offer} onAnswered={onAnswered} />}
      <DeedLine id={deed} />
    </li>
  );
}

// What the center would see on its own screen. Each look is audited, so it is taken on a press; no notices follow, so
// it is taken anew after every answer.
export function CenterOffers({ center }: { center: Id }) {
  const [offers, setOffers] = useState<readonly Offer[] | undefined>();
  const [fault, setFault] = useState<unknown>();
  const look = () => {
    setFault(undefined);
    call("offer.list", { center }).then(({ offers: open }) => setOffers(open), setFault);
  };
  return (
    <section class="column" aria-labelledby="op-offers">
      <div class="row spread">
        <h3 id="op-offers">{t("operator.offers")}</h3>
        <Button onPress={look}>{t(offers ? "operator.offers_again" : "operator.offers_show")}</Button>
      </div>
      <FaultLine fault={fault} />
      {!offers && <p class="quiet">{t("operator.offers_audited")}</p>}
      {offers?.length === 0 && <p role="status">{t("operator.offers_none")}</p>}
      <ul class="op-lines">{offers?.map((offer) => <Row key={offer.offer} offer={offer} onAnswered={look} />)}</ul>
    </section>
  );
}
