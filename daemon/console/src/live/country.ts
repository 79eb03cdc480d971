// The country: its regions with their tiles, and the names of its localities as far as this role may know them.
import { signal } from "@preact/signals";
import { named } from "../i18n/index.ts";
import type { Names, Place } from "../wire/shapes.ts";
import { call, whenReady } from "../wire/session.ts";

export type Region = { region: string; name: Names; tile?: { column: number; row: number } };
type Locality = { place: string; name: Names; region: string };
type Country = { regions: Region[]; places?: Locality[] };

export const regions = signal<readonly Region[]>([]);
const regionsById = new Map<string, Region>();
const places = new Map<string, Locality | Place>();
// Told anew when names have been learnt.
export const namesKnown = signal(0);

whenReady(() => {
  if (regions.value.length > 0) return;
  void (call("country.show" as never, {} as never) as Promise<Country>)
    .then((country) => {
      country.regions.forEach((region) => regionsById.set(region.region, region));
      country.places?.forEach((place) => places.set(place.place, place));
      regions.value = country.regions;
      namesKnown.value++;
    })
    .catch(() => undefined);
});

export function regionName(region: string | undefined): string {
  void namesKnown.value;
  return region ? (regionsById.has(region) ? named(regionsById.get(region)!.name) : region) : "—";
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
