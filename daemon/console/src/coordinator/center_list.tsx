import { useEffect, useRef } from "preact/hooks";
import { computed } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { ago } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { boardAsOf, centerIds, centerOf } from "../live/board.ts";
import { placeName } from "../live/country.ts";
import { Badge, FreshnessBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { narrow } from "../ui/narrow.ts";
import { VirtualList } from "../ui/virtual_list.tsx";
import { unitBrief } from "../ui/words.ts";
import { now } from "../wire/clock.ts";
import type { Center, Id, Region } from "../wire/shapes.ts";
import { beginEntry } from "./entry.ts";
import { newEntry } from "./entry_shape.ts";
import { freeIn } from "./tally.ts";
import { chosenCenter } from "./view.ts";

const wanted = draft(() => "");

// The centers by their number. Told anew when one comes or changes its entry, not when its beds change.
const sorted = computed(() =>
  centerIds.value.map((id) => centerOf(id)!).map(({ center, code, name, region }) => ({ center, region, code, said: `${code} ${name.kk} ${name.ru} ${name.en}`.toLowerCase() }))
    .sort((a, b) => a.code.localeCompare(b.code)),
);

function found(region: Region | undefined): Id[] {
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  return sorted.value.filter((one) => (!region || one.region === region) && words.every((word) => one.said.includes(word))).map(({ center }) => center);
}

export function AcceptingBadge({ center }: { center: Center }) {
  return center.accepting ? <Badge mood="ok" sign="✓" text={t("coordinator.accepting")} /> : <Badge mood="bad" sign="✕" text={t("coordinator.not_accepting")} />;
}

function Row({ id }: { id: Id }) {
  const center = centerOf(id);
  if (!center) return null;
  return (
    <button type="button" class="coo-row" onClick={() => (chosenCenter.value = id)}>
      <span class="coo-row-head"><strong>{named(center.name)}</strong> <span class="quiet">{center.code} · {placeName(center.place)}</span></span>
      <span class="coo-row-free number"><strong>{t("coordinator.free_n", { n: freeIn(center) })}</strong> <span class="quiet">{center.units.map((unit) => t("coordinator.unit_free", { unit: unitBrief(unit), n: unit.free })).join(" · ")}</span></span>
      <span class="row coo-tight">
        {!center.accepting && <AcceptingBadge center={center} />}
        <FreshnessBadge freshness={center.freshness} />
        <span class="quiet">{center.confirmed_at ? ago(center.confirmed_at, now.value) : t("beds.never_confirmed")}</span>
      </span>
    </button>
  );
}

export function CenterList({ title, region }: { title: string; region: Region | undefined }) {
  const ids = found(region);
  const part = useRef<HTMLDivElement>(null);
  const before = useRef(region);
  // Where the map takes the whole screen, its centers come into sight when a region is pressed.
  useEffect(() => {
    if (narrow.peek() && region && region !== before.current) part.current?.scrollIntoView({ block: "start" });
    before.current = region;
  }, [region]);
  return (
    <div class="panel column" ref={part}>
      <div class="row spread">
        <h2 id="coo-centers">{title}</h2>
        <Button size="small" onPress={() => beginEntry(newEntry())}>{t("coordinator.new_center")}</Button>
      </div>
      <TextField label={t("coordinator.find_center")} type="search" value={wanted.value} onChange={(text) => (wanted.value = text)} maxLength={64} />
      <p role="status" class="quiet">{boardAsOf.value === 0 ? t("state.loading") : t("count.centers", { n: ids.length })}</p>
      {ids.length > 0 && (
        <VirtualList label={t("coordinator.list_of", { what: title })} count={ids.length} rowRem={10.5} heightCss="min(60vh, 44rem)" keyOf={(index) => ids[index]!} row={(index) => <Row id={ids[index]!} />} />
      )}
    </div>
  );
}
