// The console's texts: complete in every language, or it does not compile.
import { signal } from "@preact/signals";
import { en, kk, ru } from "./base.ts";
import type { en as english } from "./en/index.ts";

export type Language = "kk" | "ru" | "en";
// A text with {members}, or one per plural form; {n} chooses the form.
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Message = string | Plural;
export type Messages = Record<MessageKey, Message>;
export type MessageKey = keyof typeof english & string;
export type Values = Record<string, string | number>;

export const languages: readonly Language[] = ["kk", "ru", "en"];
const texts: Record<Language, Partial<Messages>> = { kk, ru, en };

// Adds the texts of an area; screens import theirs (areas/) and so bring them along.
export function learn(more: Record<Language, Partial<Messages>>): void {
  languages.forEach((tongue) => Object.assign(texts[tongue], more[tongue]));
}

const rules: Record<Language, Intl.PluralRules> = {
  kk: new Intl.PluralRules("kk"),
  ru: new Intl.PluralRules("ru"),
  en: new Intl.PluralRules("en"),
};

const preferred = (): Language => {
  const wished = navigator.languages.map((tag) => tag.slice(0, 2));
  return (wished.find((tag) => languages.includes(tag as Language)) as Language | undefined) ?? "kk";
};

export const language = signal<Language>(preferred());

// The text in a language. {name} is replaced by values.name; `n` also chooses the plural form.
export function textIn(tongue: Language, key: MessageKey, values: Values = {}): string {
  const message: Message = texts[tongue][key] ?? key;
  const pattern =
    typeof message === "string" ? message : (message[rules[tongue].select(Number(values["n"] ?? 0))] ?? message.other);
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

// The text in the chosen language; what uses it is drawn again when the language changes.
export function t(key: MessageKey, values: Values = {}): string {
  return textIn(language.value, key, values);
}

// The text of a code that the daemon sent, such as t_code("rule", "boy_age_max"); an unknown code stands for itself.
export function tCode(family: string, code: string, values: Values = {}): string {
  const key = `${family}.${code}`;
  return key in texts.en ? t(key as MessageKey, values) : code.replaceAll("_", " ");
}

export function hasText(key: string): key is MessageKey {
  return key in texts.en;
}

// One of the names that places, regions and centers have in every language.
export function named(names: { kk: string; ru: string; en: string } | undefined): string {
  return names ? names[language.value] : "—";
}
