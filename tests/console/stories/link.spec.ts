import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { sayIn } from "../support/texts.ts";

const say = sayIn("ru");
const lost = (page: Page) => page.locator("[data-strip=lost]");

// One center of those in sight.
const centerOnBoard = (page: Page) => page.locator(".virtual li").first();

// The operator has typed something and looks at the board.
async function working(page: Page): Promise<void> {
  await page.getByLabel(say("person.women"), { exact: true }).fill("3");
  await page.getByRole("button", { name: say("operator.tab_board"), exact: true }).click();
  await expect(centerOnBoard(page)).toBeVisible();
}

async function boardIsReadable(page: Page): Promise<void> {
  await expect(lost(page)).toContainText(/\d\d:\d\d/);
  await expect(page.locator("header [data-link=lost], header [data-link=connecting]")).toBeVisible();
  await expect(centerOnBoard(page)).toBeVisible();
}

async function allIsBack(page: Page): Promise<void> {
  await expect(page.locator("header [data-link=open]")).toBeVisible({ timeout: 30_000 });
  await expect(lost(page)).toHaveCount(0);
  await page.getByRole("button", { name: say("operator.tab_calls"), exact: true }).click();
  await expect(page.getByLabel(say("person.women"), { exact: true })).toHaveValue("3");
}

test("without a network the screen says how old it is, the board stays readable, and what was typed is there on return", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await working(page);
  await page.context().setOffline(true);
  await boardIsReadable(page);
  await page.context().setOffline(false);
  await allIsBack(page);
});

test("a daemon that is killed and started again is found by itself, and the session goes on", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await working(page);
  await installation.killDaemon();
  await boardIsReadable(page);
  await installation.startDaemon();
  await allIsBack(page);
});

test("a daemon that stops says so, and the console finds its follower", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await working(page);
  await installation.stopDaemon();
  await boardIsReadable(page);
  await installation.startDaemon();
  await allIsBack(page);
});

test("while Redis is away the screen is in phone mode, and no longer", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await working(page);
  installation.freezeRedis();
  await expect(page.locator("[data-strip=phone]")).toContainText(say("phone.title"), { timeout: 30_000 });
  await expect(page.locator("[data-strip=phone]")).toContainText("111");
  await expect(centerOnBoard(page)).toBeVisible();
  installation.thawRedis();
  await expect(page.locator("[data-strip=phone]")).toHaveCount(0, { timeout: 30_000 });
  await allIsBack(page);
});
