import { describe, expect, test } from "vitest";
import { blanks } from "../../../daemon/console/src/coordinator/blanks.ts";
import { dayOf, fullDay } from "../../../daemon/console/src/coordinator/days.ts";
import { contentOf, entryOf, newEntry, paramsOf } from "../../../daemon/console/src/coordinator/entry_shape.ts";
import { newLeaver, planOf, unplaced, type Leaver } from "../../../daemon/console/src/coordinator/leavers.ts";
import { pieces, ticks } from "../../../daemon/console/src/coordinator/scale.ts";
import { standing, tallies, totalOf } from "../../../daemon/console/src/coordinator/tally.ts";
import type { Candidate, Center, Placed, RegisterEntry } from "../../../daemon/console/src/wire/shapes.ts";

const name = { kk: "Шаңырақ", ru: "Шанырак", en: "Shanyrak" };
const register: RegisterEntry = {
  center: "c_k3v9qd", code: "27-01", name, region: "27", place: "p_oral", operator: "state",
  eligibility: { women: true, men: false, adolescents: true, boy_age_max: 15, household_max: 12, stay_max_days: 90 },
  needs: ["step_free", "interpreter:uz"], languages: ["kk", "ru"], intake: { from: "08:00", until: "22:30" }, licence: { until: "2026-12-31" },
  rhythm: { ageing_after_min: 600, stale_after_min: 1440 }, phone_only: true,
  units: [{ unit: "family3", sleeps: 3, total: 5 }, { unit: "teen", sleeps: 1, total: 2, step_free: true, for: "adolescents" }],
};
const center = (region: string, part: Partial<Center>): Center => ({
  ...register, region, accepting: true, freshness: "fresh",
  units: [{ unit: "family3", sleeps: 3, total: 5, staffed: 5, occupied: 2, held: 1, out_of_service: 0, free: 2, version: 1 }], ...part,
});

describe("the country", () => {
  test("counts free places of centers that take people in only", () => {
    const all = tallies([center("27", {}), center("27", { accepting: false }), center("75", { freshness: "stale" })]);
    expect(all.get("27")).toEqual({ centers: 2, free: 2, held: 2, occupied: 4, stale: 0, closed: 1 });
    expect(totalOf(all)).toMatchObject({ centers: 3, free: 4, stale: 1, closed: 1 });
  });

  test("tells room, room that needs a call, no room and no center apart", () => {
    const of = (...centers: Center[]) => standing(totalOf(tallies(centers)));
    expect(of(center("27", {}))).toBe("room");
    expect(of(center("27", { freshness: "stale" }))).toBe("call");
    expect(of(center("27", { accepting: false }))).toBe("none");
    expect(of()).toBe("no_center");
  });
});

describe("a chart's scale", () => {
  test("goes in round steps up to what covers the largest value", () => {
    expect(ticks(42)).toEqual([0, 20, 40, 60]);
    expect(ticks(1, 2)).toEqual([0, 0.5, 1]);
    expect(ticks(0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticks(4)).toEqual([0, 1, 2, 3, 4]);
    expect(ticks(0)).toEqual([0, 1]);
    expect(ticks(Number.NaN)).toEqual([0, 1]);
  });

  test("puts the pieces of a bar behind each other, and gives what is not told no room", () => {
    expect(pieces([10, undefined, 30], 40)).toEqual([{ from: 0, length: 25 }, { from: 25, length: 0 }, { from: 25, length: 75 }]);
    expect(pieces([1], 0)).toEqual([{ from: 0, length: 0 }]);
  });
});

describe("a day", () => {
  test("is written as people here write it, and read back", () => {
    expect(fullDay("2026-12-31")).toBe("31.12.2026");
    expect(dayOf("31.12.2026")).toBe("2026-12-31");
    expect(dayOf("1.2.2027")).toBe("2027-02-01");
  });

  test("that does not exist is none", () => {
    for (const text of ["31.02.2026", "2026-12-31", "soon", "1.13.2026", ""]) expect(dayOf(text)).toBeUndefined();
  });
});

describe("a register entry", () => {
  test("comes out of its form as it went in, and leaves the handover alone", () => {
    const { eligibility, ...rest } = register;
    const params = paramsOf(entryOf(register, true, name));
    expect(params).toMatchObject(rest);
    expect(params.eligibility).toMatchObject(eligibility);
    expect(params.eligibility.aged_60_plus).toBe(true);
    expect(params).not.toHaveProperty("handover");
  });

  test("takes the handover away only where that was chosen, and writes its line without gaps", () => {
    const form = entryOf(register, true, name);
    expect(paramsOf({ ...form, handover: "none" }).handover).toBeNull();
    expect(paramsOf({ ...form, handover: "set", line: "+7 (700) 000-01 01" }).handover).toEqual({ line: "+77000000101" });
  });

  test("that was changed after it was looked over is another one", () => {
    const form = entryOf(register, true, name);
    expect(contentOf({ ...form })).toBe(contentOf(form));
    expect(contentOf({ ...form, boyAgeMax: "14" })).not.toBe(contentOf(form));
  });

  test("names what is missing or cannot be read by its pointer", () => {
    expect(blanks(entryOf(register, true, name)).size).toBe(0);
    expect([...blanks(newEntry()).keys()]).toEqual(["/code", "/name/kk", "/name/ru", "/name/en", "/place", "/units/0/unit", "/units/0/sleeps", "/units/0/total"]);
    const form = entryOf(register, true, name);
    const wrong = { ...form, intakeUntil: "24:00", licenceUntil: "31.02.2026", staleAfter: "", units: [...form.units, { ...form.units[0]!, line: 9 }] };
    expect([...blanks(wrong).keys()]).toEqual(["/intake/until", "/licence/until", "/rhythm/stale_after_min", "/units/2/unit"]);
  });
});

describe("a relocation", () => {
  const leaver = (id: string, part: Partial<Leaver> = {}) => ({ ...newLeaver(id), ...part });

  test("plans again only for those for whom nothing has been asked", () => {
    const placed = { request: "r", state: "offered" } as Placed;
    const all = [leaver("a"), leaver("b", { placed }), leaver("c", { key: "sent" }), leaver("d", { women: 0 })];
    expect(unplaced(all).map(({ id }) => id)).toEqual(["a"]);
  });

  test("gives each household what the plan says of its place in the call", () => {
    const candidate = { center: "c_k3v9qd" } as Candidate;
    const plan = planOf([leaver("a"), leaver("b")], { assigned: [{ household: 1, candidate }], unplaced: [{ household: 0, blocked: { no_free_unit: 3 } }] }, 7);
    expect(plan).toEqual({ to: { b: candidate }, blocked: { a: { no_free_unit: 3 } }, madeAt: 7 });
  });
});
