// What the daemon tells of the last whole months.
import { effect, signal } from "@preact/signals";
import { Fault } from "../wire/fault.ts";
import { call, session } from "../wire/session.ts";
import type { MonthSummary } from "../wire/shapes.ts";

export const months = signal<readonly MonthSummary[] | undefined>();
export const monthsFault = signal<Fault | undefined>();

// "2026-11" and so many months before it, as "2025-11".
export function monthsBefore(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const at = year * 12 + number - 1 - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

export async function askMonths(now: number): Promise<void> {
  const to = new Date(now).toISOString().slice(0, 7);
  try {
    months.value = (await call("report.summary", { from: monthsBefore(to, 24), to })).months;
    monthsFault.value = undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    monthsFault.value = fault;
  }
}

effect(() => {
  if (session.value) return;
  months.value = undefined;
  monthsFault.value = undefined;
});
