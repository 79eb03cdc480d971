// What the console says, from its own texts, so that a story reads in every language and a better wording breaks no test.
import { en } from "../../../daemon/console/src/i18n/en/index.ts";
import { kk } from "../../../daemon/console/src/i18n/kk/index.ts";
import { ru } from "../../../daemon/console/src/i18n/ru/index.ts";

export type Language = "kk" | "ru" | "en";
export type Key = keyof typeof en;
export type Say = (key: Key, values?: Record<string, string | number>) => string;
type Plural = Record<string, string>;

const all: Record<Language, Record<string, string | Plural>> = { kk, ru, en };

export const locales: Record<Language, string> = { kk: "kk-KZ", ru: "ru-RU", en: "en-GB" };

// sayIn("ru")("count.beds", { n: 3 }) is "3 места".
export function sayIn(language: Language): Say {
  return (key, values = {}) => {
    const text = all[language][key]!;
    const pattern = typeof text === "string" ? text : (text[new Intl.PluralRules(language).select(Number(values["n"] ?? 0))] ?? text["other"]!);
    return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
