import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { codeGroups, lineGroups } from "../../../daemon/console/src/ui/groups.ts";
import { bodyOf, emptyIntake, householdOf, peopleIn, type Intake } from "../../../daemon/console/src/ui/said.ts";
import type { Candidate, Place } from "../../../daemon/console/src/wire/shapes.ts";

const named = (name: string) => ({ kk: name, ru: name, en: name });
const place = (id: string): Place => ({ place: id, name: named(id), region: "23", lat: 47, lon: 52 });
const said = (part: Partial<Intake>): Intake => ({ ...emptyIntake(), ...part });

describe("what a caller says", () => {
  test("is nothing to rank while the locality or the people are missing", () => {
    expect(bodyOf(said({}))).toBeUndefined();
    expect(bodyOf(said({ place: place("p_atyrau") }))).toBeUndefined();
    expect(bodyOf(said({ women: 1 }))).toBeUndefined();
  });

  test("goes out without what was not said", () => {
    expect(bodyOf(said({ place: place("p_atyrau"), women: 1 }))).toEqual({
      origin: { place: "p_atyrau" }, household: { women: 1 }, urgency: "standard", transport: "own", channel: "hotline_111",
    });
  });

  test("tells boys from girls in their band, in the order of the bands", () => {
    const typed = said({ women: 1, aged: 1, children: { "14-15": { girls: 0, boys: 1 }, "0-2": { girls: 2, boys: 0 }, "7-11": { girls: 0, boys: 0 } } });
    expect(householdOf(typed)).toEqual({ women: 1, aged_60_plus: 1, children: [{ band: "0-2", girls: 2 }, { band: "14-15", boys: 1 }] });
    expect(peopleIn(typed)).toBe(4);
  });

  test("keeps away from a locality itself, or from so many kilometres around", () => {
    const typed = said({ place: place("p_oral"), women: 1, avoid: [{ place: place("p_aktau"), km: 0 }, { place: place("p_almaty"), km: 150 }] });
    expect(bodyOf(typed)?.exclude).toEqual({ places: ["p_aktau"], around: [{ place: "p_almaty", km: 150 }] });
  });

  test("hides the request from every account that is named, however they are set apart", () => {
    const typed = said({ place: place("p_oral"), women: 1, concealAccounts: " Officer1, officer2;officer3 " });
    expect(bodyOf(typed)?.exclude).toEqual({ conceal_from: { accounts: ["officer1", "officer2", "officer3"] } });
  });
});

test("codes and lines are read aloud in groups", () => {
  expect(codeGroups("003414")).toBe("003 414");
  expect(lineGroups("+77000000114")).toBe("+7 700 000 01 14");
  expect(lineGroups("111")).toBe("111");
});

vi.stubGlobal("location", { protocol: "https:", host: "localhost" });
vi.stubGlobal("navigator", { languages: ["en"] });
vi.stubGlobal("addEventListener", () => undefined);
vi.stubGlobal("sessionStorage", { getItem: () => null, removeItem: () => undefined });
const { liveRanking } = await import("../../../daemon/console/src/operator/ranking.ts");
const { boardTurn } = await import("../../../daemon/console/src/live/board.ts");
const { intake, put, body } = await import("../../../daemon/console/src/operator/intake.ts");

const candidate = (center: string): Candidate => ({
  center, name: named(center), region: "23", place: "p_atyrau", unit: "family3", free: 1, travel_min: 0, km: 0, estimate: false, freshness: "fresh", cost: [],
});

describe("a live ranking", () => {
  let order = ["near", "far"];
  let asked = 0;
  const ranking = liveRanking(() => {
    const question = body.value;
    return question && { of: JSON.stringify(question), ask: async () => (asked++, { candidates: order.map(candidate), excluded: [] }) };
  });
  const shown = () => ranking.shown.value?.candidates.map(({ center }) => center);
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    order = ["near", "far"];
    asked = 0;
    intake.value = emptyIntake();
    stop = ranking.start();
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });
  const begin = async () => {
    put({ place: place("p_atyrau"), women: 1 });
    await vi.advanceTimersByTimeAsync(150);
  };
  const boardChanges = async () => {
    boardTurn.value++;
    await vi.advanceTimersByTimeAsync(1_100);
  };

  test("asks nothing for nobody", async () => {
    put({ place: place("p_atyrau") });
    await boardChanges();
    expect([asked, shown()]).toEqual([0, undefined]);
  });

  test("asks once when somebody types quickly", async () => {
    await begin();
    expect(asked).toBe(1);
    for (let women = 2; women < 6; women++) put({ women });
    await vi.advanceTimersByTimeAsync(150);
    expect(asked).toBe(2);
  });

  test("follows the board, and asks at most once a second for it", async () => {
    await begin();
    order = ["far"];
    for (let change = 0; change < 50; change++) {
      boardTurn.value++;
      await vi.advanceTimersByTimeAsync(20);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()).toEqual(["far"]);
    expect(asked).toBeLessThanOrEqual(3);
  });

  test("does not move under a hand that points at a row, and says that it has changed", async () => {
    await begin();
    ranking.point(true);
    order = ["far", "near"];
    await boardChanges();
    expect([shown(), ranking.changed.value]).toEqual([["near", "far"], true]);
    ranking.point(false);
    expect([shown(), ranking.changed.value]).toEqual([["far", "near"], false]);
  });

  test("shows what answers other words, wherever the hand is", async () => {
    await begin();
    ranking.point(true);
    order = ["other"];
    put({ women: 3 });
    await vi.advanceTimersByTimeAsync(150);
    expect([shown(), ranking.changed.value]).toEqual([["other"], false]);
    ranking.point(false);
  });

  test("is gone when the form is empty again", async () => {
    await begin();
    intake.value = emptyIntake();
    expect(shown()).toBeUndefined();
  });
});
