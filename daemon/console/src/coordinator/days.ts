// "2026-12-31" as people here write it: "31.12.2026".
export function fullDay(day: string): string {
  return day.split("-").reverse().join(".");
}

// The same the other way; undefined where it is no day.
export function dayOf(text: string): string | undefined {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  if (!found) return undefined;
  const [, day = "", month = "", year = ""] = found;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : undefined;
}
