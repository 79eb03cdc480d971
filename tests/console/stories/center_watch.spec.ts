import { centers } from "../support/accounts.ts";
import type { Installation } from "../support/installation.ts";
import { expect, test } from "../support/fixtures.ts";
import { fillSignIn } from "../support/sign_in.ts";
import { sayIn } from "../support/texts.ts";

const say = sayIn("ru");
const shown = { account: "center-23-01" };
const itself = centers.find(({ code }) => code === "23-01")!.center;

// Asks the center on the screen for a place, and answers for it.
function ask(installation: Installation): { request: string; offer: string } {
  const told = installation.ctl("operator1", "request", "--from", "Atyrau", "--women", "1").split("\n")[0]!;
  const { request, offer } = JSON.parse(told) as { request: string; offer: { offer: string } };
  return { request, offer: offer.offer };
}

test("a center whose figures grow old is reminded until it has said that they are right", async ({ open, installation }) => {
  await installation.confirmedAgo(itself, 5);
  const page = await open(shown);
  const reminder = page.locator("[data-alarm]").filter({ hasText: say("center.alarm_figures") });
  await expect(reminder).toBeVisible();
  await page.getByRole("button", { name: say("center.nothing_changed") }).click();
  await expect(reminder).toHaveCount(0);
});

// The figures of the center on the screen grow old a few seconds from now, after the country's two hours.
const soonOld = 2 - 15 / 3600;

test("figures that grow old while nothing happens are said to be old, to the center and to operators", async ({ open, installation }) => {
  await installation.confirmedAgo(itself, soonOld);
  const page = await open(shown);
  const mark = page.locator(".confirm-bar .badge");
  await expect(mark).toContainText(say("freshness.fresh"));
  const operator = await open({ account: "operator1" });
  await operator.getByRole("button", { name: say("operator.tab_board"), exact: true }).click();
  await operator.getByLabel(say("operator.filter_text")).fill("23-01");
  await expect(mark).toContainText(say("freshness.ageing"), { timeout: 40_000 });
  await expect(operator.locator(".op-center-row .badge")).toContainText(say("freshness.ageing"));
});

test("how a center keeps its word is told from five offers on", async ({ open, installation }) => {
  const page = await open(shown);
  const word = page.getByRole("region", { name: say("center.promise"), exact: true });
  for (let turn = 0; turn < 4; turn++) {
    const { request, offer } = ask(installation);
    installation.ctl("center-23-01", "accept", offer);
    installation.ctl("operator1", "end", request, "--outcome", "duplicate");
  }
  await expect(word).toContainText(say("center.promise_few", { n: 4 }));
  installation.ctl("center-23-01", "decline", ask(installation).offer, "--reason", "no_bed_after_all");
  await expect(word).toContainText(/80\s%/);
  await expect(word).toContainText(say("center.promise_of", { accepted: 4, offers: 5 }));
});

test("while Redis is away a center is in phone mode, counts on, and what it counted is sent once", async ({ open, installation }) => {
  const page = await open(shown);
  const room = page.getByRole("listitem", { name: "Комната на 3" });
  installation.freezeRedis();
  await room.getByRole("button", { name: /^Пришли/ }).click();
  await expect(page.locator("[data-strip=phone]")).toContainText(say("phone.title"), { timeout: 30_000 });
  await expect(room.getByText(say("deed.sending"))).toBeVisible();
  installation.thawRedis();
  await expect(page.locator("[data-strip=phone]")).toHaveCount(0, { timeout: 30_000 });
  await expect(room.getByText(say("deed.sending"))).toHaveCount(0);
  await expect(room.locator(".occupied strong")).toHaveText("1");
  const { centers: board } = JSON.parse(installation.ctl("operator1", "board", "--once")) as { centers: { code: string; units: { unit: string; occupied: number }[] }[] };
  expect(board.find(({ code }) => code === "23-01")!.units.find(({ unit }) => unit === "family3")!.occupied).toBe(1);
});

test("a center's screen that nobody has touched for five minutes locks, and an offer rings on it all the same", async ({ open, installation }) => {
  const page = await open(shown);
  await page.clock.setSystemTime(Date.now() + 5 * 60_000 + 10_000);
  await expect(page.getByRole("heading", { level: 1, name: say("lock.title") })).toBeVisible();
  ask(installation);
  await expect(page.getByText(say("lock.waiting"))).toBeVisible();
  await fillSignIn(page, installation.account("center-23-01"));
  await expect(page.getByRole("button", { name: say("center.accept"), exact: true })).toBeVisible();
});

test("while Redis is away no answer of a center is pretended, and it counts when Redis is back", async ({ open, installation }) => {
  const page = await open(shown);
  const { request } = ask(installation);
  await expect(page.getByRole("heading", { name: say("center.asked_one") })).toBeVisible();
  installation.freezeRedis();
  await page.getByRole("button", { name: say("center.accept"), exact: true }).click();
  await expect(page.locator("[data-strip=phone]")).toContainText("111", { timeout: 30_000 });
  await expect(page.locator(".offer").getByText(say("deed.sending"))).toBeVisible();
  await expect(page.getByRole("heading", { name: say("center.expected_one") })).toHaveCount(0);
  installation.thawRedis();
  await expect(page.getByRole("heading", { level: 3, name: say("center.expected_one") })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("[data-strip=phone]")).toHaveCount(0, { timeout: 30_000 });
  expect(installation.ctl("operator1", "show", request)).toContain('"accepted"');
});
