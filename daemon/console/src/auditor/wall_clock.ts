// What a field of date and time holds ("2026-01-31T22:00") is the country's clock, wherever the browser stands.
const zone = "Asia/Almaty";

function wall(at: number): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at);
  return parts.replace(" ", "T");
}

export function toField(at: number): string {
  return wall(at);
}

// The moment as RFC 3339 in UTC; nothing where the field is empty or no time. The country went from +06 to +05 on
// 1 March 2024, so that the offset is that of the moment itself.
export function fromField(text: string): string | undefined {
  const asUtc = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || Number.isNaN(asUtc)) return undefined;
  for (const hours of [5, 6]) {
    const at = asUtc - hours * 3_600_000;
    if (wall(at) === text) return new Date(at).toISOString();
  }
  return undefined;
}
