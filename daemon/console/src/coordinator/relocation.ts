// Leaving a center: its households as they are counted, the plan for them, and what became of each.
import { effect, signal } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { follow, leave, stories } from "../live/requests.ts";
import type { Band } from "../ui/said.ts";
import { Fault } from "../wire/fault.ts";
import { call, callUntilKnown, hear, newKey, session, whenReady } from "../wire/session.ts";
import type { Id, QueueLine, Transport } from "../wire/shapes.ts";
import { bodyOf, newLeaver, planOf, unplaced, type Leaver, type Plan } from "./leavers.ts";

export type Relocation = { center: Id; transport: Transport; leavers: Leaver[]; editing: string; plan: Plan | undefined };

const nothing = (): Relocation => ({ center: "", transport: "center", leavers: [], editing: "", plan: undefined });
export const relocation = draft<Relocation>(nothing);
export const planState = draft<{ busy: boolean; fault: Fault | undefined }>(() => ({ busy: false, fault: undefined }));
// Requests that this person has open, also from earlier and from other browsers.
export const openLines = signal<ReadonlyMap<Id, QueueLine>>(new Map());

export const set = (part: Partial<Relocation>) => (relocation.value = { ...relocation.value, ...part });

// Whoever changes a household, or adds or takes away one, needs a new plan.
export function changeLeaver(id: string, part: Partial<Leaver>): void {
  set({ leavers: relocation.value.leavers.map((one) => (one.id === id ? { ...one, ...part } : one)), plan: undefined });
}

function tell(id: string, part: Partial<Leaver>): void {
  set({ leavers: relocation.value.leavers.map((one) => (one.id === id ? { ...one, ...part } : one)) });
}

export function setChildren(leaver: Leaver, band: Band, sex: "girls" | "boys", n: number): void {
  changeLeaver(leaver.id, { children: { ...leaver.children, [band]: { girls: 0, boys: 0, ...leaver.children[band], [sex]: n } } });
}

export function addLeaver(): void {
  const leaver = newLeaver(newKey());
  set({ leavers: [...relocation.value.leavers, leaver], editing: leaver.id, plan: undefined });
}

export function removeLeaver(id: string): void {
  set({ leavers: relocation.value.leavers.filter((one) => one.id !== id), plan: undefined });
}

// Chooses the center to be left; the households of another one are not taken along.
export function leaveCenter(center: Id): void {
  if (relocation.value.center === center) return;
  relocation.value = { ...nothing(), center };
  if (center) addLeaver();
}

// Which leaver a fault of the plan is about, by its pointer.
export const askedLast = draft<string[]>(() => []);

export async function makePlan(): Promise<void> {
  const { center, transport, leavers } = relocation.value;
  const asked = unplaced(leavers);
  if (planState.peek().busy || asked.length === 0) return;
  askedLast.value = asked.map(({ id }) => id);
  planState.value = { busy: true, fault: undefined };
  set({ plan: undefined, editing: "" });
  try {
    const told = await call("relocation.plan", { center, transport, households: asked.map(bodyOf) });
    planState.value = { busy: false, fault: undefined };
    if (relocation.value.center === center) set({ plan: planOf(asked, told, Date.now()) });
  } catch (fault) {
    planState.value = { busy: false, fault: fault instanceof Fault ? fault : new Fault("internal_error") };
  }
}

// Whether after this fault it is known that nothing was done.
const isKnown = (fault: Fault) => !fault.mayRepeat && fault.reason !== "not_signed_in";

// Opens the request of one household and holds the place that the plan names. Asked again after an unknown outcome it
// is the same call, so that nobody gets two places.
export async function place(id: string): Promise<void> {
  const { center, transport, leavers, plan } = relocation.value;
  const leaver = leavers.find((one) => one.id === id);
  const candidate = plan?.to[id];
  if (!leaver || !candidate || leaver.underWay || leaver.placed) return;
  const key = leaver.key ?? newKey();
  const { fault: _fault, ...before } = leaver;
  tell(id, { ...before, key, underWay: true });
  try {
    const placed = await callUntilKnown("relocation.place", { center, transport, to: candidate.center, unit: candidate.unit, key, ...bodyOf(leaver) });
    tell(id, { placed, underWay: false });
    follow(placed.request);
  } catch (why) {
    const fault = why instanceof Fault ? why : new Fault("internal_error");
    const left = relocation.value.leavers.map((one) => {
      if (one.id !== id) return one;
      const { key: asked, ...rest } = one;
      return { ...rest, underWay: false, fault, ...(asked && !isKnown(fault) && { key: asked }) };
    });
    set({ leavers: left });
  }
}

// One household after the other; what is refused does not stop the next.
export async function placeAll(): Promise<void> {
  const { plan, leavers } = relocation.value;
  for (const { id } of leavers.filter((one) => !one.placed && plan?.to[one.id])) {
    if (!session.peek() || relocation.value.plan !== plan) return;
    await place(id);
  }
}

export function finish(): void {
  relocation.value.leavers.forEach(({ placed }) => placed && stories.value.get(placed.request)?.state === "ended" && leave(placed.request));
  relocation.value = nothing();
}

async function readLines(): Promise<void> {
  try {
    const { requests } = await call("request.list", {});
    openLines.value = new Map(requests.map((line) => [line.request, line]));
    requests.forEach(({ request }) => follow(request));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
  }
}

hear("request.changed", ({ request }) => {
  if (session.peek()?.role === "coordinator" && !openLines.peek().has(request.request)) void readLines();
});

export function followOwn(): () => void {
  return whenReady(() => void readLines());
}

effect(() => {
  if (!session.value) openLines.value = new Map();
});
