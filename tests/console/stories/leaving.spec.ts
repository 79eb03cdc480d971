import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { anotherTab, nothing, storedIn } from "../support/left_behind.ts";
import { fillSignIn } from "../support/sign_in.ts";
import { sayIn } from "../support/texts.ts";

const say = sayIn("ru");
const fiveMinutes = 5 * 60_000;

test("the screen locks after five minutes and goes on where it was for the same person", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await page.getByLabel(say("person.women"), { exact: true }).fill("3");
  await page.clock.setSystemTime(Date.now() + fiveMinutes - 10_000);
  await expect(page.locator("form.panel")).toHaveCount(0);
  await page.clock.setSystemTime(Date.now() + fiveMinutes + 10_000);
  await expect(page.getByRole("heading", { level: 1, name: say("lock.title") })).toBeVisible();
  await expect(page.getByLabel(say("person.women"), { exact: true })).toHaveCount(0);
  await fillSignIn(page, installation.account("operator1"));
  await expect(page.getByLabel(say("person.women"), { exact: true })).toHaveValue("3");
});

test("a locked screen stays locked over a reload", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await page.getByRole("button", { name: say("bar.lock") }).click();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: say("lock.title") })).toBeVisible();
});

test("somebody else at a locked screen finds nothing that was typed", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await page.getByLabel(say("person.women"), { exact: true }).fill("3");
  await page.getByRole("button", { name: say("bar.lock") }).click();
  await fillSignIn(page, installation.account("operator2"));
  await expect(page.getByLabel(say("person.women"), { exact: true })).toHaveValue("0");
});

async function leavesNothing(page: Page, url: string): Promise<void> {
  await page.waitForURL("about:blank");
  await page.goBack();
  expect(page.url(), "the way back does not lead to the console").toBe("about:blank");
  const after = await anotherTab(page.context(), url);
  expect(await storedIn(after)).toEqual(nothing);
  await expect(after.getByRole("heading", { level: 1, name: say("sign_in.title") })).toBeVisible();
}

test("quick exit by F8 leaves nothing behind: storage, caches, cookies, history", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await page.getByLabel(say("person.women"), { exact: true }).fill("3");
  await page.keyboard.press("F8");
  await leavesNothing(page, installation.url);
});

test("quick exit by the button leaves nothing behind: storage, caches, cookies, history", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await page.getByRole("button", { name: say("bar.exit") }).click();
  await leavesNothing(page, installation.url);
});

test("signing out leaves nothing of what was typed", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await page.getByLabel(say("person.women"), { exact: true }).fill("3");
  await page.getByRole("button", { name: say("bar.sign_out") }).click();
  await fillSignIn(page, installation.account("operator1"));
  await expect(page.getByLabel(say("person.women"), { exact: true })).toHaveValue("0");
});
