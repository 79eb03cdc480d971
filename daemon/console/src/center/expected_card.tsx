import { useState } from "preact/hooks";
import { draft } from "../app/draft.ts";
import { clock, when } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Countdown } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "../ui/deed.tsx";
import { faultText } from "../ui/fault_text.tsx";
import { Extend } from "../ui/extend.tsx";
import { TextField } from "../ui/field.tsx";
import { Fault } from "../wire/fault.ts";
import { now } from "../wire/clock.ts";
import { ready } from "../wire/session.ts";
import { OfferFacts } from "./offer_facts.tsx";
import { answered, type Kept } from "./offers.ts";

const codes = draft<Readonly<Record<string, string>>>(() => ({}));

function codeFault(fault: Fault | undefined): string | undefined {
  if (!fault) return undefined;
  if (fault.data["left"] !== undefined) return t("center.code_wrong", { n: Number(fault.data["left"]) });
  if (fault.data["tries"] !== undefined) return t("center.code_no_more");
  return faultText(fault);
}

// They are here: the code that they say proves that it is them.
function Arrived({ offer }: { offer: string }) {
  const id = `arrived ${offer}`;
  const code = codes.value[offer] ?? "";
  const complete = /^[0-9]{6}$/.test(code);
  const arrived = async () => answered(await decide(id, "offer.arrived", { offer, code }));
  const type = (text: string) => {
    forgetDeed(id);
    codes.value = { ...codes.peek(), [offer]: text.replaceAll(/\D/g, "").slice(0, 6) };
  };
  return (
    <form
      class="arrived"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && ready.peek() && !underWay(id)) void arrived();
      }}
    >
      <TextField label={t("center.code")} value={code} onChange={type} inputMode="numeric" maxLength={7} error={codeFault(faultOfDeed(id))} />
      <Button submit kind="primary" size="big" off={!complete || !ready.value || underWay(id)}>{t("center.arrived")}</Button>
      <DeedLine id={id} quietly />
    </form>
  );
}

function NoShow({ offer }: { offer: string }) {
  const [sure, setSure] = useState(false);
  const id = `no_show ${offer}`;
  const gone = async () => answered(await decide(id, "offer.no_show", { offer }));
  return (
    <div class="column tight">
      {sure ? (
        <div class="row" role="group" aria-label={t("center.no_show_sure")}>
          <span>{t("center.no_show_sure")}</span>
          <Button kind="danger" off={!ready.value || underWay(id)} onPress={() => void gone()}>{t("center.no_show_yes")}</Button>
          <Button kind="plain" onPress={() => setSure(false)}>{t("action.back")}</Button>
        </div>
      ) : (
        <Button kind="danger" off={!ready.value} onPress={() => setSure(true)}>{t("center.no_show")}</Button>
      )}
      <DeedLine id={id} />
    </div>
  );
}

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
      <Arrived offer={offer.offer} />
      <div class="answers">
        <Extend offer={offer.offer} />
        <NoShow offer={offer.offer} />
      </div>
    </li>
  );
}
