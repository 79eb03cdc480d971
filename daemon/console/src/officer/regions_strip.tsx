import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { regionsAvailable } from "../live/board.ts";
import { regionName } from "../live/country.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { form } from "./form.ts";

function Available({ yes }: { yes: boolean }) {
  return yes ? <Badge mood="ok" sign="✓" text={t("officer.room_yes")} /> : <Badge mood="bad" sign="✕" text={t("officer.room_no")} />;
}

// Where there is room at all: the chosen region first, all of them behind one press.
export function RegionsStrip() {
  const [all, setAll] = useState(false);
  const regions = [...regionsAvailable.value].sort(([a], [b]) => regionName(a).localeCompare(regionName(b)));
  if (regions.length === 0) return null;
  const own = form.value.place?.region ?? form.value.region;
  const here = regionsAvailable.value.get(own);
  return (
    <section class="regions-strip" aria-label={t("officer.regions")}>
      <div class="row spread">
        <span role="status">
          {here === undefined ? (
            t("officer.regions_count", { n: regions.filter(([, yes]) => yes).length, total: regions.length })
          ) : (
            <>{regionName(own)} <Available yes={here} /></>
          )}
        </span>
        <Button kind="plain" aria-expanded={all} onPress={() => setAll(!all)}>{t("officer.regions")}</Button>
      </div>
      {all && (
        <ul class="regions-list">
          {regions.map(([id, yes]) => (
            <li key={id}><span class="grow">{regionName(id)}</span><Available yes={yes} /></li>
          ))}
        </ul>
      )}
    </section>
  );
}
