import { expect, test } from "vitest";
import { asOf, freshnessOf } from "../../../daemon/console/src/live/time_passes.ts";
import type { Center } from "../../../daemon/console/src/wire/shapes.ts";

const usual = { ageing_after_min: 120, stale_after_min: 480 };
const confirmed = "2026-01-31T10:00:00.000Z";
const after = (minutes: number) => Date.parse(confirmed) + minutes * 60_000;
const told = { confirmed_at: confirmed, freshness: "fresh" } as const;

test("figures are as old as the daemon says until the country's rhythm is known", () => {
  expect(freshnessOf(told, undefined, after(6_000))).toBe("fresh");
});

test("figures grow old by the country's rhythm, to the minute", () => {
  expect([119, 120, 480, 481].map((minutes) => freshnessOf(told, usual, after(minutes)))).toEqual(["fresh", "ageing", "ageing", "stale"]);
});

test("a center's own rhythm goes before the country's, and what nobody has confirmed is stale", () => {
  expect(freshnessOf({ ...told, rhythm: { ageing_after_min: 600, stale_after_min: 900 } }, usual, after(599))).toBe("fresh");
  expect(freshnessOf({ freshness: "fresh" }, usual, after(0))).toBe("stale");
});

test("a closure ends by itself at its time, and a center of which nothing is new stays the same", () => {
  const closed = { ...told, accepting: false, reason: "quarantine", until: "2026-01-31T10:30:00.000Z" } as unknown as Center;
  expect(asOf(closed, usual, after(29))).toBe(closed);
  expect(asOf(closed, usual, after(30))).toEqual({ ...told, accepting: true });
  const shut = { ...told, accepting: false, reason: "quarantine" } as unknown as Center;
  expect(asOf(shut, usual, after(6_000))).toEqual({ ...shut, freshness: "stale" });
});
