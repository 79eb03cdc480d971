import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { screenshot } from "../support/places.ts";
import { phone, placeHeld, shownCode } from "./officer_steps.ts";

// Nothing that axe knows stands in anybody's way here; a picture of it is kept.
async function soundScreen(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  await page.screenshot({ path: screenshot(name), fullPage: true });
}

// Opens all that the officer's form keeps behind a press.
async function unfold(page: Page): Promise<void> {
  const folded = page.locator(".officer-field button[aria-expanded=false]");
  while ((await folded.count()) > 0) await folded.first().click();
}

// Nothing has to be scrolled sideways.
async function fitsWidth(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test("an officer and a center see each other's steps within a second, from the request to the arrival", async ({ open }) => {
  const officer = await open({ account: "officer1", ...phone });
  const center = await open({ account: "center-23-01", ...phone });
  const soon = { timeout: 1_000 };
  await placeHeld(officer, "Атырау");
  await expect(center.getByRole("heading", { name: "Примете?" })).toBeVisible(soon);
  await center.getByRole("button", { name: "Принять" }).click();
  await expect(officer.getByRole("heading", { name: "Принято: можно ехать" })).toBeVisible(soon);
  const code = await shownCode(officer);
  await expect(center.getByText(/Ваш телефон показан/)).toBeVisible(soon);
  await center.getByLabel("Код прибытия").fill(code);
  await center.getByRole("button", { name: "Прибыли" }).click();
  await expect(officer.getByRole("heading", { name: /Прибыли/ })).toBeVisible(soon);
});

for (const [locale, colorScheme] of [["ru-RU", "light"], ["kk-KZ", "dark"]] as const) {
  const tongue = locale.slice(0, 2);

  test(`the officer's screens are in order for everybody on a phone: ${tongue}, ${colorScheme}`, async ({ open, installation }) => {
    const page = await open({ account: "officer1", ...phone, locale, colorScheme });
    await unfold(page);
    await page.locator(".bottom .button").click();
    await soundScreen(page, `officer_form_${tongue}`);
    await fitsWidth(page);
    await page.locator("input[role=combobox]").fill("Атырау");
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Enter");
    await page.locator(".counter input").first().fill("1");
    await page.locator(".bottom .button").click();
    await expect(page.locator(".step .countdown")).toBeVisible();
    await soundScreen(page, `officer_held_${tongue}`);
    installation.ctl("center-23-01", "accept");
    await page.locator(".step .button.primary").click();
    await expect(page.locator(".handover")).toBeVisible();
    await soundScreen(page, `officer_accepted_${tongue}`);
    await fitsWidth(page);
    for (const way of [1, 2]) {
      await page.locator(".ways .button").nth(way).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await soundScreen(page, `officer_end_${way}_${tongue}`);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });

  test(`the center's screens are in order for everybody on a phone: ${tongue}, ${colorScheme}`, async ({ open, installation }) => {
    const page = await open({ account: "center-23-01", ...phone, locale, colorScheme });
    await soundScreen(page, `center_quiet_${tongue}`);
    installation.ctl("operator1", "request", "--from", "Atyrau", "--women", "1", "--child", "girl:3-6", "--need", "infant_cot", "--urgency", "emergency");
    await expect(page.locator(".offer.asked")).toBeVisible();
    await soundScreen(page, `center_asked_${tongue}`);
    await page.locator(".offer.asked .button.danger").click();
    await expect(page.locator(".reasons")).toBeVisible();
    await soundScreen(page, `center_decline_${tongue}`);
    await fitsWidth(page);
    await page.locator(".offer.asked .button.plain").click();
    await page.locator(".offer.asked .button.primary").click();
    await expect(page.locator(".arrived")).toBeVisible();
    await page.locator("section[aria-labelledby=accepting-title] .button").click();
    await soundScreen(page, `center_expected_${tongue}`);
    await fitsWidth(page);
    await page.locator(".unit .link").first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await soundScreen(page, `center_figures_${tongue}`);
  });
}

test("at twice the text size nothing is lost on a phone", async ({ open, installation }) => {
  const officer = await open({ account: "officer1", ...phone, locale: "kk-KZ" });
  await unfold(officer);
  const center = await open({ account: "center-23-01", ...phone, locale: "kk-KZ" });
  installation.ctl("operator1", "request", "--from", "Atyrau", "--women", "1", "--child", "girl:3-6", "--urgency", "emergency");
  await center.locator(".offer.asked .button.danger").click();
  for (const page of [officer, center]) {
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await fitsWidth(page);
  }
});
