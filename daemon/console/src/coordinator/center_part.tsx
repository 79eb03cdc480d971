import { useEffect, useRef } from "preact/hooks";
import { ago } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { centerIds, centerOf } from "../live/board.ts";
import { placeName, regionName } from "../live/country.ts";
import { Badge, FreshnessBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { now } from "../wire/clock.ts";
import type { Center, Id } from "../wire/shapes.ts";
import { fullDay } from "./days.ts";
import { AcceptingPart } from "./accepting_part.tsx";
import { entryFault, readEntry, written } from "./entry.ts";
import { FiguresPart } from "./figures_part.tsx";
import { OverflowPart } from "./overflow_part.tsx";
import { PromisePart } from "./promise_part.tsx";
import { leaveCenter } from "./relocation.ts";
import { chosenCenter, part } from "./view.ts";

function Deeds({ center }: { center: Center }) {
  return (
    <div class="row">
      <Button onPress={() => void readEntry(center.center)}>{t("coordinator.edit_entry")}</Button>
      <Button onPress={() => { leaveCenter(center.center); part.value = "relocation"; }}>{t("coordinator.relocate")}</Button>
    </div>
  );
}

// One center, live, and what a coordinator does on its behalf.
export function CenterPart({ center: id }: { center: Id }) {
  // A center that has just been written comes to the board a moment later.
  void centerIds.value;
  const center = centerOf(id);
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed has left the screen: who goes on by keyboard goes on here.
  useEffect(() => heading.current?.focus(), [id, !center]);
  const back = <Button onPress={() => (chosenCenter.value = undefined)}>{t("action.back")}</Button>;
  if (!center) return <div class="panel row spread"><p class="quiet" role="status">{t("coordinator.no_such_center")}</p>{back}</div>;
  return (
    <div class="column">
      <section class="panel column" aria-labelledby="coo-center">
        <div class="row spread">
          <h2 id="coo-center" tabIndex={-1} ref={heading}>{named(center.name)}</h2>
          {back}
        </div>
        <p class="quiet">{t("coordinator.center_where", { code: center.code, place: placeName(center.place), region: regionName(center.region), operated: t(`operated.${center.operator}`) })}</p>
        <p class="row coo-tight">
          <FreshnessBadge freshness={center.freshness} />
          <span class="quiet">{center.confirmed_at ? t("beds.confirmed", { ago: ago(center.confirmed_at, now.value) }) : t("beds.never_confirmed")}</span>
          {center.phone_only && <Badge mood="calm" sign="☎" text={t("coordinator.phone_only")} />}
          {center.licence?.until && <span class="quiet">{t("coordinator.licence_to", { day: fullDay(center.licence.until) })}</span>}
        </p>
        <p role="status" class="coo-written">{written.value === id && `✓ ${t("coordinator.written")}`}</p>
        <Deeds center={center} />
        <FaultLine fault={entryFault.value} />
      </section>
      <div class="coo-sections">
        <FiguresPart center={center} />
        <AcceptingPart center={center} />
        <OverflowPart center={center} />
        <PromisePart center={id} />
      </div>
    </div>
  );
}
