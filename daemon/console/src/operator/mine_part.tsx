import { age } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { Countdown, RequestBadge, UrgencyBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { now } from "../wire/clock.ts";
import { dropMine, mine } from "./mine.ts";
import { newCall, select, selected, showIntake } from "./view.ts";

type Line = (typeof mine.value)[number];
const over = ({ state }: Line) => state === "ended" || state === "placed";

// What runs out next: the center's time to answer, the hold, or the claim.
function NextEnd({ line }: { line: Line }) {
  const offer = line.offers?.at(-1);
  if (line.state === "offered" && offer) return <Countdown until={offer.answer_by} label={t("operator.answers_by")} />;
  if (line.state === "accepted" && offer?.held_until) return <Countdown until={offer.held_until} label={t("operator.held_until")} />;
  if (line.state === "claimed" && line.deadline) return <Countdown until={line.deadline} label={t("operator.claimed_until")} />;
  return <span class="number quiet">{age(line.opened_at, now.value)}</span>;
}

function Row({ line }: { line: Line }) {
  const asked = line.state === "offered" || line.state === "accepted" || line.state === "placed" ? line.offers?.at(-1)?.name : undefined;
  return (
    <li class="op-line" data-request={line.request}>
      <button type="button" class="op-open" aria-pressed={selected.value === line.request} onClick={() => select(line.request)}>
        <span class="row spread">
          <RequestBadge state={line.state} />
          <NextEnd line={line} />
        </span>
        <span class="op-what">
          <strong>{asked ? named(asked) : regionName(line.origin_region)}</strong> · {t("count.people", { n: line.people })}
        </span>
        {line.urgency !== "standard" && <UrgencyBadge urgency={line.urgency} />}
      </button>
      {over(line) && (
        <Button size="small" kind="plain" onPress={() => { if (selected.value === line.request) showIntake(); dropMine(line.request); }}>
          {t("operator.put_away")}
        </Button>
      )}
    </li>
  );
}

export function MinePart() {
  const lines = mine.value;
  return (
    <section class="panel op-part" aria-labelledby="op-mine">
      <div class="row spread">
        <h2 id="op-mine">{t("operator.mine")} <span class="op-count number">{lines.length}</span></h2>
        <Button size="small" kind="primary" keyHint="F2" onPress={newCall}>{t("operator.new_call")}</Button>
      </div>
      {lines.length === 0 && <p class="quiet">{t("operator.mine_empty")}</p>}
      <ul class="op-lines">{lines.map((line) => <Row key={line.request} line={line} />)}</ul>
    </section>
  );
}
