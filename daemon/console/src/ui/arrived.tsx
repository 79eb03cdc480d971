import { useState } from "preact/hooks";
import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import type { Fault } from "../wire/fault.ts";
import { ready } from "../wire/session.ts";
import type { Id, OfferAnswer } from "../wire/shapes.ts";
import { Button } from "./button.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "./deed.tsx";
import { faultText } from "./fault_text.tsx";
import { TextField } from "./field.tsx";

const codes = draft<Readonly<Record<Id, string>>>(() => ({}));

type Answered = (answer: OfferAnswer | undefined) => void;

function codeFault(fault: Fault | undefined, noMore: string): string | undefined {
  if (!fault) return undefined;
  if (fault.data["left"] !== undefined) return t("center.code_wrong", { n: Number(fault.data["left"]) });
  if (fault.data["tries"] !== undefined) return noMore;
  return faultText(fault);
}

// They are there: the code that they say proves that it is them. `noMore` is what to do once no code is taken any more.
export function Arrived({ offer, noMore, onAnswer }: { offer: Id; noMore: string; onAnswer: Answered }) {
  const id = `arrived ${offer}`;
  const code = codes.value[offer] ?? "";
  const complete = /^[0-9]{6}$/.test(code);
  const arrived = async () => onAnswer(await decide(id, "offer.arrived", { offer, code }));
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
      <TextField label={t("center.code")} value={code} onChange={type} inputMode="numeric" maxLength={7} error={codeFault(faultOfDeed(id), noMore)} />
      <Button submit kind="primary" size="big" off={!complete || !ready.value || underWay(id)}>{t("center.arrived")}</Button>
      <DeedLine id={id} quietly />
    </form>
  );
}

// Nobody came: the place is given back, after a second press.
export function NoShow({ offer, onAnswer }: { offer: Id; onAnswer: Answered }) {
  const [sure, setSure] = useState(false);
  const id = `no_show ${offer}`;
  const gone = async () => onAnswer(await decide(id, "offer.no_show", { offer }));
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
