// The country's clock. Browsers have tables of zones of their own, and those of older devices still have Asia/Almaty at
// +06, which ended on 1 March 2024: everything would be shown an hour late. So they are asked by zones that never change
// (in whose names the sign is turned).
const changed = Date.UTC(2024, 1, 29, 18);

export function zoneAt(at: number): string {
  return at < changed ? "Etc/GMT-6" : "Etc/GMT-5";
}
