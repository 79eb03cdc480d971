// The operator's screen: who waits, what the caller says, where there is a place, and what became of it.
import "../i18n/areas/center.ts";
import "../i18n/areas/codes.ts";
import "../i18n/areas/operator.ts";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { followBoard } from "../live/board.ts";
import { followQueue, queue } from "../live/queue.ts";
import { BoardPart } from "./board_part.tsx";
import { IntakeForm } from "./intake_form.tsx";
import { listenToKeys } from "./keys.ts";
import { followMine, mine } from "./mine.ts";
import { MinePart } from "./mine_part.tsx";
import { followNewcomers, newcomerText } from "./newcomers.ts";
import { QueuePart } from "./queue_part.tsx";
import { RankingPart } from "./ranking_part.tsx";
import { followRankings } from "./rankings.ts";
import { followReminders } from "./reminders.ts";
import { RequestPart } from "./request_part.tsx";
import { part, selected, wide, type Part } from "./view.ts";
import "../styles/operator.css";

export function start(): () => void {
  const stops = [followBoard(), followQueue(), followMine(), followReminders(), followNewcomers(), followRankings()];
  return () => stops.forEach((stop) => stop());
}

function Tabs({ parts }: { parts: readonly Part[] }) {
  const counts: Partial<Record<Part, number>> = { queue: queue.value.length, mine: mine.value.length };
  const text = (of: Part) => {
    if (of === "intake" && wide.value) return t("operator.tab_calls");
    if (of === "intake" && selected.value) return t("operator.tab_request");
    return t(`operator.tab_${of}`);
  };
  return (
    <nav class="tabs op-tabs" aria-label={t("operator.parts")}>
      {parts.map((of) => (
        <button key={of} type="button" aria-current={shownPart(parts) === of ? "page" : undefined} onClick={() => (part.value = of)}>
          {text(of)}
          {!!counts[of] && !wide.value && <span class="op-count number">{counts[of]}</span>}
        </button>
      ))}
    </nav>
  );
}

const shownPart = (parts: readonly Part[]): Part => (parts.includes(part.value) ? part.value : "intake");

function Work() {
  return selected.value ? <RequestPart key={selected.value} request={selected.value} /> : <IntakeForm />;
}

function Wide() {
  if (part.value === "board") return <BoardPart />;
  return (
    <div class="op-columns">
      <div class="column op-aside">
        <QueuePart />
        <MinePart />
      </div>
      <Work />
      <RankingPart />
    </div>
  );
}

const narrow: Record<Part, () => preact.JSX.Element> = {
  queue: QueuePart, mine: MinePart, intake: Work, ranking: RankingPart, board: BoardPart,
};

export function Screen() {
  useEffect(listenToKeys, []);
  const parts: readonly Part[] = wide.value ? ["intake", "board"] : ["queue", "mine", "intake", "ranking", "board"];
  const Narrow = narrow[shownPart(parts)];
  return (
    <div class="op">
      <h1 class="visually-hidden">{t("operator.title")}</h1>
      <p class="visually-hidden" role="status">{newcomerText()}</p>
      <Tabs parts={parts} />
      {wide.value ? <Wide /> : <Narrow />}
    </div>
  );
}
