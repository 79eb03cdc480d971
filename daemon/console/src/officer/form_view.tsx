import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "../ui/deed.tsx";
import { faultAt, FaultLine } from "../ui/fault_text.tsx";
import { householdText, people } from "../ui/words.ts";
import { Fault } from "../wire/fault.ts";
import { ready } from "../wire/session.ts";
import type { Transport, Urgency } from "../wire/shapes.ts";
import { emptyForm, form, household, incomplete, missing, change, requestOf, tried } from "./form.ts";
import { Needs } from "./needs.tsx";
import { RegionsStrip } from "./regions_strip.tsx";
import { opened } from "./requests.ts";
import { Where } from "./where.tsx";
import { Who } from "./who.tsx";

const opening = "open";
const urgencies: readonly Urgency[] = ["standard", "urgent", "emergency"];
const transports: readonly Transport[] = ["police", "center", "own", "public"];
const fields = ["/origin", "/household", "/needs", "/urgency", "/transport"];

// What was sent is the form of that moment; what has been typed since then stays.
async function find(): Promise<void> {
  const sent = form.peek();
  const placed = await decide(opening, "request.open", requestOf(sent));
  if (!placed) return;
  opened(placed, household(sent));
  if (form.peek() === sent) form.value = emptyForm();
  tried.value = false;
}

function Driver() {
  const [open, setOpen] = useState(false);
  const { transport } = form.value;
  return (
    <div class="officer-field">
      {open ? (
        <OneOf
          square
          legend={t("officer.transport")}
          options={transports.map((value) => ({ value, text: t(`transport.${value}`) }))}
          value={transport}
          onChange={(value) => change({ transport: value })}
        />
      ) : (
        <div class="row spread">
          <span><strong>{t("officer.transport")}:</strong> {t(`transport.${transport}`)}</span>
          <Button kind="plain" onPress={() => setOpen(true)} label={t("officer.transport_change")}>{t("officer.change")}</Button>
        </div>
      )}
    </div>
  );
}

// The one button, always under the thumb, and what it will do or why it cannot.
function Bottom() {
  const [lost, setLost] = useState(false);
  const fault = faultOfDeed(opening);
  const count = people(household(form.value));
  const press = () => {
    tried.value = true;
    setLost(!ready.peek());
    if (incomplete.peek()) document.querySelector<HTMLElement>("main .officer-form [aria-invalid], main .officer-form input")?.focus();
    // Nothing that was not sent waits for the link: nobody would expect the place that is held much later.
    else if (ready.peek()) void find();
  };
  return (
    <div class="bottom">
      {lost && !ready.value && <FaultLine fault={new Fault("link_lost")} />}
      {(lost && !ready.value) || underWay(opening) ? <p class="quiet">{t("officer.call_meanwhile")}</p> : null}
      <DeedLine id={opening} quietly />
      {fault && !fields.some((at) => faultAt(fault, at)) && <FaultLine fault={fault} />}
      {fault?.reason === "no_place" && <a class="button" href="tel:111">{t("officer.call_111")}</a>}
      {count > 0 && !underWay(opening) && <p class="summary">{householdText(household(form.value))}</p>}
      <Button kind="primary" size="big" off={underWay(opening)} onPress={press}>
        {underWay(opening) ? t("officer.finding") : t("officer.find")}
      </Button>
    </div>
  );
}

export function FormView() {
  const gaps = missing(form.value);
  const fault = faultOfDeed(opening);
  const who = tried.value && gaps.who ? t(gaps.who === "nobody" ? "officer.who_missing" : "officer.who_too_many") : undefined;
  return (
    <form
      class="officer-form"
      noValidate
      onInput={() => fault && forgetDeed(opening)}
      onSubmit={(event) => event.preventDefault()}
    >
      <h1>{t("officer.title")}</h1>
      <Where error={faultAt(fault, "/origin") ?? (tried.value && gaps.where ? t("officer.where_missing") : undefined)} />
      <RegionsStrip />
      <Who error={faultAt(fault, "/household") ?? who} />
      <div class="officer-field">
        <OneOf
          square
          legend={t("officer.urgency")}
          options={urgencies.map((value) => ({ value, text: t(`urgency.${value}`) }))}
          value={form.value.urgency}
          onChange={(value) => change({ urgency: value })}
        />
      </div>
      <Needs error={faultAt(fault, "/needs")} />
      <Driver />
      <Bottom />
    </form>
  );
}
