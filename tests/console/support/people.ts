// What people do on their screens, in the language that they have.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Say } from "./texts.ts";

// Types a locality by one of its names; the first one found is taken by Enter.
export async function typePlace(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(name);
  await expect(page.locator(".combobox [role=option]").first()).toBeVisible();
  await box.press("Enter");
}

export const counter = (page: Page, label: string): Locator => page.getByRole("spinbutton", { name: label, exact: true });

// The operator says where and who, and waits for the ranking.
export async function takeCall(page: Page, say: Say, from: string): Promise<void> {
  await typePlace(page, say("place.label"), from);
  await counter(page, say("person.women")).fill("1");
  await counter(page, say("operator.children_of", { band: say("band.3-6") })).fill("1");
  await expect(page.locator(".op-candidate").first()).toBeVisible();
}

// The officer says where and who, and asks for a place.
export async function askAsOfficer(page: Page, say: Say, from: string): Promise<void> {
  await typePlace(page, say("officer.where"), from);
  await counter(page, say("person.women")).fill("1");
  await page.getByRole("button", { name: say("officer.find") }).click();
  await expect(page.getByRole("heading", { name: say("officer.held") })).toBeVisible();
}

// By the choice in the bar; also while a dialog covers it, as in a window that was opened in this language.
export async function switchLanguage(page: Page, language: string): Promise<void> {
  await page.locator("header select:has(option[value=kk])").evaluate((select: HTMLSelectElement, wished) => {
    select.value = wished;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, language);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}
