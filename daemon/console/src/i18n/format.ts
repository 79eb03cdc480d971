// Times, spans and figures as people here write them: 24 hours, Monday first, the country's clock.
import { language, t, type Language } from "./index.ts";
import { zoneAt } from "./zone.ts";

// Browsers say that they know Kazakh, but many bring no Kazakh names of months and days and write figures as in English:
// the names stand here, and figures are written as in Russian, which is the same in the country.
const locales: Record<Language, string> = { kk: "ru-KZ", ru: "ru-KZ", en: "en-GB" };
const kazakhMonths = ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"];
const kazakhDays: Record<string, string> = { Mon: "дс", Tue: "сс", Wed: "ср", Thu: "бс", Fri: "жм", Sat: "сб", Sun: "жс" };
const made = new Map<string, Intl.DateTimeFormat>();

function format(at: string | number | Date, kind: string, options: Intl.DateTimeFormatOptions): string {
  const moment = new Date(at);
  const timeZone = zoneAt(moment.getTime());
  const key = `${language.value} ${kind} ${timeZone}`;
  let known = made.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locales[language.value], { timeZone, hourCycle: "h23", ...options });
    made.set(key, known);
  }
  return known.format(moment);
}

export function clock(at: string | number | Date): string {
  return format(at, "clock", { hour: "2-digit", minute: "2-digit" });
}

function kazakhDay(at: string | number | Date, withWeekday: boolean): string {
  const moment = new Date(at);
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zoneAt(moment.getTime()), weekday: "short", day: "numeric", month: "numeric" }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const date = `${Number(part("day"))} ${kazakhMonths[Number(part("month")) - 1]}.`;
  return withWeekday ? `${kazakhDays[part("weekday")]}, ${date}` : date;
}

export function day(at: string | number | Date): string {
  if (language.value === "kk") return kazakhDay(at, false);
  return format(at, "day", { day: "numeric", month: "short" });
}

// A month of the calendar, "2026-10", with its year.
export function month(text: string): string {
  if (language.value === "kk") return `${text.slice(0, 4)} ж. ${kazakhMonths[Number(text.slice(5)) - 1]}.`;
  return format(`${text}-15T12:00:00Z`, "month", { month: "short", year: "numeric" });
}

export function weekday(at: string | number | Date): string {
  if (language.value === "kk") return kazakhDay(at, true);
  return format(at, "weekday", { weekday: "short", day: "numeric", month: "short" });
}

export function dayAndClock(at: string | number | Date): string {
  return `${day(at)}, ${clock(at)}`;
}

// Clock time where it is today there, else with the day.
export function when(at: string | number | Date, now: number): string {
  return day(at) === day(now) ? clock(at) : dayAndClock(at);
}

export function number(value: number, digits = 0): string {
  return value.toLocaleString(locales[language.value], { maximumFractionDigits: digits });
}

export function percent(share: number): string {
  return share.toLocaleString(locales[language.value], { style: "percent", maximumFractionDigits: 0 });
}

// Minutes of travel: "45 min", "6 h 12 min".
export function minutes(total: number): string {
  const hours = Math.floor(total / 60);
  const rest = Math.round(total % 60);
  if (hours === 0) return t("span.min", { n: rest });
  return rest === 0 ? t("span.h", { n: hours }) : t("span.h_min", { h: hours, min: rest });
}

// How long ago, roughly: "now", "5 min", "9 h", "3 d".
export function age(from: string | number | Date, now: number): string {
  const past = Math.max(0, Math.floor((now - new Date(from).getTime()) / 60_000));
  if (past < 1) return t("span.now");
  if (past < 60) return t("span.min", { n: past });
  if (past < 48 * 60) return t("span.h", { n: Math.floor(past / 60) });
  return t("span.d", { n: Math.floor(past / 1440) });
}

// The same as a moment of the past: "just now", "5 min ago".
export function ago(from: string | number | Date, now: number): string {
  return now - new Date(from).getTime() < 60_000 ? t("span.just_now") : t("span.ago", { age: age(from, now) });
}

// What is left, to the second: "4:07", "1:02:09"; "0:00" when it is over.
export function left(until: string | number | Date, now: number): string {
  const seconds = Math.max(0, Math.ceil((new Date(until).getTime() - now) / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(rest)}:${two(seconds % 60)}` : `${rest}:${two(seconds % 60)}`;
}
