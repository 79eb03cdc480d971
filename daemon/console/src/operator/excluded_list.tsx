import { minutes } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { FreshnessBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { changeText, reasonText } from "../ui/words.ts";
import type { Excluded } from "../wire/shapes.ts";
import { useState } from "preact/hooks";
import { showCenter } from "./view.ts";

const atFirst = 30;
// Only the age of the figures speaks against it: a call may change that.
const callFirst = ({ reasons }: Excluded) => reasons.length === 1 && reasons[0]!.rule === "stale";
const far = ({ travel_min }: Excluded) => travel_min ?? Infinity;

function Row({ excluded }: { excluded: Excluded }) {
  const call = callFirst(excluded);
  return (
    <li class="op-excluded" data-center={excluded.center}>
      <div class="row spread">
        <span>
          <strong>{named(excluded.name)}</strong> · {regionName(excluded.region)}
        </span>
        {excluded.travel_min !== undefined && <span class="number quiet">{minutes(excluded.travel_min)}</span>}
      </div>
      {call ? (
        <FreshnessBadge freshness="stale" />
      ) : (
        <ul class="op-reasons">
          {excluded.reasons.map((reason, index) => <li key={index}>{reasonText(reason)}</li>)}
        </ul>
      )}
      {!call && !!excluded.change?.length && <p class="op-change">{t("operator.would_fit", { change: excluded.change.map(changeText).join(" + ") })}</p>}
      {call && (
        <Button size="small" onPress={() => showCenter(excluded.center)}>{t("operator.to_center")}</Button>
      )}
    </li>
  );
}

// Why not the others: those that a call could open first, then those that the least would change, by the way there.
export function ExcludedList({ excluded, open }: { excluded: readonly Excluded[]; open: boolean }) {
  const [all, setAll] = useState(false);
  if (excluded.length === 0) return null;
  const rank = (of: Excluded) => (callFirst(of) ? 0 : of.change ? of.change.length : 99);
  const sorted = [...excluded].sort((a, b) => rank(a) - rank(b) || far(a) - far(b));
  const shown = all ? sorted : sorted.slice(0, atFirst);
  return (
    <details class="op-details" open={open}>
      <summary>{t("operator.excluded", { n: excluded.length })}</summary>
      <ul class="op-lines">{shown.map((row) => <Row key={row.center} excluded={row} />)}</ul>
      {shown.length < sorted.length && <Button onPress={() => setAll(true)}>{t("operator.show_all", { n: sorted.length })}</Button>}
    </details>
  );
}
