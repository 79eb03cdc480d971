import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { regionsAvailable } from "../live/board.ts";
import { regionName, regions } from "../live/country.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { PlaceBox } from "../ui/place_box.tsx";
import { change, form } from "./form.ts";

const byRegion = draft(() => false);

function RegionChoice({ error }: { error: string | undefined }) {
  const known = regions.value.length > 0 ? regions.value.map(({ region }) => region) : [...regionsAvailable.value.keys()];
  const ids = known.sort((a, b) => regionName(a).localeCompare(regionName(b)));
  return (
    <Field label={t("officer.region")} error={error}>
      {(control) => (
        <select {...control} value={form.value.region} onChange={(event) => change({ region: event.currentTarget.value, place: undefined })}>
          <option value="">{t("officer.region_choose")}</option>
          {ids.map((id) => <option key={id} value={id}>{regionName(id)}</option>)}
        </select>
      )}
    </Field>
  );
}

// The locality, or the region where the locality is not known.
export function Where({ error }: { error: string | undefined }) {
  const turn = () => {
    change({ region: "", place: undefined });
    byRegion.value = !byRegion.value;
  };
  return (
    <div class="officer-field">
      {byRegion.value ? (
        <RegionChoice error={error} />
      ) : (
        <PlaceBox label={t("officer.where")} value={form.value.place} onChange={(place) => change({ place })} error={error} />
      )}
      <Button kind="plain" onPress={turn}>{byRegion.value ? t("officer.by_place") : t("officer.by_region")}</Button>
    </div>
  );
}
