import { expect, test } from "../support/fixtures.ts";
import { chooseWhere, count, find, phone } from "./officer_steps.ts";

test.use(phone);

test("an officer is told at its field what is missing, and nothing is sent", async ({ open }) => {
  const page = await open({ account: "officer1" });
  await find(page);
  await expect(page.getByText("Укажите, где вы")).toBeVisible();
  await expect(page.getByText("Отметьте хотя бы одного человека")).toBeVisible();
  await chooseWhere(page, "Атырау");
  await expect(page.getByText("Укажите, где вы")).toBeHidden();
  await count(page, "Женщины", 1);
  await expect(page.getByText("Отметьте хотя бы одного человека")).toBeHidden();
});

test("an officer finds a locality by its Kazakh name, and sees whether its region has room", async ({ open }) => {
  const page = await open({ account: "officer1" });
  await chooseWhere(page, "Орал");
  await expect(page.getByRole("combobox", { name: "Где вы?" })).toHaveValue(/^Уральск/);
  await expect(page.locator(".regions-strip").getByText("места есть")).toBeVisible();
});

test("an officer who does not know the locality gives the region", async ({ open }) => {
  const page = await open({ account: "officer1" });
  await page.getByRole("button", { name: /выбрать регион/ }).click();
  await page.getByRole("combobox", { name: "Регион", exact: true }).selectOption({ value: "23" });
  await count(page, "Женщины", 1);
  await find(page);
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
});

test("what nobody can take is told in words, with the number to call, and what was typed stays", async ({ open }) => {
  const page = await open({ account: "officer1" });
  await chooseWhere(page, "Атырау");
  await count(page, "Женщины", 12);
  await find(page);
  await expect(page.getByText(/никто не может принять: нет достаточно большой комнаты/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Позвонить 111" })).toHaveAttribute("href", "tel:111");
  await expect(page.getByRole("spinbutton", { name: "Женщины" })).toHaveValue("12");
  await expect(page.getByRole("combobox", { name: "Где вы?" })).toHaveValue(/^Атырау/);
});

test("without a link nothing is sent later by surprise, and what was typed stays", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await chooseWhere(page, "Атырау");
  await count(page, "Женщины", 1);
  await page.context().setOffline(true);
  await expect(page.locator("[data-link=lost]")).toBeVisible();
  await find(page);
  await expect(page.getByText("Нет связи. Ничего не обещано.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.locator("[data-link=open]")).toBeVisible();
  await expect(page.getByRole("spinbutton", { name: "Женщины" })).toHaveValue("1");
  expect(installation.ctl("center-23-01", "offers")).not.toContain('"offered"');
  await find(page);
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
});

test("a request whose answer was lost is asked about again, and is one request", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await chooseWhere(page, "Атырау");
  await count(page, "Женщины", 1);
  // Redis hangs, so the call is sent and not answered, and then the link breaks.
  installation.freezeRedis();
  await find(page);
  await expect(page.getByRole("button", { name: "Место ещё не удержано" })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText(/Принято ли это, пока неизвестно/)).toBeVisible();
  installation.thawRedis();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Место удержано" })).toBeVisible();
  expect(installation.ctl("center-23-01", "offers").match(/"offered"/g)).toHaveLength(1);
});

test("what an officer has typed is there again after the lock", async ({ open, installation }) => {
  const page = await open({ account: "officer1" });
  await chooseWhere(page, "Атырау");
  await count(page, "Дети 3–6", 2);
  await page.getByRole("button", { name: "Меню" }).click();
  await page.getByRole("button", { name: "Заблокировать" }).click();
  await expect(page.getByText("Атырау")).toBeHidden();
  await page.locator("input[name=password]").fill(installation.account("officer1").password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("spinbutton", { name: "Дети 3–6" })).toHaveValue("2");
  await expect(page.getByRole("combobox", { name: "Где вы?" })).toHaveValue(/^Атырау/);
});
