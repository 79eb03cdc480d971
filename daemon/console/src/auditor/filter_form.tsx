import { language, t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { faultAt, FaultLine } from "../ui/fault_text.tsx";
import { Field, TextField } from "../ui/field.tsx";
import { daemonNow } from "../wire/clock.ts";
import { verbs, verbText } from "./codes.ts";
import { filters, noFilters, reading, readEntries, type Filters } from "./entries.ts";
import { toField } from "./wall_clock.ts";

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

// What to look for. The times are the country's clock; the daemon looks only when this is sent.
export function FilterForm() {
  const { busy, fault } = reading.state.value;
  const { from, to, actor } = filters.value;
  const upsideDown = from && to && from >= to ? t("auditor.upside_down") : undefined;
  const placed = ["/from", "/to", "/actor"].some((at) => faultAt(fault, at));
  return (
    <form class="column" role="search" aria-label={t("auditor.filters")} noValidate onSubmit={(event) => { event.preventDefault(); if (!upsideDown) void readEntries(); }}>
      <div class="filters">
        <TextField type="datetime-local" label={t("auditor.from")} value={from} onChange={(text) => set({ from: text })} error={faultAt(fault, "/from")} />
        <TextField type="datetime-local" label={t("auditor.to")} value={to} onChange={(text) => set({ to: text })} error={upsideDown ?? faultAt(fault, "/to")} />
        <TextField label={t("auditor.actor")} value={actor} onChange={(text) => set({ actor: text })} maxLength={32} error={faultAt(fault, "/actor")} />
        <VerbChoice />
      </div>
      <div class="row">
        <Button submit kind="primary" off={busy}>{t("auditor.find")}</Button>
        {spans.map(({ hours, key }) => <Button key={key} size="small" off={busy} onPress={() => since(hours)}>{t(key)}</Button>)}
        <Button size="small" kind="plain" off={busy} onPress={() => { filters.value = { ...noFilters }; void readEntries(); }}>{t("auditor.clear")}</Button>
      </div>
      {fault && !placed && <FaultLine fault={fault} />}
    </form>
  );
}
