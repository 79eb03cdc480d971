// What the center's staff have counted and the daemon does not know yet. While the link is open, somebody who came or left
// is sent as a step. What is counted while it is lost is sent with the version of the figures that were seen then: if
// somebody has changed them since, nothing is overwritten, and whoever counted decides. Pure.
import type { Unit } from "../wire/shapes.ts";

export type Figures = { occupied: number; staffed: number; out_of_service: number };
export type Seen = Figures & { version: number };
// unknown: it was sent, and nobody knows whether it arrived; only the very same call may be made.
export type ChangeState = "waiting" | "sending" | "unknown" | "sent" | "stale" | "refused";
export type Change = {
  // The key of the call; a new one whenever something else is sent.
  id: string;
  unit: string;
  madeAt: number;
  seen: Seen;
  wish: Figures;
  // A step from whatever is there, instead of figures that replace those that were seen.
  step: boolean;
  // It had to wait for the link, so what became of it is told.
  waited: boolean;
  state: ChangeState;
  // sent: the version that it made; stale: the one that the daemon has.
  version?: number;
  // refused, where not because somebody changed the figures: the daemon's reason.
  reason?: string;
};
export type Queue = readonly Change[];
export type Decided = { id: string; at: number; online: boolean };

export const figuresOf = ({ occupied, staffed, out_of_service }: Figures): Figures => ({ occupied, staffed, out_of_service });
const seenOf = (unit: Seen): Seen => ({ ...figuresOf(unit), version: unit.version });
export const sameFigures = (a: Figures, b: Figures) =>
  a.occupied === b.occupied && a.staffed === b.staffed && a.out_of_service === b.out_of_service;

export const stepOf = ({ seen, wish }: Change) => wish.occupied - seen.occupied;
const replaced = (queue: Queue, id: string, part: Partial<Change>): Queue =>
  queue.map((change) => (change.id === id ? { ...change, ...part } : change));
const unsettled = ({ state }: Change) => state !== "sent";

// Whether somebody must decide about this unit before more can be counted.
export function blockedBy(queue: Queue, unit: string): Change | undefined {
  return queue.find((change) => change.unit === unit && change.state === "refused");
}

// The figures as they will be when all that is under way has arrived.
export function projected(queue: Queue, unit: Unit): Figures & { free: number } {
  let figures = figuresOf(unit);
  for (const change of queue) {
    const settled = change.state === "refused" || (change.state === "sent" && unit.version >= (change.version ?? 0));
    if (change.unit !== unit.unit || settled) continue;
    // Its answer may come after the board has it already.
    const there = unit.version > change.seen.version && unit.occupied === change.wish.occupied;
    if (!change.step) figures = change.wish;
    else if (!there) figures = { ...figures, occupied: figures.occupied + stepOf(change) };
  }
  const open = Math.min(figures.staffed, unit.total - figures.out_of_service);
  return { ...figures, free: Math.max(0, open - figures.occupied - unit.held) };
}

// What the next change of this unit is made from: its figures, or those that the last change will have made.
function base(queue: Queue, unit: Unit): Seen {
  const last = queue.filter((change) => change.unit === unit.unit && unsettled(change)).at(-1);
  return last ? { ...last.wish, version: last.seen.version + 1 } : { ...figuresOf(projected(queue, unit)), version: unit.version };
}

function fits({ occupied, staffed, out_of_service }: Figures, total: number): boolean {
  return [occupied, staffed, out_of_service].every((figure) => figure >= 0 && figure <= total);
}

function add(queue: Queue, unit: Unit, wish: Figures, step: boolean, { id, at, online }: Decided): Queue {
  if (blockedBy(queue, unit.unit) || !fits(wish, unit.total)) return queue;
  const last = queue.filter((change) => change.unit === unit.unit).at(-1);
  if (last?.state !== "waiting") {
    const seen = base(queue, unit);
    return sameFigures(seen, wish)
      ? queue
      : [...queue, { id, unit: unit.unit, madeAt: at, seen, wish, step: step && online, waited: !online, state: "waiting" }];
  }
  // Taken back before it was sent.
  if (sameFigures(last.seen, wish)) return queue.filter((change) => change !== last);
  return replaced(queue, last.id, { wish, step: last.step && step && online, waited: last.waited || !online });
}

// Somebody came (+1) or left (-1) without a request.
export function press(queue: Queue, unit: Unit, by: number, decided: Decided): Queue {
  const before = base(queue, unit);
  return add(queue, unit, { ...figuresOf(before), occupied: before.occupied + by }, true, decided);
}

// The figures as somebody counted them.
export function report(queue: Queue, unit: Unit, wish: Figures, decided: Decided): Queue {
  return add(queue, unit, wish, false, decided);
}

// What had not been sent by now is checked against what was seen. What is on its way keeps its key.
export function linkLost(queue: Queue): Queue {
  if (!queue.some(({ state, waited }) => (state === "waiting" || state === "sending") && !waited)) return queue;
  return queue.map((change) => {
    if (change.state === "waiting") return { ...change, step: false, waited: true };
    return change.state === "sending" ? { ...change, waited: true } : change;
  });
}

// One after the other, in the order in which they were made.
export function nextToSend(queue: Queue): Change | undefined {
  if (queue.some(({ state }) => state === "sending" || state === "stale")) return undefined;
  return queue.find(({ unit, state }) => state === "unknown" || (state === "waiting" && !blockedBy(queue, unit)));
}

export const sending = (queue: Queue, id: string): Queue => replaced(queue, id, { state: "sending" });
export const unknown = (queue: Queue, id: string): Queue => replaced(queue, id, { state: "unknown", waited: true });
export const sent = (queue: Queue, id: string, version: number): Queue => replaced(queue, id, { state: "sent", version });
// The daemon has another version; what stands there is known when the board has that version, too.
export const stale = (queue: Queue, id: string, version: number): Queue => replaced(queue, id, { state: "stale", version });
export const drop = (queue: Queue, id: string): Queue => queue.filter((change) => change.id !== id);

// Refused, with all that was counted on top of it.
export function refused(queue: Queue, id: string, reason?: string): Queue {
  const change = queue.find((one) => one.id === id);
  if (!change) return queue;
  const later = queue.filter((one) => one.unit === change.unit && one.state === "waiting");
  const wish = later.at(-1)?.wish ?? change.wish;
  const rest = queue.filter((one) => !later.includes(one));
  return replaced(rest, id, { state: "refused", wish, waited: true, ...(reason !== undefined && { reason }) });
}

// "Set mine again": the same figures, in the knowledge of what stands there now.
export function again(queue: Queue, id: string, unit: Unit, key: string): Queue {
  const change = queue.find((one) => one.id === id);
  if (!change || sameFigures(change.wish, unit)) return drop(queue, id);
  const { reason: _reason, version: _version, ...kept } = change;
  return queue.map((one) => (one.id === id ? { ...kept, id: key, seen: seenOf(unit), step: false, state: "waiting" } : one));
}

// What the board's news settle. Where only a hold came or went, nobody has contradicted what was counted.
export function settle(queue: Queue, units: readonly Unit[], newKey: () => string): Queue {
  let next = queue;
  for (const change of queue) {
    const unit = units.find((one) => one.unit === change.unit);
    if (!unit || change.version === undefined || unit.version < change.version) continue;
    if (change.state === "sent" && !change.waited) next = drop(next, change.id);
    if (change.state !== "stale") continue;
    if (sameFigures(change.seen, unit)) next = again(next, change.id, unit, newKey());
    else if (sameFigures(change.wish, unit)) next = sent(next, change.id, unit.version);
    else next = refused(next, change.id);
  }
  return next;
}

// "Nothing has changed", said while the link was lost: right only as long as the figures are those that were seen.
export function stillTrue(seen: readonly Unit[], units: readonly Unit[]): boolean {
  return units.every((unit) => seen.some((one) => one.unit === unit.unit && sameFigures(one, unit)));
}
