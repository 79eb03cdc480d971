// The roads that are closed or will be, told anew when a closure comes, changes or ends.
import { computed, effect, signal } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { decide } from "../ui/deed.tsx";
import { Fault } from "../wire/fault.ts";
import { call, hear, ready, session, whenReady } from "../wire/session.ts";
import type { Closure, Id, Place, Vehicle } from "../wire/shapes.ts";
import { momentOf } from "./moment_field.tsx";

const closures = signal<ReadonlyMap<Id, Closure> | undefined>();

export const roads = computed(() => closures.value && [...closures.value.values()].sort((a, b) => a.begins.localeCompare(b.begins)));

async function read(): Promise<void> {
  try {
    const list = await call("road.list", {});
    closures.value = new Map(list.closures.map((closure) => [closure.closure, closure]));
  } catch (fault) {
    if (fault instanceof Fault && fault.mayRepeat) setTimeout(() => ready.value && void read(), 1_000);
  }
}

hear("road.changed", ({ closed, road }) => {
  if (!session.value) return;
  const next = new Map(closures.peek());
  if (closed) next.set(road.closure, { ...next.get(road.closure), ...road });
  else next.delete(road.closure);
  closures.value = next;
});

export function followRoads(): () => void {
  return whenReady(() => void read());
}

effect(() => {
  if (!session.value) closures.value = undefined;
});

export type Closing = { from: Place | undefined; to: Place | undefined; begins: string; until: string; vehicles: Vehicle[] };
export const emptyClosing = (): Closing => ({ from: undefined, to: undefined, begins: "", until: "", vehicles: ["car", "bus"] });
export const closing = draft(emptyClosing);
// Localities to which a road leads from where the closure begins, told where there is none to the one that was meant.
export const sections = draft<Place[]>(() => []);
export const closingDeed = "road.close";

async function placesOf(ids: readonly Id[]): Promise<Place[]> {
  const found = await Promise.all(ids.slice(0, 12).map((id) => call("place.search", { text: id.replace(/^p_/, "").replaceAll("_", " "), limit: 8 }).then(({ places }) => places.find(({ place }) => place === id))));
  return found.filter((place): place is Place => place !== undefined);
}

export async function close(faultOf: () => Fault | undefined): Promise<void> {
  const { from, to, begins, until, vehicles } = closing.value;
  const [first, last] = [momentOf(begins), momentOf(until)];
  sections.value = [];
  if (!from || !to || !last) return;
  const done = await decide(closingDeed, "road.close", { from: from.place, to: to.place, until: last, ...(first && { begins: first }), ...(vehicles.length > 0 && { vehicles }) });
  if (done) {
    closing.value = emptyClosing();
    closures.value = new Map(closures.peek()).set(done.closure, done);
  }
  const told = faultOf()?.data["sections"];
  if (Array.isArray(told)) sections.value = await placesOf(told as Id[]).catch(() => []);
}
