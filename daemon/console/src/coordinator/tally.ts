// What the centers of a region come to. Free places are those of centers that take people in now, whatever their
// figures' age; how many of the centers have old figures or take nobody in stands beside them.
import type { Center, Region } from "../wire/shapes.ts";

export type Tally = { centers: number; free: number; held: number; occupied: number; stale: number; closed: number };

export const noTally: Tally = { centers: 0, free: 0, held: 0, occupied: 0, stale: 0, closed: 0 };

export function freeIn(center: Center): number {
  return center.accepting ? center.units.reduce((sum, { free }) => sum + free, 0) : 0;
}

function of(center: Center): Tally {
  const count = (figure: "held" | "occupied") => center.units.reduce((sum, unit) => sum + unit[figure], 0);
  return {
    centers: 1,
    free: freeIn(center),
    held: count("held"),
    occupied: count("occupied"),
    stale: center.freshness === "stale" ? 1 : 0,
    closed: center.accepting ? 0 : 1,
  };
}

export function added(a: Tally, b: Tally): Tally {
  const sum = (figure: keyof Tally) => a[figure] + b[figure];
  return { centers: sum("centers"), free: sum("free"), held: sum("held"), occupied: sum("occupied"), stale: sum("stale"), closed: sum("closed") };
}

export function tallies(centers: readonly Center[]): ReadonlyMap<Region, Tally> {
  const found = new Map<Region, Tally>();
  centers.forEach((center) => found.set(center.region, added(found.get(center.region) ?? noTally, of(center))));
  return found;
}

export function totalOf(all: ReadonlyMap<Region, Tally>): Tally {
  return [...all.values()].reduce(added, noTally);
}

// How a region stands: room, room that has to be asked for by phone, none, or no center at all.
export function standing(tally: Tally): "room" | "call" | "none" | "no_center" {
  if (tally.centers === 0) return "no_center";
  if (tally.free === 0) return "none";
  return tally.stale + tally.closed >= tally.centers ? "call" : "room";
}
