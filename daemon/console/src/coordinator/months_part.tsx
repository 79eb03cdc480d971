import { useEffect } from "preact/hooks";
import { draft } from "../app/draft.ts";
import { month as monthWords, number } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { FaultLine } from "../ui/fault_text.tsx";
import { Field } from "../ui/field.tsx";
import { now } from "../wire/clock.ts";
import { ready } from "../wire/session.ts";
import type { MonthSummary } from "../wire/shapes.ts";
import { BarChart, Table } from "./chart.tsx";
import { askMonths, months, monthsFault } from "./months.ts";

type Figure = keyof MonthSummary["figures"];
const ends = ["placed", "unmet_capacity", "withdrawn"] as const;
const allEnds = [...ends, "unmet_eligibility", "unmet_distance", "referred_elsewhere", "duplicate"] as const;
const answers = ["accepted", "declined", "expired"] as const;
const fills = ["full", "hatch", "outline"] as const;
const figure = (value: number | undefined) => (value === undefined ? "—" : number(value));
const chosen = draft<string | undefined>(() => undefined);

function barsOf(of: readonly Figure[]) {
  return months.value!.map(({ month, figures }) => ({ id: month, label: monthWords(month), values: of.map((one) => figures[one]) }));
}

function named(names: readonly string[]) {
  return names.map((name, index) => ({ name, fill: fills[index % fills.length]! }));
}

function Ends() {
  const all = named(allEnds.map((end) => t(`outcome.${end}`)));
  return (
    <div class="column">
      <BarChart title={t("coordinator.chart_ends")} head={t("coordinator.month")} series={all.slice(0, ends.length)} bars={barsOf(ends)} text={figure} table={false} />
      <Table title={t("coordinator.chart_ends")} summary={t("coordinator.all_ends")} head={t("coordinator.month")} series={all} bars={barsOf(allEnds)} text={figure} />
    </div>
  );
}

function Answers() {
  return <BarChart title={t("coordinator.chart_answers")} head={t("coordinator.month")} series={named(answers.map((answer) => t(`coordinator.${answer}`)))} bars={barsOf(answers)} text={figure} />;
}

function Placed() {
  const all = months.value!;
  const shown = all.find(({ month }) => month === chosen.value) ?? all[all.length - 1]!;
  const bars = shown.regions.map(({ region, placed }) => ({ id: region, label: regionName(region), values: [placed] }));
  return (
    <div class="column">
      <Field label={t("coordinator.month")}>
        {(control) => (
          <select {...control} value={shown.month} onChange={(event) => (chosen.value = event.currentTarget.value)}>
            {[...all].reverse().map(({ month }) => <option key={month} value={month}>{monthWords(month)}</option>)}
          </select>
        )}
      </Field>
      <BarChart title={t("coordinator.chart_placed")} head={t("coordinator.region")} series={[{ name: t("outcome.placed"), fill: "full" }]} bars={bars} text={figure} />
    </div>
  );
}

// Figures over time: whole months that are over, as the daemon tells them to everybody alike.
export function MonthsPart() {
  useEffect(() => ready.subscribe((is) => is && void askMonths(now.peek())), []);
  const known = months.value;
  return (
    <section class="panel column coo-months" aria-labelledby="coo-months">
      <h2 id="coo-months">{t("coordinator.chart_months")}</h2>
      <FaultLine fault={monthsFault.value} />
      {!known && !monthsFault.value && <p role="status">{t("state.loading")}</p>}
      {known && known.length === 0 && <p>{t("coordinator.months_none")}</p>}
      {known && known.length > 0 && <p class="quiet">{t("coordinator.chart_months_text")}</p>}
      {known && known.length > 0 && <div class="coo-charts"><Ends /><Answers /><Placed /></div>}
    </section>
  );
}
