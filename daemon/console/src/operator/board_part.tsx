import { computed, signal } from "@preact/signals";
import { named, t } from "../i18n/index.ts";
import { allCenters, boardTurn, centerIds, centerOf } from "../live/board.ts";
import { placeName, regionName, regions } from "../live/country.ts";
import { draft } from "../app/draft.ts";
import { Badge, FreshnessBadge } from "../ui/badges.tsx";
import { TextField } from "../ui/field.tsx";
import { VirtualList } from "../ui/virtual_list.tsx";
import { unitBrief } from "../ui/words.ts";
import { now } from "../wire/clock.ts";
import type { Center, Id } from "../wire/shapes.ts";
import { matches, wordsOf } from "../ui/center_box.tsx";
import { CenterPart } from "./center_part.tsx";
import { chosenCenter, wide } from "./view.ts";

const wanted = draft(() => ({ text: "", region: "", free: false }));
const hasFree = (center: Center) => center.accepting && center.units.some(({ free }) => free > 0);

// Room comes and goes; whom the list shows for it is looked at once a second, by the clock that ticks anyway.
const withRoom = signal<ReadonlySet<Id>>(new Set());
function lookForRoom(): void {
  withRoom.value = new Set(allCenters().filter(hasFree).map(({ center }) => center));
}

const shown = computed(() => {
  const { text, region, free } = wanted.value;
  void centerIds.value;
  const words = wordsOf(text);
  const open = free ? withRoom.value : undefined;
  return allCenters()
    .filter((center) => (!region || center.region === region) && matches(center, words) && (!open || open.has(center.center)))
    .sort((a, b) => a.region.localeCompare(b.region) || a.code.localeCompare(b.code))
    .map(({ center }) => center);
});

function Units({ center }: { center: Center }) {
  return (
    <span class="op-units">
      {center.units.map((unit) => (
        <span key={unit.unit} class={unit.free > 0 ? "" : "quiet"}>
          {unitBrief(unit)}: <strong class="number">{unit.free}</strong><span class="quiet number">/{unit.total}</span>
        </span>
      ))}
    </span>
  );
}

// One center; drawn again when it changes, and no other with it.
function Row({ id }: { id: Id }) {
  const center = centerOf(id);
  if (!center) return null;
  return (
    <button type="button" class="op-center-row" aria-pressed={chosenCenter.value === id} data-center={id} onClick={() => (chosenCenter.value = id)}>
      <span class="op-center-name">
        <strong>{named(center.name)}</strong>
        <span class="quiet">{center.code} · {placeName(center.place)}</span>
        <span class="quiet">{regionName(center.region)}</span>
      </span>
      <Units center={center} />
      <span class="op-marks">
        {!center.accepting && <Badge mood="bad" sign="✕" text={t("operator.closed")} />}
        {center.phone_only && <Badge mood="calm" sign="☎" text={t("operator.phone_only")} />}
        <FreshnessBadge freshness={center.freshness} />
      </span>
    </button>
  );
}

function Filters() {
  const { text, region, free } = wanted.value;
  const put = (changed: Partial<typeof wanted.value>) => (wanted.value = { ...wanted.value, ...changed });
  return (
    <div class="op-filters">
      <TextField label={t("operator.filter_text")} value={text} maxLength={64} onChange={(typed) => put({ text: typed })} />
      <div class="field">
        <label for="op-board-region">{t("operator.filter_region")}</label>
        <select id="op-board-region" value={region} onChange={(event) => put({ region: event.currentTarget.value })}>
          <option value="">{t("operator.all_regions")}</option>
          {regions.value.map((one) => <option key={one.region} value={one.region}>{regionName(one.region)}</option>)}
        </select>
      </div>
      <div class="choices">
        <label>
          <input type="checkbox" checked={free} onChange={(event) => { lookForRoom(); put({ free: event.currentTarget.checked }); }} />
          {t("operator.filter_free")}
        </label>
      </div>
    </div>
  );
}

let lookedAt = -1;
function Ticker() {
  void now.value;
  if (wanted.value.free && lookedAt !== boardTurn.peek()) {
    lookedAt = boardTurn.peek();
    queueMicrotask(lookForRoom);
  }
  return null;
}

function List() {
  const ids = shown.value;
  const high = wide.value ? 6.5 : 13.5;
  return (
    <section class="panel op-part op-board" aria-labelledby="op-board">
      <h2 id="op-board">{t("operator.board")} <span class="op-count number">{ids.length}</span></h2>
      <Filters />
      <Ticker />
      {ids.length === 0 && <p class="quiet">{t("place.no_center")}</p>}
      <VirtualList label={t("operator.board")} count={ids.length} rowRem={high} heightCss={wide.value ? "calc(100vh - 17rem)" : "60vh"} keyOf={(index) => ids[index]!} row={(index) => <Row id={ids[index]!} />} />
    </section>
  );
}

export function BoardPart() {
  const center = chosenCenter.value;
  if (!wide.value) return center ? <CenterPart key={center} center={center} /> : <List />;
  return (
    <div class="op-board-columns">
      <List />
      {center ? <CenterPart key={center} center={center} /> : <p class="panel quiet">{t("operator.choose_center")}</p>}
    </div>
  );
}
