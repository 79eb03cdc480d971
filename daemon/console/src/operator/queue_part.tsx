import { age } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { regionName } from "../live/country.ts";
import { queue } from "../live/queue.ts";
import { RequestBadge, UrgencyBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { now } from "../wire/clock.ts";
import { session } from "../wire/session.ts";
import type { QueueLine } from "../wire/shapes.ts";
import { keepMine } from "./mine.ts";
import { select, selected } from "./view.ts";

async function claim(line: QueueLine): Promise<void> {
  const taken = await decide(`claim ${line.request}`, "request.claim", { request: line.request });
  if (!taken) return;
  keepMine({ ...line, state: taken.state, ...(taken.owner && { owner: taken.owner }) });
  select(line.request);
}

function Line({ line }: { line: QueueLine }) {
  const deed = `claim ${line.request}`;
  const own = line.owner === session.value?.account;
  return (
    <li class="op-line" data-request={line.request} aria-current={selected.value === line.request ? "true" : undefined}>
      <div class="row spread">
        <UrgencyBadge urgency={line.urgency} />
        <span class="number">{age(line.opened_at, now.value)}</span>
      </div>
      <div class="op-last">
        <span class="op-what">
          <strong>{regionName(line.origin_region)}</strong> · {t("count.people", { n: line.people })}
        </span>
        {own ? (
          <Button size="small" onPress={() => select(line.request)}>{t("operator.look")}</Button>
        ) : (
          <Button size="small" kind="primary" off={underWay(deed)} onPress={() => void claim(line)} label={t("operator.claim_of", { region: regionName(line.origin_region) })}>
            {t("operator.claim")}
          </Button>
        )}
      </div>
      {line.state === "waiting" && <div><RequestBadge state={line.state} /></div>}
      <DeedLine id={deed} />
    </li>
  );
}

export function QueuePart() {
  const lines = queue.value;
  return (
    <section class="panel op-part" aria-labelledby="op-queue">
      <h2 id="op-queue">{t("operator.queue")} <span class="op-count number">{lines.length}</span></h2>
      {lines.length === 0 && <p class="quiet">{t("operator.queue_empty")}</p>}
      <ul class="op-lines">{lines.map((line) => <Line key={line.request} line={line} />)}</ul>
    </section>
  );
}
