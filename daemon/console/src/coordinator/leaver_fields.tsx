import { t } from "../i18n/index.ts";
import { bands, bandsApart } from "../ui/said.ts";
import { AnyOf, OneOf } from "../ui/choices.tsx";
import { Counter } from "../ui/counter.tsx";
import { languageName, needText } from "../ui/words.ts";
import type { Need } from "../wire/shapes.ts";
import type { Leaver } from "./leavers.ts";
import { changeLeaver, setChildren } from "./relocation.ts";

const needs: readonly Need[] = ["step_free", "wheelchair", "infant_cot", "medical_care", "pregnancy_late", "deaf_or_hard_of_hearing", "blind_or_low_vision", "mental_health", "substance_use", "pet"];
const tongues = ["uz", "ug", "tr", "ky", "tg", "az", "de", "ko", "zh", "en", "fa", "ar"];

// One household, counted in bands as on the wire: under 12, girls and boys are not told apart.
export function LeaverFields({ leaver }: { leaver: Leaver }) {
  const change = (part: Partial<Leaver>) => changeLeaver(leaver.id, part);
  return (
    <div class="column">
      <div class="coo-counters">
        <Counter label={t("person.women")} value={leaver.women} onChange={(women) => change({ women })} />
        <Counter label={t("person.men")} value={leaver.men} onChange={(men) => change({ men })} />
        <Counter label={t("person.aged_60_plus")} value={leaver.aged} onChange={(aged) => change({ aged })} />
        {bands.map((band) => {
          const counts = leaver.children[band];
          const name = t(`band.${band}`);
          if (!bandsApart.has(band)) return <Counter key={band} label={t("operator.children_of", { band: name })} value={counts?.girls ?? 0} onChange={(n) => setChildren(leaver, band, "girls", n)} />;
          return (
            <>
              <Counter key={`${band} girls`} label={t("operator.girls_of", { band: name })} value={counts?.girls ?? 0} onChange={(n) => setChildren(leaver, band, "girls", n)} />
              <Counter key={`${band} boys`} label={t("operator.boys_of", { band: name })} value={counts?.boys ?? 0} onChange={(n) => setChildren(leaver, band, "boys", n)} />
            </>
          );
        })}
      </div>
      <div class="choices">
        <label><input type="checkbox" checked={leaver.pregnant} onChange={(event) => change({ pregnant: event.currentTarget.checked })} />{t("person.pregnant")}</label>
      </div>
      <OneOf legend={t("coordinator.urgency")} options={(["standard", "urgent", "emergency"] as const).map((value) => ({ value, text: t(`urgency.${value}`) }))} value={leaver.urgency} onChange={(urgency) => change({ urgency })} />
      <details open={leaver.needs.length + leaver.languages.length > 0}>
        <summary>{t("coordinator.needs_n", { n: leaver.needs.length + leaver.languages.length })}</summary>
        <div class="column">
          <AnyOf legend={t("coordinator.needs")} options={needs.map((value) => ({ value, text: needText(value) }))} values={leaver.needs} onChange={(chosen) => change({ needs: chosen })} />
          <AnyOf legend={t("coordinator.speaks_only")} options={tongues.map((value) => ({ value, text: languageName(value) }))} values={leaver.languages} onChange={(languages) => change({ languages })} />
        </div>
      </details>
    </div>
  );
}
