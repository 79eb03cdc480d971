// The country: its regions with their tiles, and the names of its localities as far as this role may know them.
import { effect, signal } from "@preact/signals";
import { named } from "../i18n/index.ts";
import { Fault } from "../wire/fault.ts";
import type { CountryPlace, CountryRegion, Place, Rhythm } from "../wire/shapes.ts";
import { learnNow } from "../wire/clock.ts";
import { call, ready, session, whenReady } from "../wire/session.ts";

export type Region = CountryRegion;

export const regions = signal<readonly Region[]>([]);
// The ages after which figures count less, where a center has none of its own.
export const rhythm = signal<Rhythm | undefined>();
const regionsById = new Map<string, Region>();
const places = new Map<string, CountryPlace | Place>();
// Told anew when names have been learnt.
export const namesKnown = signal(0);

async function learn(): Promise<void> {
  if (regions.peek().length > 0) return;
  try {
    const country = await call("country.show", {});
    country.regions.forEach((region) => regionsById.set(region.region, region));
    country.places?.forEach((place) => places.set(place.place, place));
    regions.value = country.regions;
    rhythm.value = country.rhythm;
    learnNow(Date.parse(country.now));
    namesKnown.value++;
  } catch (fault) {
    if (fault instanceof Fault && fault.mayRepeat) setTimeout(() => ready.value && void learn(), 1_000);
  }
}
whenReady(() => void learn());

// Who comes next on this device may know fewer names.
effect(() => {
  if (session.value) return;
  places.clear();
  regions.value = [];
});

export function regionName(region: string | undefined): string {
  void namesKnown.value;
  return region ? (regionsById.has(region) ? named(regionsById.get(region)!.name) : region) : "—";
}

// A locality as far as it is known here.
export function knownPlace(place: string): CountryPlace | undefined {
  return places.get(place);
}

export function placeName(place: string | undefined): string {
  void namesKnown.value;
  return place && places.has(place) ? named(places.get(place)!.name) : (place ?? "—");
}

// Names that came with a search are kept, too.
export function learnPlaces(found: readonly Place[]): void {
  found.forEach((place) => places.set(place.place, place));
  namesKnown.value++;
}
