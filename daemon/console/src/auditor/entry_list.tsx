import { signal } from "@preact/signals";
import { clock, dayAndClock, number } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { narrow } from "../ui/narrow.ts";
import { VirtualList } from "../ui/virtual_list.tsx";
import { isTrouble, kindText, outcomeText, roleText, verbText } from "./codes.ts";
import { busy as isReading, entries, entriesAsOf, hasMore, newSince, readEntries, readOlder, type Entry } from "./entries.ts";

const open = signal<Entry | undefined>();
const keyOf = (entry: Entry) => `${entry.position} ${entry.verb} ${entry.kind} ${entry.object}`;

function Outcome({ entry }: { entry: Entry }) {
  const trouble = isTrouble(entry);
  return <Badge mood={trouble ? "bad" : "calm"} sign={trouble ? "✕" : "·"} text={outcomeText(entry.outcome)} />;
}

function Row({ entry }: { entry: Entry }) {
  return (
    <button type="button" class="entry" onClick={() => (open.value = entry)} data-verb={entry.verb}>
      <span class="number">{dayAndClock(entry.at)}</span>
      <span class="clip"><span class="code strong">{entry.actor}</span> <span class="quiet">{roleText(entry.role)}</span></span>
      <span class="clip">{verbText(entry.verb)} <span class="quiet code small">{entry.verb}</span></span>
      <span class="clip"><Outcome entry={entry} /></span>
    </button>
  );
}

// All of one entry, codes included, for a report.
function EntrySheet() {
  const entry = open.value;
  if (!entry) return null;
  const facts: [string, string, string?][] = [
    [t("auditor.at"), dayAndClock(entry.at), entry.at],
    [t("auditor.actor"), roleText(entry.role), entry.actor],
    [t("auditor.verb"), verbText(entry.verb), entry.verb],
    [t("auditor.outcome_label"), outcomeText(entry.outcome), entry.outcome],
    [t("auditor.object"), kindText(entry.kind), entry.object === "-" ? entry.kind : `${entry.kind} ${entry.object}`],
    [t("auditor.sequence_label"), entry.sequence === undefined ? t("auditor.not_chained") : number(entry.sequence)],
    [t("auditor.position"), "", entry.position],
  ];
  return (
    <Dialog title={t("auditor.entry")} onClose={() => (open.value = undefined)}>
      <dl class="facts">
        {facts.map(([name, text, code]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text} {code && <span class="code quiet small">{code}</span>}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

export function EntryList() {
  const read = entries.value;
  const busy = isReading.value;
  if (!read) return busy ? <p role="status">{t("state.loading")}</p> : null;
  const rowRem = narrow.value ? 8 : 3;
  return (
    <div class="column">
      <div class="row spread">
        <h2>{t("auditor.entries")}</h2>
        <span class="row" role="status">
          <span>{busy ? t("state.loading") : t(hasMore.value ? "auditor.count_more" : "auditor.count", { n: read.length, time: clock(entriesAsOf.value) })}</span>
          {newSince.value > 0 && <Button size="small" off={busy} onPress={() => void readEntries()}>{t("auditor.new_since", { n: newSince.value })}</Button>}
        </span>
      </div>
      {read.length === 0 ? <p>{t("auditor.none")}</p> : (
        <VirtualList label={t("auditor.entries")} count={read.length} rowRem={rowRem} heightCss={`min(${read.length * rowRem + 0.5}rem, 65vh)`} keyOf={(index) => keyOf(read[index]!)} row={(index) => <Row entry={read[index]!} />} />
      )}
      <div class="row spread">
        <Button off={busy || !hasMore.value} onPress={() => void readOlder()}>{t(hasMore.value ? "auditor.older" : "auditor.no_older")}</Button>
        <span class="quiet">{t("auditor.reading_written")}</span>
      </div>
      <EntrySheet />
    </div>
  );
}
