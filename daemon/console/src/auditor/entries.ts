// What was read of the audit. Reading is itself written down, so it happens only when somebody asks for it.
import { computed, effect, signal } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { Fault } from "../wire/fault.ts";
import type { AuditReadParams, AuditReadResult } from "../wire/shapes.ts";
import { callUntilKnown, session, whenReady } from "../wire/session.ts";
import { newest, readHead } from "./heads.ts";
import { daemonNow } from "../wire/clock.ts";
import { fromField } from "../ui/wall_clock.ts";

export type Entry = AuditReadResult["entries"][number];
export type Filters = { from: string; to: string; actor: string; verb: string };
export const noFilters: Filters = { from: "", to: "", actor: "", verb: "" };
export const filters = draft<Filters>(() => ({ ...noFilters }));

export const entries = signal<readonly Entry[] | undefined>();
export const entriesAsOf = signal(0);
const next = signal<AuditReadResult["next"]>();
export const hasMore = computed(() => next.value !== undefined);
// Whether a reading is under way, and why the last one was refused.
export const busy = signal(false);
export const refused = signal<Fault | undefined>();
// The filters of what is shown; paging goes on with them, whatever has been typed since.
let asked: AuditReadParams = {};
// The sequence up to which everything that fits is shown.
const readUpTo = signal(0);

function paramsOf({ from, to, actor, verb }: Filters): AuditReadParams {
  const [first, last] = [from, to].map((text) => fromField(text, daemonNow()));
  return {
    ...(first && { from: first }),
    ...(last && { to: last }),
    ...(actor.trim() && { actor: actor.trim() }),
    ...(verb && { verb }),
  };
}

async function one(reading: () => Promise<void>): Promise<void> {
  if (busy.peek()) return;
  busy.value = true;
  refused.value = undefined;
  try {
    await reading();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    refused.value = fault;
  } finally {
    busy.value = false;
  }
}

// Anew from the newest entry.
export function readEntries(): Promise<void> {
  return one(async () => {
    asked = paramsOf(filters.peek());
    await readHead();
    const before = newest.peek()?.head?.sequence ?? 0;
    const answer = await callUntilKnown("audit.read", { ...asked, limit: 100 });
    entries.value = answer.entries;
    next.value = answer.next;
    entriesAsOf.value = Date.now();
    readUpTo.value = Math.max(before + 1, newestOf(answer.entries));
  });
}

// The entry of this reading is the first of all that fit everything; those that are not chained yet have no number.
function newestOf(read: readonly Entry[]): number {
  const chained = read.findIndex(({ sequence }) => sequence !== undefined);
  return chained < 0 ? 0 : read[chained]!.sequence! + chained;
}

export function readOlder(): Promise<void> {
  return one(async () => {
    if (!next.peek()) return;
    const answer = await callUntilKnown("audit.read", { ...asked, ...next.peek(), limit: 100 });
    entries.value = [...(entries.peek() ?? []), ...answer.entries];
    next.value = answer.next;
    readUpTo.value++;
  });
}

// How many have been written since, whether they fit the filters or not.
export const newSince = computed(() => Math.max(0, (newest.value?.head?.sequence ?? 0) - readUpTo.value));

export function followEntries(): () => void {
  return whenReady(() => void (entries.peek() ?? readEntries()));
}

effect(() => {
  if (session.value) return;
  entries.value = undefined;
  next.value = undefined;
  entriesAsOf.value = 0;
  readUpTo.value = 0;
  refused.value = undefined;
});
