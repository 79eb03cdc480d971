import { dayAndClock, left } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { placeName } from "../live/country.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { AnyOf } from "../ui/choices.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "../ui/deed.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { PlaceBox } from "../ui/place_box.tsx";
import { now } from "../wire/clock.ts";
import type { Closure } from "../wire/shapes.ts";
import { momentOf, MomentField } from "./moment_field.tsx";
import { close, closing, closingDeed, emptyClosing, roads, sections } from "./roads.ts";

function Row({ closure }: { closure: Closure }) {
  const [from, to] = [closure.names ? named(closure.names.from) : placeName(closure.from), closure.names ? named(closure.names.to) : placeName(closure.to)];
  const deed = `open ${closure.closure}`;
  const begun = new Date(closure.begins).getTime() <= now.value;
  return (
    <li class="coo-road">
      <div class="grow column coo-tight-column">
        <strong>{t("coordinator.section", { from, to })}</strong>
        <span class="row coo-tight">
          {begun ? <Badge mood="bad" sign="✕" text={t("coordinator.road_closed")} /> : <Badge mood="warn" sign="…" text={t("coordinator.road_will_close")} />}
          <span>{closure.vehicles.map((vehicle) => t(`vehicle.${vehicle}`)).join(", ")}</span>
        </span>
        <span class="quiet">{t("coordinator.from_until", { from: dayAndClock(closure.begins), until: dayAndClock(closure.until) })}</span>
        {begun && <span class="quiet number">{t("coordinator.opens_in", { left: left(closure.until, now.value) })}</span>}
        <DeedLine id={deed} />
      </div>
      <Confirm label={t("coordinator.road_open")} question={t("coordinator.road_open_question", { from, to })} yes={t("coordinator.road_open")} off={underWay(deed)} onYes={() => void decide(deed, "road.open", { closure: closure.closure })} />
    </li>
  );
}

function Sections() {
  if (sections.value.length === 0) return null;
  return (
    <div class="column coo-tight-column" role="status">
      <p>{t("coordinator.sections_from", { place: named(closing.value.from?.name) })}</p>
      <div class="row coo-tight">
        {sections.value.map((place) => (
          <Button key={place.place} size="small" onPress={() => { closing.value = { ...closing.value, to: place }; sections.value = []; forgetDeed(closingDeed); }}>{named(place.name)}</Button>
        ))}
      </div>
    </div>
  );
}

function CloseForm() {
  const form = closing.value;
  const fault = faultOfDeed(closingDeed);
  const set = (part: Partial<typeof form>) => (closing.value = { ...form, ...part });
  const placed = ["/from", "/to", "/begins", "/until", "/vehicles"].some((at) => faultAt(fault, at));
  const ready = form.from && form.to && momentOf(form.until) && form.vehicles.length > 0 && (form.begins.trim() === "" || momentOf(form.begins));
  const noRoad = fault?.reason === "not_found" && fault.at === "/to" ? t("coordinator.no_section") : undefined;
  return (
    <form class="panel column" noValidate aria-labelledby="coo-close" onSubmit={(event) => { event.preventDefault(); if (ready && !underWay(closingDeed)) void close(() => faultOfDeed(closingDeed)); }}>
      <h2 id="coo-close">{t("coordinator.road_close")}</h2>
      <div class="coo-grid">
        <PlaceBox label={t("coordinator.road_from")} value={form.from} onChange={(from) => set({ from })} error={faultAt(fault, "/from")} />
        <PlaceBox label={t("coordinator.road_to")} value={form.to} onChange={(to) => set({ to })} error={noRoad ?? faultAt(fault, "/to")} />
      </div>
      <Sections />
      <div class="coo-grid">
        <MomentField optional label={t("coordinator.road_begins")} value={form.begins} onChange={(begins) => set({ begins })} error={faultAt(fault, "/begins")} />
        <MomentField label={t("coordinator.road_until")} value={form.until} onChange={(until) => set({ until })} soon={[6, 12, 24]} error={faultAt(fault, "/until")} />
      </div>
      <AnyOf legend={t("coordinator.vehicles")} options={(["car", "bus"] as const).map((value) => ({ value, text: t(`vehicle.${value}`) }))} values={form.vehicles} onChange={(vehicles) => set({ vehicles })} />
      <DeedLine id={closingDeed} quietly={placed} />
      <div class="row">
        <Button submit kind="primary" off={!ready || underWay(closingDeed)}>{t("coordinator.road_close_now")}</Button>
        <Button onPress={() => { closing.value = emptyClosing(); sections.value = []; forgetDeed(closingDeed); }}>{t("coordinator.clear")}</Button>
      </div>
    </form>
  );
}

export function RoadsPart() {
  return (
    <div class="coo-columns">
      <section class="panel column" aria-labelledby="coo-roads">
        <h2 id="coo-roads">{t("coordinator.roads_closed")}</h2>
        <div aria-live="polite" class="column">
          {!roads.value && <p>{t("state.loading")}</p>}
          {roads.value?.length === 0 && <p class="quiet">{t("coordinator.roads_none")}</p>}
          {roads.value && roads.value.length > 0 && <ul class="column">{roads.value.map((closure) => <Row key={closure.closure} closure={closure} />)}</ul>}
        </div>
      </section>
      <CloseForm />
    </div>
  );
}
