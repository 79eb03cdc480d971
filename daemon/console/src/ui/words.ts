// Households, needs, units and reasons in words.
import { language, t, tCode, type MessageKey } from "../i18n/index.ts";
import { minutes } from "../i18n/format.ts";
import { centerOf } from "../live/board.ts";
import type { Change, Cost, Household, Id, Reason, Unit } from "../wire/shapes.ts";

export function people(household: Household): number {
  const children = (household.children ?? []).reduce((sum, { girls = 0, boys = 0 }) => sum + girls + boys, 0);
  return (household.women ?? 0) + (household.men ?? 0) + children;
}

// Under 12, girls and boys are not told apart.
const apart = new Set(["12-13", "14-15", "16-17"]);

export function householdText(household: Household): string {
  const parts: string[] = [];
  const add = (key: MessageKey, n: number | undefined, band = "") => n && parts.push(t(key, { n, band }));
  add("household.women", household.women);
  add("household.men", household.men);
  add("household.aged_60_plus", household.aged_60_plus);
  if (household.pregnant) parts.push(t("household.pregnant"));
  for (const { band, girls = 0, boys = 0 } of household.children ?? []) {
    const age = t(`band.${band}`);
    if (apart.has(band)) {
      add("household.girls", girls, age);
      add("household.boys", boys, age);
    } else add("household.children", girls + boys, age);
  }
  return parts.join(", ");
}

// The languages spoken in the country, for browsers without Kazakh names of languages.
const kazakhNames: Record<string, string> = {
  ar: "араб", az: "әзербайжан", ba: "башқұрт", ce: "шешен", de: "неміс", en: "ағылшын", fa: "парсы", hi: "хинди", ka: "грузин", kk: "қазақ",
  ko: "корей", ku: "күрд", ky: "қырғыз", mn: "моңғол", ro: "румын", ru: "орыс", tg: "тәжік", tk: "түрікмен", tr: "түрік", tt: "татар",
  ug: "ұйғыр", uk: "украин", ur: "урду", uz: "өзбек", zh: "қытай",
};

// "uz" → "Uzbek", in the chosen language.
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([language.value], { type: "language" }).of(tag) ?? tag;
  return name === tag && language.value === "kk" ? (kazakhNames[tag] ?? tag) : name;
}

export function needText(need: string): string {
  const [code = need, tag] = need.split(":");
  return tCode("need", code, tag ? { language: languageName(tag) } : {});
}

// "boys up to 13 only, here 14–15"
export function reasonText(reason: Reason): string {
  return tCode("rule", reason.rule, { limit: reason.limit ?? "—", got: gotText(reason.rule, reason.got) });
}

export function changeText(change: Change): string {
  return tCode("remedy", change.remedy, { n: change.count ?? 1, got: gotText(change.remedy, change.got) });
}

function gotText(about: string, got: string | undefined): string {
  if (got === undefined) return "—";
  if (about.includes("need")) return needText(got);
  if (about.includes("language")) return languageName(got);
  return got.replaceAll("-", "–");
}

// "travel 6 h 12 min + figures are ageing 15 min"
export function costText(cost: Cost): string {
  return cost.map(({ item, min }) => `${tCode("cost", item)} ${minutes(min)}`).join(" + ");
}

type Kind = Pick<Unit, "sleeps" | "for" | "step_free">;

function kindText(name: string, unit: Kind): string {
  const marks = [unit.for && unit.for !== "households" && t(`unit_for.${unit.for}`), unit.step_free && t("beds.step_free")];
  return [name, ...marks].filter(Boolean).join(", ");
}

// A unit group as people on the spot would call it: "Room for 3", "Single place, adolescents, no steps".
export function unitText(unit: Kind): string {
  return kindText(unit.sleeps === 1 ? t("beds.unit_single") : t("beds.unit_sleeps", { n: unit.sleeps }), unit);
}

// The same in a list of all groups of a center: "for 3", "for 1, adolescents".
export function unitBrief(unit: Kind): string {
  return kindText(t("beds.sleeps", { n: unit.sleeps }), unit);
}

// The same of a center on the board; the group's own name where it is not there.
export function unitTextOf(center: Id | undefined, name: string): string {
  const unit = center ? centerOf(center)?.units.find((one) => one.unit === name) : undefined;
  return unit ? unitText(unit) : name;
}
