import { language, t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { faultAt, FaultLine } from "../ui/fault_text.tsx";
import { Field, TextField } from "../ui/field.tsx";
import { daemonNow } from "../wire/clock.ts";
import { verbs, verbText } from "./codes.ts";
import { busy, filters, noFilters, readEntries, refused, type Filters } from "./entries.ts";
import { fromField, toField } from "../ui/wall_clock.ts";

const hour = 3_600_000;
const spans = [
  { hours: 1, key: "auditor.last_hour" },
  { hours: 24, key: "auditor.last_day" },
  { hours: 24 * 7, key: "auditor.last_week" },
] as const;

const set = (part: Partial<Filters>) => (filters.value = { ...filters.value, ...part });

function since(hours: number): void {
  set({ from: toField(daemonNow() - hours * hour), to: "" });
  void readEntries();
}

function VerbChoice() {
  const sorted = [...verbs].sort((a, b) => verbText(a).localeCompare(verbText(b), language.value));
  return (
    <Field label={t("auditor.verb")}>
      {(control) => (
        <select {...control} value={filters.value.verb} onChange={(event) => set({ verb: event.currentTarget.value })}>
          <option value="">{t("auditor.any_verb")}</option>
          {sorted.map((verb) => <option key={verb} value={verb}>{`${verbText(verb)} (${verb})`}</option>)}
        </select>
      )}
    </Field>
  );
}

// What is no time yet is told only once it is long enough to be one.
function wrongTimes(from: string, to: string): { from?: string; to?: string } {
  const [first, last] = [from, to].map((text) => fromField(text, daemonNow()));
  const isWrong = (text: string, at: string | undefined) => text.trim().length > 3 && !at;
  return {
    ...(isWrong(from, first) && { from: t("auditor.time_wrong") }),
    ...(isWrong(to, last) ? { to: t("auditor.time_wrong") } : first && last && first >= last && { to: t("auditor.upside_down") }),
  };
}

// What to look for. The times are the country's clock; the daemon looks only when this is sent.
export function FilterForm() {
  const fault = refused.value;
  const { from, to, actor } = filters.value;
  const wrong = wrongTimes(from, to);
  const placed = ["/from", "/to", "/actor"].some((at) => faultAt(fault, at));
  return (
    <form class="column" role="search" aria-label={t("auditor.filters")} noValidate onSubmit={(event) => { event.preventDefault(); if (!wrong.from && !wrong.to) void readEntries(); }}>
      <div class="filters">
        <TextField label={t("auditor.from")} hint={t("auditor.time_hint")} value={from} onChange={(text) => set({ from: text })} maxLength={20} error={wrong.from ?? faultAt(fault, "/from")} />
        <TextField label={t("auditor.to")} hint={t("auditor.time_hint")} value={to} onChange={(text) => set({ to: text })} maxLength={20} error={wrong.to ?? faultAt(fault, "/to")} />
        <TextField label={t("auditor.actor")} value={actor} onChange={(text) => set({ actor: text })} maxLength={32} error={faultAt(fault, "/actor")} />
        <VerbChoice />
      </div>
      <div class="row">
        <Button submit kind="primary" off={busy.value}>{t("auditor.find")}</Button>
        {spans.map(({ hours, key }) => <Button key={key} size="small" off={busy.value} onPress={() => since(hours)}>{t(key)}</Button>)}
        <Button size="small" kind="plain" off={busy.value} onPress={() => { filters.value = { ...noFilters }; void readEntries(); }}>{t("auditor.clear")}</Button>
      </div>
      {fault && !placed && <FaultLine fault={fault} />}
    </form>
  );
}
