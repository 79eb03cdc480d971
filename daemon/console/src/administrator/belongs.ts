import { named } from "../i18n/index.ts";
import { centerOf } from "../live/board.ts";
import { regionName } from "../live/country.ts";
import type { Account } from "../wire/shapes.ts";

// Where an account belongs: its center with its code, its regions, its station; "" where it is nothing of these.
export function belongsText(account: Account): string {
  const parts: string[] = [];
  const center = account.center && centerOf(account.center);
  if (center) parts.push(`${center.code} ${named(center.name)}`);
  else if (account.center) parts.push(account.center);
  account.regions?.forEach((region) => parts.push(regionName(region)));
  if (account.station) parts.push(account.station);
  return parts.join(", ");
}
