import { number, percent } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { centerIds, centerOf } from "../live/board.ts";
import { regionName, regions } from "../live/country.ts";
import { draft } from "../app/draft.ts";
import { Button } from "../ui/button.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { Field } from "../ui/field.tsx";
import type { Region } from "../wire/shapes.ts";
import { BarChart } from "./chart.tsx";
import { isOwn, regionTallies } from "./country.ts";
import { askPromise, promiseFault, promises } from "./promises.ts";
import { MonthsPart } from "./months_part.tsx";
import { noTally } from "./tally.ts";

const figure = (value: number | undefined) => (value === undefined ? "—" : number(value));
const share = (value: number | undefined) => (value === undefined ? "—" : percent(value));
const wanted = draft<Region | "">(() => "");

function ByRegion() {
  const own = regions.value.filter(({ region }) => isOwn(region) && regionTallies.value.has(region));
  const bars = own.map(({ region, name }) => {
    const { free, held, occupied } = regionTallies.value.get(region) ?? noTally;
    return { id: region, label: named(name), values: [free, held, occupied] };
  });
  return (
    <BarChart
      title={t("coordinator.chart_regions")}
      description={t("coordinator.chart_regions_text")}
      head={t("coordinator.region")}
      series={[{ name: t("beds.free"), fill: "full" }, { name: t("beds.held"), fill: "hatch" }, { name: t("beds.occupied"), fill: "outline" }]}
      bars={bars}
      text={figure}
    />
  );
}

function centersIn(region: Region) {
  return centerIds.value.map((id) => centerOf(id)!).filter((center) => center.region === region);
}

async function ask(region: Region): Promise<void> {
  wanted.value = region;
  for (const { center } of region ? centersIn(region) : []) await askPromise(center);
}

function Kept() {
  const region = wanted.value;
  const bars = centersIn(region).map(({ center, code, name }) => ({ id: center, label: `${named(name)} (${code})`, values: [promises.value.get(center)?.kept_share] }));
  const own = regions.value.filter((one) => isOwn(one.region) && regionTallies.value.has(one.region));
  return (
    <section class="panel column" aria-labelledby="coo-kept">
      <h2 id="coo-kept">{t("coordinator.chart_kept")}</h2>
      <Field label={t("coordinator.region")}>
        {(control) => (
          <select {...control} value={region} onChange={(event) => void ask(event.currentTarget.value)}>
            <option value="">{t("coordinator.choose_region")}</option>
            {own.map((one) => <option key={one.region} value={one.region}>{regionName(one.region)}</option>)}
          </select>
        )}
      </Field>
      <FaultLine fault={promiseFault.value} />
      {region && <BarChart title={regionName(region)} description={t("coordinator.chart_kept_text")} head={t("coordinator.center")} series={[{ name: t("coordinator.promise_kept"), fill: "full" }]} bars={bars} text={share} end={1} />}
      {region && <div><Button size="small" onPress={() => void ask(region)}>{t("coordinator.ask_anew")}</Button></div>}
    </section>
  );
}

export function ChartsPart() {
  return (
    <div class="column">
      <div class="coo-charts">
        <section class="panel column" aria-labelledby="coo-now">
          <h2 id="coo-now">{t("coordinator.chart_now")}</h2>
          <ByRegion />
        </section>
        <Kept />
      </div>
      <MonthsPart />
    </div>
  );
}
