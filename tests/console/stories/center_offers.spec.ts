import type { Installation } from "../support/installation.ts";
import { expect, test } from "../support/fixtures.ts";

const shown = { account: "center-23-01" };
const household = ["--women", "1", "--child", "girl:3-6", "--need", "infant_cot", "--transport", "police"];

// The nearest center for this household is the one on the screen. The request's id.
function ask(installation: Installation, ...more: string[]): string {
  const told = installation.ctl("operator1", "request", "--from", "Atyrau", ...household, "--urgency", "urgent", ...more);
  return (JSON.parse(told.split("\n")[0]!) as { request: string }).request;
}

test("an offer comes by itself, rings until somebody has seen it, and tells bands, needs and region only", async ({ open, installation }) => {
  const page = await open(shown);
  ask(installation);
  await expect(page.getByRole("heading", { name: "Примете?" })).toBeVisible();
  await expect(page.getByText("1 женщина, 1 ребёнок 3–6")).toBeVisible();
  await expect(page.getByText("Детская кроватка")).toBeVisible();
  await expect(page.getByText("До 1 ч пути")).toBeVisible();
  await expect(page.locator("[data-alarm=alarm]")).toHaveText(/У вас просят место/);
  await expect.poll(() => page.title()).toBe("(1) Таблица");
  await page.getByRole("button", { name: "Вижу" }).click();
  await expect(page.locator("[data-alarm]")).toHaveCount(0);
  await expect.poll(() => page.title()).toBe("Таблица");
});

test("an offer rings on a locked screen without telling what it is", async ({ open, installation }) => {
  const page = await open(shown);
  await page.getByRole("button", { name: "Заблокировать" }).click();
  ask(installation);
  await expect(page.getByText("Вас ждут: войдите.")).toBeVisible();
  await expect.poll(() => page.title()).toBe("(1) Таблица");
  await expect(page.getByText("1 женщина")).toHaveCount(0);
  await page.locator("input[name=password]").fill(installation.account("center-23-01").password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Примете?" })).toBeVisible();
});

test("a center accepts with one press, sees that its line was shown, and lets in who knows the code", async ({ open, installation }) => {
  const page = await open(shown);
  const request = ask(installation);
  await page.getByRole("button", { name: "Принять" }).click();
  await expect(page.getByRole("heading", { name: "Едут к вам" })).toBeVisible();
  await expect(page.getByText("Ваш телефон ещё не показывали")).toBeVisible();
  const handover = JSON.parse(installation.ctl("operator1", "handover", request)) as { arrival_code: string };
  await expect(page.getByText(/Ваш телефон показан 1 раз,/)).toBeVisible();
  await expect(page.getByText("1 женщина, 1 ребёнок 3–6")).toBeVisible();
  const wrong = handover.arrival_code === "000000" ? "000001" : "000000";
  await page.getByLabel("Код прибытия").fill(wrong);
  await page.getByRole("button", { name: "Прибыли" }).click();
  await expect(page.getByText("Код неверный. Осталось 4 попытки.")).toBeVisible();
  await page.getByLabel("Код прибытия").fill(handover.arrival_code);
  await page.getByRole("button", { name: "Прибыли" }).click();
  await expect(page.getByRole("heading", { name: "Едут к вам" })).toHaveCount(0);
  await expect(page.locator(".over")).toHaveText(/Прибыли/);
  await expect(page.getByRole("listitem", { name: "Комната на 3" }).locator(".occupied strong")).toHaveText("1");
});

test("a center declines with two presses and a reason, and the next center is asked", async ({ open, installation }) => {
  const page = await open(shown);
  const request = ask(installation);
  await expect(page.locator("[data-alarm=alarm]")).toHaveCount(1);
  await page.getByRole("button", { name: "Отказать" }).click();
  await page.getByRole("button", { name: "Нет персонала" }).click();
  await expect(page.getByRole("heading", { name: "Примете?" })).toHaveCount(0);
  await expect(page.locator("[data-alarm]")).toHaveCount(0);
  expect(installation.ctl("operator1", "show", request)).toContain('"no_staff"');
});

test("who did not come gives the place back, after a second press", async ({ open, installation }) => {
  const page = await open(shown);
  ask(installation);
  await page.getByRole("button", { name: "Принять" }).click();
  const room = page.getByRole("listitem", { name: "Комната на 3" });
  await expect(room.getByText("удержано: 1")).toBeVisible();
  await page.getByRole("button", { name: "Не приехали" }).click();
  await page.getByRole("button", { name: "Да, вернуть" }).click();
  await expect(page.getByRole("heading", { name: "Едут к вам" })).toHaveCount(0);
  await expect(room.getByText("удержано: 1")).toHaveCount(0);
});

test("an offer that is withdrawn leaves the screen and stops ringing", async ({ open, installation }) => {
  const page = await open(shown);
  const request = ask(installation);
  await expect(page.getByRole("heading", { name: "Примете?" })).toBeVisible();
  await expect(page.locator("[data-alarm=alarm]")).toHaveCount(1);
  installation.ctl("operator1", "end", request, "--outcome", "duplicate");
  await expect(page.getByRole("heading", { name: "Примете?" })).toHaveCount(0);
  await expect(page.locator("[data-alarm]")).toHaveCount(0);
  await expect(page.locator(".over")).toHaveText(/Отозвано/);
});

test("without a link an offer tells how old it is and cannot be answered", async ({ open, installation }) => {
  const page = await open(shown);
  const request = ask(installation);
  await expect(page.getByRole("heading", { name: "Примете?" })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText(/Спросили в \d\d:\d\d; ответить сейчас нельзя/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Принять" })).toHaveAttribute("aria-disabled", "true");
  installation.ctl("operator1", "end", request, "--outcome", "duplicate");
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Примете?" })).toHaveCount(0);
  await expect(page.getByText("Больше не открыто")).toBeVisible();
});
