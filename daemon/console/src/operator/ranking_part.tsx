import { minutes, number } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { placeName, regionName } from "../live/country.ts";
import { Badge, FreshnessBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { underWay } from "../ui/deed.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { costText, unitTextOf } from "../ui/words.ts";
import { ready } from "../wire/session.ts";
import type { Candidate } from "../wire/shapes.ts";
import { ExcludedList } from "./excluded_list.tsx";
import { HoldBar } from "./hold_bar.tsx";
import { intention } from "./hold.ts";
import { body, intake, put } from "./intake.ts";
import { stories } from "../live/requests.ts";
import { currentRanking, holdRow, mayPlace } from "./rankings.ts";
import type { Ranks } from "./ranking.ts";
import { selected } from "./view.ts";

function Facts({ candidate }: { candidate: Candidate }) {
  return (
    <span class="op-facts">
      <span class="quiet">{regionName(candidate.region)}</span>
      <span class="number">{t("span.km", { n: number(candidate.km) })}</span>
      <span>{unitTextOf(candidate.center, candidate.unit)}</span>
      {candidate.free !== undefined && <span>{t("operator.free", { n: candidate.free })}</span>}
      {candidate.estimate && <Badge mood="warn" sign="≈" text={t("operator.estimate")} />}
    </span>
  );
}

// The hand or the keyboard is on a row: nothing moves there meanwhile.
function whilePointed() {
  const { point } = currentRanking();
  return {
    onPointerEnter: (event: PointerEvent) => event.pointerType !== "touch" && point(true),
    onPointerLeave: () => point(false),
    onFocusIn: () => point(true),
    onFocusOut: () => point(false),
  };
}

function Row({ candidate, index, off }: { candidate: Candidate; index: number; off: boolean }) {
  const center = named(candidate.name);
  const forIntake = !selected.value;
  const leaveOut = () => put({ centers: [...intake.value.centers, candidate.center] });
  return (
    <li class="op-candidate" data-center={candidate.center} {...whilePointed()}>
      <div class="op-first">
        <span class="op-minutes number">{minutes(candidate.travel_min)}</span>
        {(forIntake || mayPlace(selected.value!)) && (
          <Button off={off} label={t("operator.hold_at", { center })} onPress={() => holdRow(index)} {...(index < 9 && { keyHint: `Alt+${index + 1}` })}>
            {t("operator.hold")}
          </Button>
        )}
      </div>
      <div class="op-last">
        <span>
          <strong>{center}</strong> · {placeName(candidate.place)}
        </span>
        <FreshnessBadge freshness={candidate.freshness} />
      </div>
      <div class="op-last">
        <Facts candidate={candidate} />
        {forIntake && <Button size="small" kind="plain" label={t("operator.exclude_center", { center })} onPress={leaveOut}>{t("operator.not_there")}</Button>}
      </div>
      {candidate.cost.length > 1 && <p class="quiet op-cost">{costText(candidate.cost)}</p>}
    </li>
  );
}

// What a screen reader hears when the ranking is another.
function summary(ranks: Ranks | undefined): string {
  if (!ranks) return "";
  const best = ranks.candidates[0];
  return best
    ? t("operator.ranking_summary", { n: ranks.candidates.length, center: named(best.name), time: minutes(best.travel_min) })
    : t("operator.ranking_none");
}

function Nothing() {
  if (selected.value) {
    const state = stories.value.get(selected.value)?.state;
    if (state === "ended" || state === "placed") return <p class="quiet">{t("operator.ranking_over")}</p>;
    return <p class="quiet">{t(currentRanking().asking.value || !state ? "state.loading" : "operator.ranking_unknown")}</p>;
  }
  return <p class="quiet">{body.value ? t("state.loading") : t("operator.ranking_empty")}</p>;
}

export function RankingPart() {
  const ranking = currentRanking();
  const ranks = ranking.shown.value;
  const request = selected.value;
  const busy = request ? underWay(`place ${request}`) : intention.value !== undefined;
  const off = busy || !ready.value || (request !== undefined && !mayPlace(request));
  return (
    <section class="panel op-part op-ranking op-aside" aria-labelledby="op-ranking">
      <h2 id="op-ranking">{t("operator.ranking")}</h2>
      <HoldBar />
      <FaultLine fault={ranking.fault.value && !request ? undefined : ranking.fault.value} />
      <p class="visually-hidden" role="status">{summary(ranks)}</p>
      {ranking.changed.value && (
        <p class="op-changed" role="status">
          {t("operator.ranking_changed")} <Button size="small" onPress={ranking.catchUp}>{t("operator.show_new")}</Button>
        </p>
      )}
      {!ranks && <Nothing />}
      {ranks?.candidates.length === 0 && <p><strong>{t("operator.ranking_none")}</strong></p>}
      <ol class="op-lines" aria-busy={ranking.asking.value}>
        {ranks?.candidates.map((candidate, index) => <Row key={`${candidate.center} ${candidate.unit}`} candidate={candidate} index={index} off={off} />)}
      </ol>
      {ranks && <ExcludedList excluded={ranks.excluded} open={ranks.candidates.length === 0} />}
    </section>
  );
}
