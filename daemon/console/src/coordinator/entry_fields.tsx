import { t } from "../i18n/index.ts";
import { AnyOf, OneOf } from "../ui/choices.tsx";
import { Field, TextField } from "../ui/field.tsx";
import { PlaceBox } from "../ui/place_box.tsx";
import { languageName, needText } from "../ui/words.ts";
import type { MeetingKind, Names, Need } from "../wire/shapes.ts";
import { setEntry as set, type WrongAt } from "./entry.ts";
import { takeables, type Entry } from "./entry_shape.ts";

type Fields = { form: Entry; wrongAt: WrongAt };
const tongues: readonly (keyof Names)[] = ["kk", "ru", "en"];
const needs: readonly Need[] = [
  "step_free", "wheelchair", "infant_cot", "medical_care", "pregnancy_late", "deaf_or_hard_of_hearing", "blind_or_low_vision",
  "mental_health", "substance_use", "pet", "psychological_support", "legal_aid", "social_work", "schooling", "documents", "employment",
];
const spoken = ["kk", "ru", "en", "uz", "ug", "tr", "ky", "tg", "az", "de", "ko", "zh", "uk", "tt", "fa", "ar"];
const kinds: readonly MeetingKind[] = ["police_station", "railway_station", "bus_station", "hospital", "administration", "petrol_station", "call_first"];

export function WhoFields({ form, wrongAt }: Fields) {
  return (
    <fieldset class="panel column">
      <legend class="legend">{t("coordinator.entry_who")}</legend>
      <div class="coo-grid">
        {tongues.map((tongue) => (
          <TextField key={tongue} label={t(`coordinator.name_${tongue}`)} value={form.name[tongue]} onChange={(text) => set({ name: { ...form.name, [tongue]: text } })} maxLength={64} error={wrongAt(`/name/${tongue}`)} />
        ))}
        <TextField label={t("coordinator.code")} hint={t("coordinator.code_hint")} value={form.code} onChange={(code) => set({ code })} maxLength={16} error={wrongAt("/code")} />
        <PlaceBox value={form.place} onChange={(place) => set({ place })} error={wrongAt("/place") ?? wrongAt("/region")} />
      </div>
      <OneOf legend={t("coordinator.operated_by")} options={(["state", "ngo"] as const).map((value) => ({ value, text: t(`operated.${value}`) }))} value={form.operator} onChange={(operator) => set({ operator })} />
    </fieldset>
  );
}

function Small({ label, hint, value, onChange, error }: { label: string; hint?: string; value: string; onChange: (text: string) => void; error: string | undefined }) {
  return <TextField label={label} hint={hint} value={value} onChange={onChange} inputMode="numeric" maxLength={5} error={error} />;
}

export function EligibilityFields({ form, wrongAt }: Fields) {
  const at = (member: string) => wrongAt(`/eligibility/${member}`);
  return (
    <fieldset class="panel column">
      <legend class="legend">{t("coordinator.entry_takes")}</legend>
      <AnyOf legend={t("coordinator.takes")} options={takeables.map((value) => ({ value, text: t(`coordinator.takes_${value}`) }))} values={form.takes} onChange={(takes) => set({ takes })} />
      <div class="coo-grid">
        <Small label={t("coordinator.boy_age_max")} value={form.boyAgeMax} onChange={(boyAgeMax) => set({ boyAgeMax })} error={at("boy_age_max")} />
        <Small label={t("coordinator.household_max")} value={form.householdMax} onChange={(householdMax) => set({ householdMax })} error={at("household_max")} />
        <Small label={t("coordinator.stay_max")} value={form.stayMaxDays} onChange={(stayMaxDays) => set({ stayMaxDays })} error={at("stay_max_days")} />
      </div>
    </fieldset>
  );
}

export function ServiceFields({ form, wrongAt }: Fields) {
  const options = [...new Set([...spoken, ...form.languages, ...form.interpreters])].map((value) => ({ value, text: languageName(value) }));
  const wrong = wrongAt("/needs") ?? wrongAt("/languages");
  return (
    <fieldset class="panel column">
      <legend class="legend">{t("coordinator.entry_serves")}</legend>
      <AnyOf legend={t("coordinator.needs")} options={needs.map((value) => ({ value, text: needText(value) }))} values={form.needs} onChange={(chosen) => set({ needs: chosen })} />
      <AnyOf legend={t("coordinator.languages")} options={options} values={form.languages} onChange={(languages) => set({ languages })} />
      <details open={form.interpreters.length > 0}>
        <summary>{t("coordinator.interpreters_n", { n: form.interpreters.length })}</summary>
        <AnyOf legend={t("coordinator.interpreters")} options={options.filter(({ value }) => value !== "kk" && value !== "ru")} values={form.interpreters} onChange={(interpreters) => set({ interpreters })} />
      </details>
      {wrong && <p class="error" role="alert">{wrong}</p>}
    </fieldset>
  );
}

export function TimeFields({ form, wrongAt }: Fields) {
  return (
    <fieldset class="panel column">
      <legend class="legend">{t("coordinator.entry_times")}</legend>
      <div class="coo-grid">
        <TextField optional label={t("coordinator.intake_from")} hint={t("coordinator.intake_hint")} value={form.intakeFrom} onChange={(intakeFrom) => set({ intakeFrom })} maxLength={5} error={wrongAt("/intake/from")} />
        <TextField optional label={t("coordinator.intake_until")} value={form.intakeUntil} onChange={(intakeUntil) => set({ intakeUntil })} maxLength={5} error={wrongAt("/intake/until")} />
        <TextField optional label={t("coordinator.licence_from")} hint={t("coordinator.day_hint")} value={form.licenceFrom} onChange={(licenceFrom) => set({ licenceFrom })} maxLength={10} error={wrongAt("/licence/from")} />
        <TextField optional label={t("coordinator.licence_until")} value={form.licenceUntil} onChange={(licenceUntil) => set({ licenceUntil })} maxLength={10} error={wrongAt("/licence/until") ?? wrongAt("/licence")} />
        <TextField optional label={t("coordinator.ageing_after")} hint={t("coordinator.rhythm_hint")} value={form.ageingAfter} onChange={(ageingAfter) => set({ ageingAfter })} inputMode="decimal" maxLength={5} error={wrongAt("/rhythm/ageing_after_min")} />
        <TextField optional label={t("coordinator.stale_after")} value={form.staleAfter} onChange={(staleAfter) => set({ staleAfter })} inputMode="decimal" maxLength={5} error={wrongAt("/rhythm/stale_after_min")} />
      </div>
      <div class="choices">
        <label><input type="checkbox" checked={form.phoneOnly} onChange={(event) => set({ phoneOnly: event.currentTarget.checked })} />{t("coordinator.phone_only")}</label>
      </div>
    </fieldset>
  );
}

export function HandoverFields({ form, wrongAt }: Fields) {
  const choices = form.hasHandover ? (["keep", "set", "none"] as const) : (["keep", "set"] as const);
  const text = (value: "keep" | "set" | "none") => (value === "keep" && !form.hasHandover ? t("coordinator.handover_later") : t(`coordinator.handover_${value}`));
  return (
    <fieldset class="panel column">
      <legend class="legend">{t("coordinator.entry_handover")}</legend>
      <p class="quiet">{t("coordinator.handover_text")}</p>
      <OneOf hideLegend legend={t("coordinator.entry_handover")} options={choices.map((value) => ({ value, text: text(value) }))} value={form.handover} onChange={(handover) => set({ handover })} />
      {form.handover === "set" && (
        <div class="coo-grid">
          <TextField label={t("coordinator.line")} hint={t("coordinator.line_hint")} value={form.line} onChange={(line) => set({ line })} inputMode="tel" maxLength={24} error={wrongAt("/handover/line")} />
          <Field label={t("coordinator.meeting_kind")} error={wrongAt("/handover/meeting_point/kind")} optional>
            {(control) => (
              <select {...control} value={form.meetingKind} onChange={(event) => set({ meetingKind: event.currentTarget.value as MeetingKind | "" })}>
                <option value="">—</option>
                {kinds.map((kind) => <option key={kind} value={kind}>{t(`meeting.${kind}`)}</option>)}
              </select>
            )}
          </Field>
          {form.meetingKind && <PlaceBox label={t("coordinator.meeting_place")} value={form.meetingPlace} onChange={(meetingPlace) => set({ meetingPlace })} error={wrongAt("/handover/meeting_point/place")} />}
        </div>
      )}
    </fieldset>
  );
}
