import { beforeAll, describe, expect, test, vi } from "vitest";

vi.stubGlobal("navigator", { languages: ["en"] });
const { en } = await import("../../../daemon/console/src/i18n/en/index.ts");
const { ru } = await import("../../../daemon/console/src/i18n/ru/index.ts");
const { kk } = await import("../../../daemon/console/src/i18n/kk/index.ts");
const { textIn } = await import("../../../daemon/console/src/i18n/index.ts");

type Texts = Record<string, string | Record<string, string>>;
const all: Record<string, Texts> = { en, ru, kk };
const keys = Object.keys(en);
const forms = (message: string | Record<string, string>) => (typeof message === "string" ? [message] : Object.values(message));
const members = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));

describe("the texts of every language", () => {
  test.each(["ru", "kk"])("%s: have the keys of English, and no others", (tongue) => {
    expect(Object.keys(all[tongue]!).sort()).toEqual([...keys].sort());
  });

  test.each(["ru", "kk"])("%s: say every figure and name that the English text says, and no other", (tongue) => {
    for (const key of keys) {
      const wanted = new Set(forms(en[key as keyof typeof en]).flatMap((text) => [...members(text)]));
      const told = new Set(forms(all[tongue]![key]!).flatMap((text) => [...members(text)]));
      expect([...told].sort(), `${tongue} ${key}`).toEqual([...wanted].sort());
    }
  });

  test.each(["ru", "kk"])("%s: leave no member out of a plural form that another form has", (tongue) => {
    for (const key of keys) {
      const [first, ...rest] = forms(all[tongue]![key]!).map((text) => [...members(text)].sort().join(" "));
      rest.forEach((other) => expect(other, `${tongue} ${key}`).toBe(first));
    }
  });

  // Names of things that are written like this everywhere; all other words are in the language's own letters.
  const names = /\{\w+\}|Redis|master|PEM|DER|SHA-256|QR|Ed25519|F8|panactl|station-05|family3|Enter|Esc|Tab|Ctrl|Alt/g;
  const words = (text: string) => text.replaceAll(names, "");
  test.each(["ru", "kk"])("%s: hold no word in Latin letters", (tongue) => {
    const latin = keys.filter((key) => forms(all[tongue]![key]!).some((text) => /[A-Za-z]{3,}/.test(words(text))));
    expect(latin).toEqual([]);
  });

  test.each(["ru", "kk"])("%s: leave no text untranslated", (tongue) => {
    const left = keys.filter((key) => forms(all[tongue]![key]!).some((text, at) => text === forms(en[key as keyof typeof en])[at] && /\p{L}{2,}/u.test(words(text))));
    expect(left).toEqual([]);
  });

  test("Kazakh and Russian are not each other's", () => {
    const long = (text: string) => (words(text).match(/\p{L}{2,}/gu) ?? []).length >= 3;
    const same = keys.filter((key) => forms(kk[key as keyof typeof kk]).some((text) => long(text) && forms(ru[key as keyof typeof ru]).includes(text)));
    expect(same).toEqual([]);
  });

  test("are not empty, and have no blank at an end", () => {
    for (const tongue of ["en", "ru", "kk"]) {
      for (const key of keys) forms(all[tongue]![key]!).forEach((text) => expect(text, `${tongue} ${key}`).toMatch(/^\S(.*\S)?$/s));
    }
  });
});

describe("plural forms", () => {
  beforeAll(() => expect(textIn("en", "count.people", { n: 1 })).toBe("1 person"));

  test("of Russian are those that the language has, wherever a text has forms", () => {
    for (const key of keys) {
      const message = all["ru"]![key]!;
      if (typeof message === "object") expect(Object.keys(message).sort(), key).toEqual(["few", "many", "one", "other"]);
    }
  });

  test.each([
    [1, "1 место"], [2, "2 места"], [4, "4 места"], [5, "5 мест"], [11, "11 мест"], [12, "12 мест"],
    [21, "21 место"], [22, "22 места"], [101, "101 место"], [111, "111 мест"], [0, "0 мест"],
  ])("of Russian follow its rules: %d is %s", (n, text) => {
    expect(textIn("ru", "count.beds", { n })).toBe(text);
  });

  test("of Kazakh are one, because a noun after a figure stays as it is", () => {
    for (const key of keys) {
      const message = all["kk"]![key]!;
      if (typeof message === "object") expect(new Set(Object.values(message)).size, key).toBe(1);
    }
    expect(textIn("kk", "count.beds", { n: 5 })).toBe("5 орын");
  });

  test("a member without a value stays visible instead of vanishing", () => {
    expect(textIn("en", "span.ago", {})).toContain("{age}");
  });
});
