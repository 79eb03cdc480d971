// Until when a center takes nobody in, in the country's time, which has been UTC+5 all the year since 1 March 2024.
export type Span = "open" | "morning" | "day" | "week" | "at";
export const spans: readonly Span[] = ["open", "morning", "day", "week", "at"];

const hour = 3_600_000;
const ahead = 5 * hour;

// The next eight o'clock in the morning.
function nextMorning(now: number): number {
  const local = now + ahead;
  const midnight = local - (local % (24 * hour));
  const today = midnight + 8 * hour;
  return (today > local ? today : today + 24 * hour) - ahead;
}

// `at` is what a datetime-local field holds; undefined: until further notice, or nothing sensible has been typed.
export function untilOf(span: Span, at: string, now: number): string | undefined {
  if (span === "open") return undefined;
  if (span === "at") return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) ? `${at}:00+05:00` : undefined;
  const end = span === "morning" ? nextMorning(now) : now + (span === "day" ? 24 : 7 * 24) * hour;
  return new Date(end).toISOString();
}
