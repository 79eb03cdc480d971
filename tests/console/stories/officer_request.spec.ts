import { expect, test } from "../support/fixtures.ts";
import { phone, placeHeld, shownCode } from "./officer_steps.ts";

test.use(phone);

test("an officer sees a place held without its name, and name, way and code once the center has accepted", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await placeHeld(page, "Атырау");
  await expect(page.getByRole("timer")).toHaveText(/\d:\d\d$/);
  await expect(page.getByText("Шагала")).toHaveCount(0);
  installation.ctl("center-23-01", "accept");
  await expect(page.getByRole("heading", { name: "Принято: можно ехать" })).toBeVisible();
  await expect(page.getByText("Шагала")).toBeVisible();
  const code = await shownCode(page);
  await expect(page.getByText("Атырау: железнодорожный вокзал")).toBeVisible();
  await expect(page.getByRole("link", { name: "+77000000114" })).toHaveAttribute("href", "tel:+77000000114");
  installation.ctl("center-23-01", "arrived", "--code", code);
  await expect(page.getByRole("heading", { name: /Прибыли/ })).toBeVisible();
  await page.getByRole("button", { name: /убрать отсюда/ }).click();
  await expect(page.getByRole("button", { name: "Найти место" })).toBeVisible();
});

test("code and meeting point leave the screen when they are hidden and when it locks", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await placeHeld(page, "Атырау");
  installation.ctl("center-23-01", "accept");
  await shownCode(page);
  await page.getByRole("button", { name: "Скрыть" }).click();
  await expect(page.locator(".handover")).toHaveCount(0);
  await shownCode(page);
  await page.getByRole("button", { name: "Меню" }).click();
  await page.getByRole("button", { name: "Заблокировать" }).click();
  await page.locator("input[name=password]").fill(installation.account("officer1").password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Принято: можно ехать" })).toBeVisible();
  await expect(page.locator(".handover")).toHaveCount(0);
});

test("an officer is told that the next nearest is asked when a center declines", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await placeHeld(page, "Атырау");
  installation.ctl("center-23-01", "decline", "--reason", "no_staff");
  await expect(page.getByText("1 центр не смог принять. Спрашиваем следующий ближайший.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
});

test("a person who finds a place too near is looked another one for; one who has changed her mind ends the request", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await placeHeld(page, "Атырау");
  await page.getByRole("button", { name: "Человек отказывается" }).click();
  await page.getByText("Слишком близко").click();
  await page.getByRole("button", { name: "Искать другое место" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
  expect(installation.ctl("center-23-01", "offers")).not.toContain('"offered"');
  await page.getByRole("button", { name: "Человек отказывается" }).click();
  await page.getByText("Передумали").click();
  await page.getByRole("dialog").getByRole("button", { name: "Закончить запрос" }).click();
  await expect(page.getByRole("heading", { name: "Закончено: Отказ от помощи" })).toBeVisible();
});

test("an officer holds a place longer once, and asks the next center when nobody came", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await placeHeld(page, "Атырау");
  installation.ctl("center-23-01", "accept");
  await page.getByRole("button", { name: "Держать дольше" }).click();
  await expect(page.getByText(/Продлено до \d\d:\d\d/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Держать дольше" })).toHaveCount(0);
  installation.ctl("center-23-01", "no-show");
  await expect(page.getByRole("heading", { name: "Место больше не держат" })).toBeVisible();
  await page.getByRole("button", { name: "Найти следующее место" }).click();
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
});

test("an officer with two requests sees one of them, and comes to the other with one press", async ({ open }) => {
  const page = await open({ account: "officer1" });
  await placeHeld(page, "Атырау");
  await page.getByRole("button", { name: "Открыть ещё один запрос" }).click();
  await placeHeld(page, "Актау");
  const requests = page.getByRole("navigation", { name: "Ваши открытые запросы" }).getByRole("button");
  await expect(requests).toHaveCount(2);
  await expect(requests.nth(1)).toHaveAttribute("aria-current", "page");
  await requests.nth(0).click();
  await expect(requests.nth(0)).toHaveAttribute("aria-current", "page");
});

test("after the page was loaded again an officer finds the open request", async ({ open }) => {
  const page = await open({ account: "officer1" });
  await placeHeld(page, "Атырау");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
  await expect(page.getByText(/1 человек/)).toBeVisible();
});
