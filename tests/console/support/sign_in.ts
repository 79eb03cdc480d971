import { expect, type Page } from "@playwright/test";
import type { Account } from "./accounts.ts";
import { freshCode } from "./one_time_code.ts";

// Fills in the form, whatever language it is in, and presses Enter.
export async function fillSignIn(page: Page, { account, password, otp_secret }: Account): Promise<void> {
  // Before the link is open nothing is sent.
  await expect(page.locator("header [data-link=open]")).toBeVisible();
  await page.locator("input[name=account]").fill(account);
  await page.locator("input[name=password]").fill(password);
  if (otp_secret) await page.locator("input[name=otp]").fill(await freshCode(otp_secret));
  await page.keyboard.press("Enter");
}

// Signs in, and waits until the role's screen stands.
export async function signIn(page: Page, account: Account): Promise<void> {
  await fillSignIn(page, account);
  await expect(page.locator("main h1:not(.sign-in h1)").first()).toBeAttached();
  await expect(page.locator("[data-link=open]")).toBeVisible();
}
