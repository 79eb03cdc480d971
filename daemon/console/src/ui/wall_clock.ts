import { zoneAt } from "../i18n/zone.ts";

// What somebody types as a time, "23.11.2026 22:00", is the country's clock, wherever the browser stands.
const digits = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;

// "2026-11-23 22:00"
function wall(at: number): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zoneAt(at), hourCycle: "h23", ...digits }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

export function toField(at: number): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+) (.+)$/.exec(wall(at)) as unknown as string[];
  return `${day}.${month}.${year} ${time}`;
}

// The moment as RFC 3339 in UTC. The time of day may be left out (midnight), the year too (this one), the whole date too
// (today). Nothing where it is no time. The country went from +06 to +05 on 1 March 2024: the offset is that of the moment.
export function fromField(text: string, now: number): string | undefined {
  const found = /^(?:(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?)?(?:^|\s+|$)(?:(\d{1,2}):(\d{2}))?$/.exec(text.trim());
  if (!found || !text.trim()) return undefined;
  const [today = ""] = wall(now).split(" ");
  const [thisYear = "", thisMonth = "", thisDay = ""] = today.split("-");
  const [, day = thisDay, month = thisMonth, year = thisYear, hour = "0", minute = "0"] = found;
  const two = (part: string) => part.padStart(2, "0");
  const wanted = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  const asUtc = Date.parse(`${wanted.replace(" ", "T")}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  for (const hours of [5, 6]) {
    const at = asUtc - hours * 3_600_000;
    if (wall(at) === wanted) return new Date(at).toISOString();
  }
  return undefined;
}
