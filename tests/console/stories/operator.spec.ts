import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { centers } from "../support/accounts.ts";
import { expect, test } from "../support/fixtures.ts";
import { screenshot } from "../support/places.ts";
import { signIn } from "../support/sign_in.ts";

const idOf = (code: string) => centers.find((center) => center.code === code)!.center;
const nameOf = (code: string) => centers.find((center) => center.code === code)!.name.ru;
// The center in Atyrau, the next nearest to it, and the one beyond.
const [atyrau, kulsary, oral] = ["23-01", "23-02", "27-01"];

const place = (page: Page) => page.getByRole("combobox", { name: "Населённый пункт" });
const counter = (page: Page, name: string) => page.getByRole("spinbutton", { name, exact: true });
const row = (page: Page, code: string) => page.locator(`.op-candidate[data-center="${idOf(code)}"]`);
const step = (page: Page, code: string) => page.locator(`.op-step[data-center="${idOf(code)}"]`);
const request = (page: Page) => page.locator(".op-request");

// A woman in Atyrau, by mouse or keyboard: the ranking stands.
async function sayWho(page: Page, where = "Атырау", who: Record<string, number> = { Женщины: 1 }): Promise<void> {
  await place(page).fill(where);
  await place(page).press("Tab");
  await expect(place(page)).toHaveValue(new RegExp(`^${where}, `));
  for (const [name, count] of Object.entries(who)) await counter(page, name).fill(String(count));
}

test("an intake is complete with the keyboard alone, and the nearest place is asked for within thirty seconds", async ({ open }) => {
  const page = await open({ account: "operator1" });
  const begun = Date.now();
  await page.keyboard.press("F2");
  await expect(place(page)).toBeFocused();
  // The Kazakh, the Russian or the English name of a town; the Tab key may be quicker than the search.
  await page.keyboard.type("atyr");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1");
  for (let tabs = 0; tabs < 4; tabs++) await page.keyboard.press("Tab");
  await expect(counter(page, "Дети 0–2")).toBeFocused();
  await page.keyboard.type("1");
  await expect(row(page, atyrau)).toContainText("свободно");
  await expect(page.locator(".op-candidate").first()).toHaveAttribute("data-center", idOf(atyrau));
  await page.keyboard.press("Control+Enter");
  await expect(step(page, atyrau)).toHaveAttribute("data-offer", "offered");
  expect(Date.now() - begun).toBeLessThan(30_000);
  await expect(request(page)).toContainText("1 женщина, 1 ребёнок 0–2");
  await expect(request(page).getByRole("timer").first()).toHaveText(/1[45]:\d\d/);
});

test("the Tab key takes the first locality found and leads to the next field, also while the list is open", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await place(page).fill("а");
  await expect(page.locator("[role=option]").nth(7)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(counter(page, "Женщины")).toBeFocused();
  await expect(place(page)).not.toHaveValue("а");
});

test("on a slow link a locality is what was typed to its end, not what its first letter found", async ({ open, installation }) => {
  const page = await open();
  await page.routeWebSocket("**/ws", (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => setTimeout(() => socket.send(message), 300));
  });
  await page.reload();
  await signIn(page, installation.account("operator1"));
  await place(page).pressSequentially("a");
  await expect(page.getByRole("option", { name: /^Алматы/ }).first()).toBeVisible();
  await page.keyboard.type("tyr");
  await page.keyboard.press("Tab");
  await expect(place(page)).toHaveValue(/^Атырау, /);
});

test("the ranking follows what is typed, by the road, and says why the others are out and what would change it", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page, "Атырау", { Женщины: 1, "Девочки 12–13": 1, "Мальчики 14–15": 1 });
  // By the straight line Aktau is nearer than Oral.
  const order = page.locator(".op-candidate");
  await expect(order.nth(0)).toHaveAttribute("data-center", idOf(atyrau));
  await expect(order.nth(1)).toHaveAttribute("data-center", idOf(oral));
  await expect(order.nth(1)).toContainText("495 км");
  await expect(order.nth(1).locator(".op-minutes")).toHaveText(/\d ч/);
  await page.locator(".op-ranking summary").click();
  const out = page.locator(`.op-excluded[data-center="${idOf("23-02")}"]`);
  await expect(out).toContainText(/мальчики только до \d+ лет, здесь 14–15/);
  await expect(out).toContainText(/Подойдёт: если 1 мальчика 14–15 разместить отдельно/);
  await counter(page, "Мальчики 14–15").fill("0");
  await expect(out).toHaveCount(0);
  await page.screenshot({ path: screenshot("operator_ranking_ru"), fullPage: true });
});

test("Alt and a digit holds the place of that row, and no other", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page);
  await expect(page.locator(".op-candidate").nth(1)).toHaveAttribute("data-center", idOf(kulsary));
  await page.keyboard.press("Alt+Digit2");
  await expect(step(page, kulsary)).toHaveAttribute("data-offer", "offered");
  await expect(step(page, atyrau)).toHaveCount(0);
  // The form is empty for the next call.
  await page.keyboard.press("F2");
  await expect(place(page)).toHaveValue("");
  await expect(counter(page, "Женщины")).toHaveValue("0");
});

test("a center that declines is followed by the next nearest on the screen, by itself", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page);
  await page.getByRole("button", { name: "Держать ближайшее" }).click();
  await expect(step(page, atyrau)).toHaveAttribute("data-offer", "offered");
  installation.ctl(`center-${atyrau}`, "decline", "--reason", "no_staff");
  await expect(step(page, atyrau)).toHaveAttribute("data-offer", "declined");
  await expect(step(page, atyrau)).toContainText("Нет персонала");
  await expect(step(page, kulsary)).toHaveAttribute("data-offer", "offered");
  await expect(request(page)).toHaveAttribute("data-state", "offered");
});

test("once the center has accepted, the way there is shown on a press, can be read aloud and leaves the screen", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page);
  await page.keyboard.press("Control+Enter");
  await expect(step(page, atyrau)).toHaveAttribute("data-offer", "offered");
  await expect(page.getByRole("button", { name: "Как добраться" })).toHaveCount(0);
  installation.ctl(`center-${atyrau}`, "accept");
  await page.getByRole("button", { name: "Как добраться" }).click();
  const code = page.locator("[data-handover=code]");
  await expect(code).toHaveText(/^\d{3} \d{3}$/);
  expect(parseFloat(await code.evaluate((it) => getComputedStyle(it).fontSize))).toBeGreaterThan(40);
  const digits = await code.innerText();
  await page.screenshot({ path: screenshot("operator_handover_ru") });
  await page.keyboard.press("Escape");
  await expect(code).toHaveCount(0);
  expect(await page.content()).not.toContain(digits);
});

test("a request ends with an outcome and with the person's reason", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page);
  await page.keyboard.press("Control+Enter");
  await expect(step(page, atyrau)).toHaveAttribute("data-offer", "offered");
  await page.getByRole("button", { name: "Закончить", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("Отказ от помощи").click();
  // Nothing ends before the reason is told.
  await expect(sheet.getByRole("button", { name: "Закончить" })).toHaveAttribute("aria-disabled", "true");
  await sheet.getByText("Передумали").click();
  await sheet.getByRole("button", { name: "Закончить" }).click();
  await expect(request(page)).toHaveAttribute("data-state", "ended");
  await expect(request(page)).toContainText("Отказ от помощи · Передумали");
  await expect(step(page, atyrau)).toHaveAttribute("data-offer", "withdrawn");
});

test("where no center can take them, the need is written down with its outcome", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page, "Атырау", { Женщины: 20 });
  await expect(page.locator(".op-ranking")).toContainText("Сейчас для них места нет");
  await page.getByRole("button", { name: "Записать: места не нашлось" }).click();
  await page.getByRole("dialog").getByText("Места нет: никто не принимает").click();
  await page.getByRole("dialog").getByRole("button", { name: "Записать" }).click();
  await expect(request(page)).toHaveAttribute("data-state", "ended");
  await expect(request(page)).toContainText("Места нет: никто не принимает");
  await expect(request(page)).toContainText("Что помешало");
});

test("what is wrong stands next to its field, and nothing that was typed is lost", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Заполните это поле")).toBeVisible();
  await sayWho(page);
  const aged = counter(page, "из них старше 60");
  await aged.fill("3");
  await expect(page.locator("fieldset", { has: aged }).getByRole("alert")).toHaveText(/Старше 60 больше, чем взрослых/);
  await expect(aged).toHaveAttribute("aria-invalid", "true");
  await aged.fill("0");
  await page.getByLabel("На сколько дней").fill("долго");
  await expect(page.locator(".field", { has: page.getByLabel("На сколько дней") })).toContainText("от 1 до 3650");
  await page.getByLabel("На сколько дней").fill("");
  await page.getByText("Скрыть запрос от").click();
  const accounts = page.getByLabel("Учётные записи");
  await accounts.fill("nobody_here");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".field", { has: accounts })).toContainText("Такой учётной записи нет");
  await expect(accounts).toHaveValue("nobody_here");
  await expect(place(page)).toHaveValue(/^Атырау, /);
  await expect(counter(page, "Женщины")).toHaveValue("1");
});

test("regions on the map and localities with a radius are kept out of the ranking", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page);
  await expect(row(page, atyrau)).toBeVisible();
  await page.getByText("Куда нельзя").click();
  await page.getByRole("button", { name: "На карте" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Западно-Казахстанская область" }).click();
  await page.keyboard.press("Escape");
  await expect(row(page, oral)).toHaveCount(0);
  await page.getByRole("combobox", { name: "Держаться дальше от" }).fill("Атырау");
  await page.getByRole("listbox", { name: "Держаться дальше от" }).getByRole("option").first().click();
  await page.getByRole("spinbutton", { name: "и вокруг" }).fill("150");
  await expect(row(page, atyrau)).toHaveCount(0);
  await page.getByRole("button", { name: "Убрать: Западно-Казахстанская область" }).click();
  await expect(row(page, oral)).toBeVisible();
});

test("a request that waits appears by itself with its age, region and people, and is taken with one press", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await expect(page.getByText("Никто не ждёт")).toBeVisible();
  installation.ctl("officer1", "request", "--from", "Zhanaozen", "--women", "1", "--child", "boy:3-6", "--urgency", "urgent", "--queue");
  const line = page.getByRole("region", { name: /^Очередь/ }).locator(".op-line");
  await expect(line).toContainText("Срочно");
  await expect(line).toContainText("Мангистауская область · 2 человека");
  await expect(page.getByRole("status").filter({ hasText: "Новый запрос: Срочно, Мангистауская область, 2 человека" })).toBeAttached();
  await line.getByRole("button", { name: /^Взять/ }).click();
  await expect(request(page)).toHaveAttribute("data-state", "claimed");
  await expect(request(page)).toContainText("1 женщина, 1 ребёнок 3–6");
  await expect(page.getByRole("region", { name: /^Мои запросы/ }).locator(".op-line")).toHaveCount(1);
  await expect(page.getByText("Никто не ждёт")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(request(page)).toHaveAttribute("data-state", "offered");
});

test.describe("where nobody does anything", () => {
  test.use({ settings: ["time_limits.emergency.reminder_s=5", "time_limits.emergency.alarm_s=7"] });

  test("an alarm stands over every part in words, leads to the request, and is over once somebody has taken it", async ({ open, installation }) => {
    const page = await open({ account: "operator1" });
    await page.getByRole("button", { name: "Центры" }).click();
    installation.ctl("officer1", "request", "--from", "Zhanaozen", "--women", "1", "--urgency", "emergency", "--queue");
    const alarm = page.locator("[data-alarm=alarm]");
    await expect(alarm).toContainText("Запрос никто не взял · Мангистауская область · Экстренно");
    await alarm.getByRole("button").click();
    await expect(request(page)).toHaveAttribute("data-state", "queued");
    await request(page).getByRole("button", { name: "Взять" }).click();
    await expect(request(page)).toHaveAttribute("data-state", "claimed");
    await expect(page.locator("[data-alarm]")).toHaveCount(0);
    // The center does not answer either, and the operator hears of it.
    await page.keyboard.press("Control+Enter");
    await expect(alarm).toContainText("Центр не ответил");
  });
});

test("a place is never said to be held while that is unknown, and is asked for once", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page);
  await expect(row(page, atyrau)).toBeVisible();
  installation.freezeRedis();
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".op-ranking").getByRole("alert")).toContainText("ещё не удержано");
  await expect(request(page)).toHaveCount(0);
  installation.thawRedis();
  await expect(step(page, atyrau)).toHaveAttribute("data-offer", "offered");
  await expect(page.getByRole("region", { name: /^Мои запросы/ }).locator(".op-line")).toHaveCount(1);
});

test("an operator speaks for a center after a call: its figures and its answer", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await sayWho(page);
  await page.keyboard.press("Control+Enter");
  await step(page, atyrau).getByRole("button", { name: "Ответить за центр" }).click();
  await expect(page.getByRole("heading", { name: nameOf(atyrau) })).toBeVisible();
  const free = page.getByRole("row", { name: /^Одиночное место/ }).locator("td").first();
  const before = Number(await free.innerText());
  await page.getByRole("spinbutton", { name: "Комната на 3: занято" }).fill("1");
  await page.getByRole("button", { name: "Записать цифры" }).click();
  await expect(page.getByRole("row", { name: /^Комната на 3/ }).locator("td").first()).toHaveText("4");
  expect(before).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Показать", exact: true }).click();
  await page.getByRole("button", { name: "Центр принимает" }).click();
  await page.getByRole("button", { name: "Звонки" }).click();
  await expect(request(page)).toHaveAttribute("data-state", "accepted");
  await expect(step(page, atyrau)).toContainText("записал оператор после звонка");
});

for (const [locale, scheme] of [["ru-RU", "light"], ["kk-KZ", "dark"]] as const) {
  test(`the operator's parts keep WCAG 2.2 AA, wide and on a phone (${locale}, ${scheme})`, async ({ open }) => {
    const page = await open({ account: "operator1", locale, colorScheme: scheme });
    const name = (part: string) => screenshot(`operator_${part}_${locale.slice(0, 2)}_${scheme}`);
    const clean = async (part: string) => {
      await page.screenshot({ path: name(part), fullPage: true });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target)]), part).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${part} is no wider than the window`).toBe(true);
    };
    await page.locator(".op-intake input").first().fill("Atyrau");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1");
    await expect(page.locator(".op-candidate").first()).toBeVisible();
    await page.locator(".op-ranking summary").click();
    for (const fold of await page.locator(".op-intake summary").all()) await fold.click();
    await clean("intake");
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".op-step")).toBeVisible();
    await clean("request");
    await page.locator(".op-step button").click();
    await clean("board");
    await page.setViewportSize({ width: 360, height: 740 });
    await clean("center_phone");
    for (const [index, part] of ["queue", "mine", "request", "ranking"].entries()) {
      await page.locator(".op-tabs button").nth(index).click();
      await clean(`${part}_phone`);
    }
    await page.keyboard.press("F2");
    await clean("intake_phone");
  });
}
