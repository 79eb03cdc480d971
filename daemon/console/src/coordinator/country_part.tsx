import { number } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { regionName, regions } from "../live/country.ts";
import { TileMap } from "../ui/tile_map.tsx";
import { CenterList } from "./center_list.tsx";
import { CenterPart } from "./center_part.tsx";
import { isOwn, openRequests, regionTallies } from "./country.ts";
import { EntryForm } from "./entry_form.tsx";
import { entry } from "./entry.ts";
import { noTally, standing, totalOf, type Tally } from "./tally.ts";
import { chosenCenter, chosenRegion } from "./view.ts";
import { waitingIn } from "./waiting.ts";

const moods = { room: "ok", call: "warn", none: "bad", no_center: "" } as const;

function Figure({ sign, n, word }: { sign: string; n: number; word: string }) {
  return (
    <span class="coo-figure">
      <span aria-hidden="true">{sign}</span> {number(n)}<span class="visually-hidden"> {word}. </span>
    </span>
  );
}

function TileText({ tally, own, waiting }: { tally: Tally; own: boolean; waiting: number }) {
  if (!own) return <span class="quiet">{t("coordinator.not_yours")}</span>;
  const wait = waiting > 0 && <strong class="coo-wait"><Figure sign="!" n={waiting} word={t("coordinator.waiting")} /></strong>;
  if (tally.centers === 0) return <><span class="quiet">{t("coordinator.no_center")}</span><span class="coo-signs number">{wait}</span></>;
  return (
    <>
      <span class="coo-free"><strong class="number">{number(tally.free)}</strong> <span>{t("beds.free")}</span></span>
      <span class="coo-signs number">
        {wait}
        <Figure sign="◆" n={tally.held} word={t("beds.held")} />
        {tally.stale > 0 && <Figure sign="☎" n={tally.stale} word={t("coordinator.stale")} />}
        {tally.closed > 0 && <Figure sign="✕" n={tally.closed} word={t("coordinator.closed")} />}
      </span>
    </>
  );
}

function Total({ label, value }: { label: string; value: string }) {
  return <div><dt>{label}</dt><dd class="number">{value}</dd></div>;
}

function Totals() {
  const total = totalOf(regionTallies.value);
  return (
    <dl class="coo-totals" aria-label={t("coordinator.totals")}>
      <Total label={t("beds.free")} value={number(total.free)} />
      <Total label={t("beds.held")} value={number(total.held)} />
      <Total label={t("coordinator.stale")} value={number(total.stale)} />
      <Total label={t("coordinator.closed")} value={number(total.closed)} />
      <Total label={t("coordinator.waiting")} value={number([...waitingIn.value.values()].reduce((sum, waiting) => sum + waiting, 0))} />
      <Total label={t("coordinator.open_requests")} value={openRequests.value === undefined ? "…" : number(openRequests.value)} />
    </dl>
  );
}

function Legend() {
  return (
    <p class="coo-legend quiet">
      <span><span aria-hidden="true">!</span> {t("coordinator.legend_waiting")}</span>
      <span><span aria-hidden="true">◆</span> {t("coordinator.legend_held")}</span>
      <span><span aria-hidden="true">☎</span> {t("coordinator.legend_stale")}</span>
      <span><span aria-hidden="true">✕</span> {t("coordinator.legend_closed")}</span>
    </p>
  );
}

function Map() {
  const of = (region: string) => regionTallies.value.get(region) ?? noTally;
  const choose = (region: string) => {
    chosenRegion.value = chosenRegion.value === region ? undefined : region;
    chosenCenter.value = undefined;
  };
  return (
    <section class="column" aria-labelledby="coo-map">
      <h2 id="coo-map" class="visually-hidden">{t("map.label")}</h2>
      <Totals />
      {regions.value.length === 0 ? (
        <p role="status">{t("state.loading")}</p>
      ) : (
        <TileMap
          tile={({ region }) => <TileText tally={of(region)} own={isOwn(region)} waiting={waitingIn.value.get(region) ?? 0} />}
          mood={({ region }) => (isOwn(region) ? moods[standing(of(region))] : "")}
          pressed={({ region }) => chosenRegion.value === region}
          onPress={({ region }) => choose(region)}
        />
      )}
      <Legend />
    </section>
  );
}

// The country at a glance, from regions to centers to one center. Where centers stand is not drawn anywhere.
export function CountryPart() {
  if (entry.value) return <EntryForm form={entry.value} />;
  if (chosenCenter.value) return <CenterPart key={chosenCenter.value} center={chosenCenter.value} />;
  return (
    <div class="coo-country">
      <Map />
      <CenterList title={chosenRegion.value ? regionName(chosenRegion.value) : t("coordinator.all_centers")} region={chosenRegion.value} />
    </div>
  );
}
