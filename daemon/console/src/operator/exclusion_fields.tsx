import { useState } from "preact/hooks";
import { draft } from "../app/draft.ts";
import { named, t } from "../i18n/index.ts";
import { centerOf } from "../live/board.ts";
import { regionName, regions } from "../live/country.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { PlaceBox } from "../ui/place_box.tsx";
import { TileMap } from "../ui/tile_map.tsx";
import type { Id, Region } from "../wire/shapes.ts";
import { CenterBox } from "../ui/center_box.tsx";
import { Chips } from "./chips.tsx";
import { intake, put } from "./intake.ts";
import { fieldFault } from "./intake_form.tsx";

const without = <T,>(list: readonly T[], item: T) => list.filter((other) => other !== item);
const centerName = (id: Id) => named(centerOf(id)?.name);

function turnRegion(region: Region): void {
  const { regions: out } = intake.value;
  put({ regions: out.includes(region) ? without(out, region) : [...out, region] });
}

function RegionFields() {
  const [map, setMap] = useState(false);
  const out = intake.value.regions;
  return (
    <div class="field">
      <label for="op-region-out">{t("operator.regions_out")}</label>
      <div class="op-beside">
        <select id="op-region-out" value="" onChange={(event) => event.currentTarget.value && turnRegion(event.currentTarget.value)}>
          <option value="">{t("operator.choose")}</option>
          {regions.value.filter(({ region }) => !out.includes(region)).map(({ region }) => <option key={region} value={region}>{regionName(region)}</option>)}
        </select>
        <Button onPress={() => setMap(true)}>{t("operator.on_map")}</Button>
      </div>
      <Chips items={out.map((region) => ({ id: region, text: regionName(region) }))} onRemove={turnRegion} />
      {fieldFault("/exclude/regions") && <span class="error" role="alert">{fieldFault("/exclude/regions")}</span>}
      {map && (
        <Dialog title={t("operator.regions_out")} onClose={() => setMap(false)}>
          <TileMap tile={({ region }) => (out.includes(region) ? <span>✕ {t("operator.out")}</span> : null)} pressed={({ region }) => out.includes(region)} onPress={({ region }) => turnRegion(region)} />
          <Button kind="primary" onPress={() => setMap(false)}>{t("operator.done")}</Button>
        </Dialog>
      )}
    </div>
  );
}

// Localities to keep away from: itself, or so many kilometres around.
function AvoidFields() {
  const { avoid } = intake.value;
  const radius = (id: string, km: number) => put({ avoid: avoid.map((one) => (one.place.place === id ? { ...one, km } : one)) });
  return (
    <div class="op-told">
      <PlaceBox
        label={t("operator.places_out")}
        value={undefined}
        onChange={(place) => place && !avoid.some((one) => one.place.place === place.place) && put({ avoid: [...avoid, { place, km: 0 }] })}
        error={fieldFault("/exclude/places") ?? fieldFault("/exclude/around")}
      />
      <Chips
        items={avoid.map(({ place, km }) => ({
          id: place.place,
          text: named(place.name),
          more: (
            <label class="op-radius">
              <span>{t("operator.radius")}</span>
              <input type="number" inputMode="numeric" min={0} max={1000} value={km} onFocus={(event) => event.currentTarget.select()} onInput={(event) => radius(place.place, Math.min(1000, Math.max(0, Math.trunc(event.currentTarget.valueAsNumber || 0))))} />
              <span aria-hidden="true">{t("operator.km")}</span>
            </label>
          ),
        }))}
        onRemove={(id) => put({ avoid: avoid.filter((one) => one.place.place !== id) })}
      />
    </div>
  );
}

function CenterList({ label, ids, onChange, error }: { label: string; ids: Id[]; onChange: (ids: Id[]) => void; error: string | undefined }) {
  return (
    <div class="op-told">
      <CenterBox label={label} onChoose={(center) => !ids.includes(center) && onChange([...ids, center])} error={error} />
      <Chips items={ids.map((id) => ({ id, text: centerName(id) }))} onRemove={(id) => onChange(without(ids, id))} />
    </div>
  );
}

const unfolded = draft(() => ({ where: false, conceal: false }));
const unfold = (which: "where" | "conceal") => (event: { currentTarget: HTMLDetailsElement }) =>
  (unfolded.value = { ...unfolded.value, [which]: event.currentTarget.open });

export function ExclusionFields() {
  const typed = intake.value;
  const count = typed.regions.length + typed.avoid.length + typed.centers.length + (typed.homePlace ? 1 : 0);
  const concealed = typed.concealCenters.length + (typed.concealAccounts.trim() ? 1 : 0);
  const wrong = fieldFault("/exclude") !== undefined;
  const wrongConcealed = fieldFault("/exclude/conceal_from") !== undefined;
  return (
    <>
      <div class="choices">
        <label>
          <input type="checkbox" checked={typed.homePlace} onChange={(event) => put({ homePlace: event.currentTarget.checked })} />
          {t("operator.home_out")}
        </label>
      </div>
      <details class="op-details" open={unfolded.value.where || (wrong && !wrongConcealed)} onToggle={unfold("where")}>
        <summary>{t("operator.exclusions")} {count > 0 && <span class="op-count number">{count}</span>}</summary>
        <div class="column">
          <RegionFields />
          <AvoidFields />
          <CenterList label={t("operator.centers_out")} ids={typed.centers} onChange={(centers) => put({ centers })} error={fieldFault("/exclude/centers")} />
        </div>
      </details>
      <details class="op-details" open={unfolded.value.conceal || wrongConcealed} onToggle={unfold("conceal")}>
        <summary>{t("operator.conceal")} {concealed > 0 && <span class="op-count number">{concealed}</span>}</summary>
        <div class="column">
          <p class="quiet">{t("operator.conceal_text")}</p>
          <TextField label={t("operator.conceal_accounts")} hint={t("operator.conceal_accounts_hint")} value={typed.concealAccounts} maxLength={400} onChange={(concealAccounts) => put({ concealAccounts })} error={fieldFault("/exclude/conceal_from/accounts")} />
          <CenterList label={t("operator.conceal_centers")} ids={typed.concealCenters} onChange={(concealCenters) => put({ concealCenters })} error={fieldFault("/exclude/conceal_from/centers")} />
        </div>
      </details>
    </>
  );
}
