// A register entry as its form holds it, and as the daemon takes it.
import type { CenterPutParams, Id, MeetingKind, Names, Need, Place, RegisterEntry, UnitFor } from "../wire/shapes.ts";
import { dayOf, fullDay } from "./days.ts";

export type UnitLine = { line: number; unit: string; sleeps: string; total: string; stepFree: boolean; for: UnitFor };
export type Entry = {
  isNew: boolean;
  center: Id;
  code: string;
  name: Names;
  place: Place | undefined;
  operator: RegisterEntry["operator"];
  takes: string[];
  boyAgeMax: string;
  householdMax: string;
  stayMaxDays: string;
  needs: Need[];
  interpreters: string[];
  languages: string[];
  intakeFrom: string;
  intakeUntil: string;
  licenceFrom: string;
  licenceUntil: string;
  ageingAfter: string;
  staleAfter: string;
  phoneOnly: boolean;
  units: UnitLine[];
  // Whether the center has told a line, which nobody reads back.
  hasHandover: boolean;
  handover: "keep" | "set" | "none";
  line: string;
  meetingKind: MeetingKind | "";
  meetingPlace: Place | undefined;
};
export const takeables = ["women", "men", "adolescents", "aged_60_plus", "pregnant", "screening"] as const;

let lines = 0;
export const newUnit = (): UnitLine => ({ line: ++lines, unit: "", sleeps: "", total: "", stepFree: false, for: "households" });

function randomId(): Id {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return `c_${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => letters[byte % letters.length]).join("")}`;
}

export function newEntry(): Entry {
  return {
    isNew: true, center: randomId(), code: "", name: { kk: "", ru: "", en: "" }, place: undefined, operator: "state",
    takes: ["women", "aged_60_plus", "pregnant"], boyAgeMax: "13", householdMax: "12", stayMaxDays: "180", needs: [], interpreters: [],
    languages: ["kk", "ru"], intakeFrom: "", intakeUntil: "", licenceFrom: "", licenceUntil: "", ageingAfter: "", staleAfter: "",
    phoneOnly: false, units: [newUnit()], hasHandover: false, handover: "keep", line: "", meetingKind: "", meetingPlace: undefined,
  };
}

const hoursText = (min: number | undefined) => (min === undefined ? "" : String(min / 60));

// The form of an entry as it stands in the register; `placeName`: what its locality is called, where that is known.
export function entryOf(from: RegisterEntry, hasHandover: boolean, placeName: Names | undefined): Entry {
  const { eligibility: rules, needs } = from;
  const takes = takeables.filter((one) => rules[one] ?? (one === "aged_60_plus" || one === "pregnant"));
  return {
    ...newEntry(), isNew: false, center: from.center, code: from.code, name: from.name, operator: from.operator, takes,
    place: { lat: 0, lon: 0, name: placeName ?? { kk: from.place, ru: from.place, en: from.place }, place: from.place, region: from.region },
    boyAgeMax: String(rules.boy_age_max), householdMax: String(rules.household_max), stayMaxDays: String(rules.stay_max_days ?? 180),
    needs: needs.filter((need) => !need.startsWith("interpreter:")),
    interpreters: needs.filter((need) => need.startsWith("interpreter:")).map((need) => need.slice("interpreter:".length)),
    languages: from.languages, intakeFrom: from.intake?.from ?? "", intakeUntil: from.intake?.until ?? "",
    licenceFrom: from.licence?.from ? fullDay(from.licence.from) : "", licenceUntil: from.licence?.until ? fullDay(from.licence.until) : "",
    ageingAfter: hoursText(from.rhythm?.ageing_after_min), staleAfter: hoursText(from.rhythm?.stale_after_min),
    phoneOnly: from.phone_only ?? false, hasHandover,
    units: from.units.map((unit) => ({ line: ++lines, unit: unit.unit, sleeps: String(unit.sleeps), total: String(unit.total), stepFree: unit.step_free ?? false, for: unit.for ?? "households" })),
  };
}

const hoursIn = (text: string) => Math.round(Number(text.replace(",", ".")) * 60);

function handoverOf(from: Entry): Pick<CenterPutParams, "handover"> {
  if (from.handover === "keep") return {};
  if (from.handover === "none") return { handover: null };
  const meeting = from.meetingKind && from.meetingPlace ? { meeting_point: { kind: from.meetingKind, place: from.meetingPlace.place } } : {};
  return { handover: { line: from.line.replaceAll(/[\s()-]/g, ""), ...meeting } };
}

// What the daemon takes, once `blanks` finds nothing.
export function paramsOf(from: Entry): Omit<CenterPutParams, "key" | "check"> {
  const takes = (one: string) => from.takes.includes(one);
  const [first, last] = [dayOf(from.licenceFrom), dayOf(from.licenceUntil)];
  return {
    center: from.center, code: from.code.trim(), name: { kk: from.name.kk.trim(), ru: from.name.ru.trim(), en: from.name.en.trim() },
    region: from.place?.region ?? "", place: from.place?.place ?? "", operator: from.operator,
    eligibility: {
      women: takes("women"), men: takes("men"), adolescents: takes("adolescents"), aged_60_plus: takes("aged_60_plus"), pregnant: takes("pregnant"),
      screening: takes("screening"), boy_age_max: Number(from.boyAgeMax), household_max: Number(from.householdMax),
      ...(from.stayMaxDays.trim() && { stay_max_days: Number(from.stayMaxDays) }),
    },
    needs: [...from.needs, ...from.interpreters.map((tag) => `interpreter:${tag}`)],
    languages: from.languages,
    ...((from.intakeFrom || from.intakeUntil) && { intake: { from: from.intakeFrom.trim(), until: from.intakeUntil.trim() } }),
    ...((first || last) && { licence: { ...(first && { from: first }), ...(last && { until: last }) } }),
    ...((from.ageingAfter || from.staleAfter) && { rhythm: { ageing_after_min: hoursIn(from.ageingAfter), stale_after_min: hoursIn(from.staleAfter) } }),
    phone_only: from.phoneOnly,
    units: from.units.map((unit) => ({
      unit: unit.unit.trim(), sleeps: Number(unit.sleeps), total: Number(unit.total), ...(unit.stepFree && { step_free: true }), ...(unit.for !== "households" && { for: unit.for }),
    })),
    ...handoverOf(from),
  };
}

export const contentOf = (from: Entry) => JSON.stringify(paramsOf(from));
