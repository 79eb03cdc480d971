import { describe, expect, test, vi } from "vitest";

vi.stubGlobal("navigator", { languages: ["kk"] });
const { language } = await import("../../../daemon/console/src/i18n/index.ts");
const { ago, clock, day, number, weekday } = await import("../../../daemon/console/src/i18n/format.ts");
const { fromField, toField } = await import("../../../daemon/console/src/ui/wall_clock.ts");

const evening = Date.parse("2026-11-23T18:30:00Z");

describe("times", () => {
  test("are the country's clock with 24 hours, in every language", () => {
    for (const tongue of ["kk", "ru", "en"] as const) {
      language.value = tongue;
      expect(clock(evening)).toBe("23:30");
      expect(clock("2026-11-23T19:00:00Z")).toBe("00:00");
    }
  });

  test("have Kazakh months and days, also where the browser brings none", () => {
    language.value = "kk";
    expect(day(evening)).toBe("23 қар.");
    expect(weekday(evening)).toBe("дс, 23 қар.");
    expect(weekday("2026-02-28T20:00:00Z")).toBe("жс, 1 нау.");
  });

  test("and figures are written as people here write them", () => {
    for (const tongue of ["kk", "ru"] as const) {
      language.value = tongue;
      expect(number(12345.6, 1).replaceAll(/\s/g, " ")).toBe("12 345,6");
    }
  });

  test("of the last minute are just now, not a span ago", () => {
    language.value = "ru";
    expect(ago(evening - 59_000, evening)).toBe("только что");
    expect(ago(evening - 60_000, evening)).toBe("1 мин назад");
  });
});

describe("a time that is typed", () => {
  test("is the country's clock, of today and this year where that is left out", () => {
    expect(fromField("23.11.2026 22:00", evening)).toBe("2026-11-23T17:00:00.000Z");
    expect(fromField("1.2", evening)).toBe("2026-01-31T19:00:00.000Z");
    expect(fromField("22:05", evening)).toBe("2026-11-23T17:05:00.000Z");
    expect(fromField(" 01.02.2026 ", evening)).toBe("2026-01-31T19:00:00.000Z");
  });

  test("of before March 2024 has the offset of then", () => {
    expect(fromField("15.01.2024 12:00", evening)).toBe("2024-01-15T06:00:00.000Z");
    expect(fromField("15.03.2024 12:00", evening)).toBe("2024-03-15T07:00:00.000Z");
  });

  test("comes back as it was shown", () => {
    expect(toField(evening)).toBe("23.11.2026 23:30");
    expect(fromField(toField(evening), evening)).toBe(new Date(evening).toISOString());
  });

  test("that is none is refused", () => {
    for (const text of ["", "x", "31.02.2026", "24:00", "12:60", "23.11.26", "2026-11-23", "23.11 2026", "23.11.202622:00"]) {
      expect(fromField(text, evening), text).toBeUndefined();
    }
  });
});
