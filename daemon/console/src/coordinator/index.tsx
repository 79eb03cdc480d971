// The coordinator's screen: the country at a glance down to one center, roads, leaving a center, figures, evacuation.
import "../i18n/areas/auditor.ts";
import "../i18n/areas/center.ts";
import "../i18n/areas/codes.ts";
import "../i18n/areas/coordinator.ts";
import "../i18n/areas/operator.ts";
import { t } from "../i18n/index.ts";
import { followBoard } from "../live/board.ts";
import { ChartsPart } from "./charts_part.tsx";
import { followStatus, followTallies } from "./country.ts";
import { CountryPart } from "./country_part.tsx";
import { EvacuationPart } from "./evacuation_part.tsx";
import { followOwn } from "./relocation.ts";
import { RelocationPart } from "./relocation_part.tsx";
import { followRoads } from "./roads.ts";
import { RoadsPart } from "./roads_part.tsx";
import { part, parts, type Part } from "./view.ts";
import { followWaiting } from "./waiting.ts";
import "../styles/coordinator.css";

export function start(): () => void {
  const stops = [followBoard(), followTallies(), followStatus(), followRoads(), followOwn(), followWaiting()];
  return () => stops.forEach((stop) => stop());
}

const screens: Record<Part, () => preact.JSX.Element> = {
  country: CountryPart, roads: RoadsPart, relocation: RelocationPart, figures: ChartsPart, evacuation: EvacuationPart,
};

export function Screen() {
  const Shown = screens[part.value];
  return (
    <div class="coo column">
      <h1 class="visually-hidden">{t("coordinator.title")}</h1>
      <nav class="tabs" aria-label={t("coordinator.parts")}>
        {parts.map((of) => (
          <button key={of} type="button" aria-current={part.value === of ? "page" : undefined} onClick={() => (part.value = of)}>{t(`coordinator.part_${of}`)}</button>
        ))}
      </nav>
      <Shown />
    </div>
  );
}
