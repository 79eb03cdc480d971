import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { centers } from "../support/accounts.ts";
import { expect, test } from "../support/fixtures.ts";
import { screenshot } from "../support/places.ts";

const of = (code: string) => centers.find((center) => center.code === code)!;
const tile = (page: Page, name: string) => page.locator(".tile").filter({ hasText: name });
const part = (page: Page, name: string) => page.getByRole("navigation", { name: "Разделы экрана" }).getByRole("button", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

async function openCenter(page: Page, code: string): Promise<void> {
  await page.getByLabel("Название или номер").fill(code);
  await page.locator(".coo-row").filter({ hasText: code }).click();
  await expect(page.getByRole("heading", { name: of(code).name.ru })).toBeFocused();
}

async function choosePlace(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label, exact: true });
  await box.fill(text);
  await expect(page.getByRole("listbox", { name: label, exact: true }).getByRole("option").first()).toBeVisible();
  await box.press("Enter");
  await expect(box).not.toHaveValue(text);
}

test("what a center reports stands on the coordinator's map, list and center by itself", async ({ open, installation }) => {
  const page = await open({ account: "coordinator1" });
  const atyrau = tile(page, "Атырауская");
  const before = Number(await atyrau.locator("strong").innerText());
  await atyrau.click();
  await expect(page.locator(".coo-row")).toHaveCount(centers.filter(({ region }) => region === "23").length);
  await expect(page.locator(".coo-row").first()).toContainText("на 1: 6 · на 3: 5 · на 5: 1");
  installation.ctl("center-23-01", "capacity", "adjust", "single", "1");
  await expect(atyrau.locator("strong")).toHaveText(String(before - 1));
  await openCenter(page, "23-01");
  await expect(page.getByLabel("Одиночное место: занято")).toHaveValue("1");
  installation.ctl("center-23-01", "capacity", "adjust", "single", "1");
  await expect(page.getByLabel("Одиночное место: занято")).toHaveValue("2");
});

test("a coordinator reports for a center, stops its intake with a reason, and the map says so", async ({ open }) => {
  const page = await open({ account: "coordinator1" });
  await openCenter(page, "27-01");
  await page.getByLabel("Одиночное место: занято").fill("2");
  await button(page, "Записать").click();
  await expect(button(page, "Записать")).toHaveAttribute("aria-disabled", "true");
  await button(page, "Остановить приём…").click();
  await page.getByText("Карантин").click();
  await button(page, /^Остановить приём$/).click();
  await expect(page.locator(".badge").filter({ hasText: "Не принимает" })).toBeVisible();
  await button(page, "Назад").click();
  await expect(tile(page, "Западно-Казахстанская")).toContainText("✕ 1");
});

test("overflow places are opened for a time and taken back", async ({ open }) => {
  const page = await open({ account: "coordinator1" });
  await openCenter(page, "27-01");
  await button(page, "Изменить дополнительные места: Одиночное место").click();
  await page.getByRole("spinbutton", { name: "Сколько мест добавить: Одиночное место" }).fill("3");
  await button(page, "через 1 день").click();
  await button(page, "Открыть места").click();
  await expect(page.getByText(/\+3 места до/)).toBeVisible();
  await button(page, "Закрыть дополнительные места: Одиночное место").click();
  await expect(page.getByText(/\+3 места до/)).toHaveCount(0);
});

test("a register entry says at its fields what is wrong, loses nothing, and is looked over before it is written", async ({ open }) => {
  const page = await open({ account: "coordinator1" });
  await openCenter(page, "27-01");
  await button(page, "Изменить запись").click();
  await page.getByLabel("Мальчики до (лет)").fill("18");
  await page.getByLabel("Название по-английски").fill("");
  await button(page, "Проверить").click();
  await expect(page.getByLabel("Название по-английски")).toBeFocused();
  await expect(page.getByLabel("Название по-английски")).toHaveAccessibleDescription(/Заполните это поле/);
  await page.getByLabel("Название по-английски").fill("New Name");
  await button(page, "Проверить").click();
  // The daemon's own fault, at the field that it names.
  await expect(page.getByLabel("Мальчики до (лет)")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Название по-английски")).toHaveValue("New Name");
  await page.getByLabel("Мальчики до (лет)").fill("14");
  await button(page, "Проверить").click();
  await expect(page.getByText("Запись можно сохранить")).toBeVisible();
  // What is changed after that is looked over again.
  await page.getByLabel("Название по-русски").fill("Новое имя");
  await expect(button(page, "Сохранить")).toHaveCount(0);
  await button(page, "Проверить").click();
  await button(page, "Сохранить").click();
  await expect(page.getByRole("heading", { name: "Новое имя" })).toBeVisible();
  await expect(page.getByText("Запись сохранена")).toBeVisible();
});

test("a new center comes onto the board of those who look on", async ({ open }) => {
  const [page, other] = [await open({ account: "coordinator1" }), await open({ account: "coordinator2" })];
  await button(page, "Новый центр").click();
  for (const [label, text] of Object.entries({ "Название по-казахски": "Жаңа", "Название по-русски": "Новый", "Название по-английски": "New", "Номер": "10-99" })) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  await choosePlace(page, "Населённый пункт", "Семей");
  const unit = page.getByRole("group", { name: /Группа мест 1/ });
  await unit.getByLabel("Название").fill("family3");
  await unit.getByLabel("На сколько человек").fill("3");
  await unit.getByLabel("Сколько", { exact: true }).fill("4");
  await button(page, "Проверить").click();
  await button(page, "Сохранить").click();
  await expect(page.getByRole("heading", { name: "Новый" })).toBeVisible();
  await expect(tile(other, "Абай")).toContainText("4 свободно");
});

test("a section that does not exist names those that do; the closure appears everywhere and is opened again", async ({ open }) => {
  const [page, other] = [await open({ account: "coordinator1" }), await open({ account: "coordinator2" })];
  await part(other, "Дороги").click();
  await expect(other.getByText("Все дороги открыты")).toBeVisible();
  await part(page, "Дороги").click();
  await choosePlace(page, "Откуда", "Астана");
  await choosePlace(page, "Куда", "Уральск");
  await button(page, "через 12 часов").click();
  await button(page, "Закрыть участок").click();
  await expect(page.getByRole("combobox", { name: "Куда", exact: true })).toHaveAccessibleDescription(/Прямого участка туда нет/);
  await button(page, "Темиртау").click();
  await button(page, "Закрыть участок").click();
  await expect(page.locator(".coo-road")).toContainText("Астана – Темиртау");
  await expect(other.locator(".coo-road")).toContainText("Закрыта сейчас");
  await page.locator(".coo-road").getByRole("button", { name: "Открыть" }).click();
  await page.locator(".coo-road").getByRole("button", { name: "Открыть" }).click();
  await expect(other.getByText("Все дороги открыты")).toBeVisible();
});

test("a center is left: counted, planned, placed one after the other, what becomes of each is seen, the way told, a request ended", async ({ open, installation }) => {
  const page = await open({ account: "coordinator1" });
  await openCenter(page, "79-01");
  await button(page, "Вывезти всех").click();
  await button(page, "Ещё одна семья").click();
  await page.getByRole("spinbutton", { name: "Дети 3–6" }).fill("2");
  await button(page, "Ещё одна семья").click();
  await page.getByRole("spinbutton", { name: "Дети 7–11" }).fill("19");
  await button(page, "Составить план").click();
  const household = (n: number) => page.locator(`[data-household="${n}"]`);
  await expect(household(2)).toContainText("→");
  await expect(household(3)).toContainText("Нет места");
  await page.screenshot({ path: screenshot("coordinator_plan_ru"), fullPage: true });
  await button(page, /^Удержать все 2/).click();
  await button(page, "Да, начать").click();
  await expect(household(1)).toContainText("Центр спрошен");
  await expect(household(2)).toContainText("Центр спрошен");
  await expect(page.getByText("Запрошено 2 из 3")).toBeVisible();
  const [code] = centers.filter(({ region, code }) => region === "79" && code !== "79-01").map(({ code }) => code);
  const { offers } = JSON.parse(installation.ctl(`center-${code}`, "offers")) as { offers: { offer: string }[] };
  for (const { offer } of offers) installation.ctl(`center-${code}`, "accept", offer);
  await page.screenshot({ path: screenshot("coordinator_relocation_under_way_ru"), fullPage: true });
  const accepted = page.locator("[data-household]").filter({ hasText: "Принято" }).first();
  await accepted.getByRole("button", { name: "Как добраться" }).click();
  await expect(page.locator("[data-handover=code]")).toHaveText(/\d/);
  await button(page, "Готово, убрать с экрана").click();
  await accepted.getByRole("button", { name: "Закончить" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Отказ от помощи").click();
  await expect(dialog.getByRole("button", { name: "Закончить", exact: true })).toHaveAttribute("aria-disabled", "true");
  await dialog.getByText("Остаётся у родных").click();
  await dialog.getByRole("button", { name: "Закончить", exact: true }).click();
  await expect(page.locator("[data-household]").filter({ hasText: "Отказ от помощи" })).toBeVisible();
});

test("nothing is deleted before the word is typed", async ({ open }) => {
  const page = await open({ account: "coordinator1" });
  await part(page, "Эвакуация").click();
  const deleting = button(page, "Удалить завершённое");
  await expect(deleting).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Чтобы продолжить, введите: УДАЛИТЬ").fill("удалить");
  await deleting.click();
  await expect(page.getByText("Удалено: 0, завершено: 0.")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the coordinator's screens, ${colorScheme}`, async ({ open }) => {
    const page = await open({ account: "coordinator1", colorScheme });
    const judge = async (screen: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`)).toEqual([]);
      await page.screenshot({ path: screenshot(`coordinator_${screen}_${colorScheme}_ru`), fullPage: true });
    };
    await expect(tile(page, "Атырауская").locator("strong")).toBeVisible();
    await judge("country");
    await openCenter(page, "27-01");
    await judge("center");
    await button(page, "Изменить запись").click();
    await judge("entry");
    for (const [name, screen] of [["Дороги", "roads"], ["Показатели", "figures"], ["Эвакуация", "evacuation"]] as const) {
      await part(page, name).click();
      await judge(screen);
    }
  });
}
