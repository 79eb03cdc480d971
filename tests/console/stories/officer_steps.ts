// What officers do on their phone, in Russian.
import { expect, type Page } from "@playwright/test";

export const phone = { viewport: { width: 360, height: 740 } };

export async function chooseWhere(page: Page, place: string): Promise<void> {
  await page.getByRole("combobox", { name: "Где вы?" }).fill(place);
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
}

// One tap for each person.
export async function count(page: Page, who: string, taps: number): Promise<void> {
  for (let tap = 0; tap < taps; tap++) await page.getByRole("button", { name: `${who} +1` }).click();
}

export async function find(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Найти место" }).click();
}

// A woman in a locality, for whom a place is held.
export async function placeHeld(page: Page, place: string): Promise<void> {
  await chooseWhere(page, place);
  await count(page, "Женщины", 1);
  await find(page);
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
}

// The code that the officer's screen shows, digits only.
export async function shownCode(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Показать место встречи и код" }).click();
  const code = page.locator(".handover .huge [aria-hidden]");
  await expect(code).toHaveText(/^\d{3} \d{3}$/);
  return (await code.textContent())!.replace(" ", "");
}
