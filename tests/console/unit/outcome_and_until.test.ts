import { expect, test } from "vitest";
import { aboutPlace, forGood, unmetOutcome } from "../../../daemon/console/src/officer/outcome.ts";
import { untilOf } from "../../../daemon/console/src/center/until.ts";

test("an unmet need is told by what blocked most centers", () => {
  expect(unmetOutcome({ no_free_unit: 9, boy_age_max: 4 })).toBe("unmet_capacity");
  expect(unmetOutcome({ no_free_unit: 1, boy_age_max: 4, need_not_met: 2 })).toBe("unmet_eligibility");
  expect(unmetOutcome({ no_free_unit: 1, unreachable: 5, road_closed: 1 })).toBe("unmet_distance");
  expect(unmetOutcome()).toBe("unmet_capacity");
});

test("every refusal is either about the place or for good", () => {
  expect(new Set([...aboutPlace, ...forGood]).size).toBe(7);
});

// 03:00 on 10 January 2027 in Almaty.
const night = Date.parse("2027-01-09T22:00:00Z");

test("a center closed until the morning opens at eight o'clock by the country's clock", () => {
  expect(untilOf("morning", "", night)).toBe("2027-01-10T03:00:00.000Z");
  expect(untilOf("morning", "", Date.parse("2027-01-10T03:00:00Z"))).toBe("2027-01-11T03:00:00.000Z");
});

test("a closing ends after a day, after a week, at a time or not by itself", () => {
  expect(untilOf("day", "", night)).toBe("2027-01-10T22:00:00.000Z");
  expect(untilOf("week", "", night)).toBe("2027-01-16T22:00:00.000Z");
  expect(untilOf("at", "2027-02-01T12:30", night)).toBe("2027-02-01T12:30:00+05:00");
  expect(untilOf("at", "2027-02", night)).toBeUndefined();
  expect(untilOf("open", "", night)).toBeUndefined();
});
