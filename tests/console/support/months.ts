// Two months that are over, as the scripts would have counted them: Astana and Almaty with enough people from enough
// centers to be told, Atyrau without.
import { centers } from "./accounts.ts";
import type { Installation } from "./installation.ts";

const placed = (region: string, each: number) => Object.fromEntries(centers.filter((center) => center.region === region).map(({ center }) => [`placed ${center}`, each]));
const answered = (how: string, each: number) => Object.fromEntries(centers.slice(0, 9).map(({ center }) => [`${how} ${center}`, each]));

export async function twoMonths(installation: Installation): Promise<void> {
  const places = { ...placed("71", 9), ...placed("75", 7), ...placed("11", 6), ...placed("15", 6), ...placed("23", 1) };
  await installation.happened("2026-01", { withdrawn: 21, unmet_capacity: 8, ...placed("71", 6), ...placed("11", 9), ...placed("15", 7), ...answered("accepted", 8) });
  await installation.happened("2026-02", { withdrawn: 12, unmet_capacity: 3, ...places, ...answered("accepted", 9), ...answered("declined", 2) });
}
