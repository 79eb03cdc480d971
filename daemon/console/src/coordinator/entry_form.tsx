import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { DeedLine, faultOfDeed, underWay } from "../ui/deed.tsx";
import { faultAt, FaultLine } from "../ui/fault_text.tsx";
import { blanks } from "./blanks.ts";
import { beginEntry, checked, entry, lookOver, write, type WrongAt } from "./entry.ts";
import { contentOf, type Entry } from "./entry_shape.ts";
import { EligibilityFields, HandoverFields, ServiceFields, TimeFields, WhoFields } from "./entry_fields.tsx";
import { UnitFields } from "./unit_fields.tsx";

// Whether it has been sent once: until then nobody is told what is still missing.
const sent = draft<string>(() => "");

function wrongAtOf(form: Entry): WrongAt {
  const missing = sent.value === form.center ? blanks(form) : new Map();
  const fault = faultOfDeed(`put ${form.center}`) ?? faultOfDeed(`check ${form.center}`);
  return (pointer) => {
    const key = missing.get(pointer);
    return key ? t(key) : missing.size > 0 ? undefined : faultAt(fault, pointer);
  };
}

function submit(form: Entry): void {
  sent.value = form.center;
  if (blanks(form).size === 0) return void lookOver(form);
  setTimeout(() => document.querySelector<HTMLElement>(".coo-entry [aria-invalid=true]")?.focus());
}

function Review({ form }: { form: Entry }) {
  if (checked.value?.content !== contentOf(form)) return null;
  return (
    <div class="column coo-review" role="status">
      <p><strong>✓ {t("coordinator.entry_good")}</strong></p>
      <ul class="row">
        {checked.value.capacity.units.map((unit) => <li key={unit.unit}>{t("coordinator.unit_will", { unit: unit.unit, total: unit.total, free: unit.free })}</li>)}
      </ul>
    </div>
  );
}

// The register's entry of one center. The daemon looks it over before it is written; what it minds stands at its field.
export function EntryForm({ form }: { form: Entry }) {
  const wrongAt = wrongAtOf(form);
  const [check, put] = [`check ${form.center}`, `put ${form.center}`];
  const good = checked.value?.content === contentOf(form);
  const fault = faultOfDeed(put) ?? faultOfDeed(check);
  const missing = sent.value === form.center ? blanks(form).size : 0;
  const fields = { form, wrongAt };
  return (
    <form class="column coo-entry" noValidate onSubmit={(event) => { event.preventDefault(); if (!underWay(put)) (good ? void write(form) : submit(form)); }}>
      <h2>{form.isNew ? t("coordinator.new_center") : t("coordinator.entry_of", { code: form.code })}</h2>
      <WhoFields {...fields} />
      <EligibilityFields {...fields} />
      <ServiceFields {...fields} />
      <UnitFields {...fields} />
      <TimeFields {...fields} />
      <HandoverFields {...fields} />
      {missing > 0 && <p class="error" role="alert">{t("coordinator.entry_missing", { n: missing })}</p>}
      {missing === 0 && fault && !good && <FaultLine fault={fault} />}
      <Review form={form} />
      <DeedLine id={check} quietly />
      <DeedLine id={put} quietly={!good} />
      <div class="row coo-bottom">
        {good ? (
          <Button submit kind="primary" off={underWay(put)}>{t("coordinator.write")}</Button>
        ) : (
          <Button submit kind="primary" off={underWay(check)}>{t("coordinator.look_over")}</Button>
        )}
        <Button onPress={() => { beginEntry(form); sent.value = ""; entry.value = undefined; }}>{t("coordinator.drop")}</Button>
      </div>
    </form>
  );
}
