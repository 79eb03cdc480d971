import type { Page } from "@playwright/test";
import type { Installation } from "../support/installation.ts";
import { expect, test } from "../support/fixtures.ts";

const shown = { account: "center-23-01" };
const room = (page: Page, name = "Комната на 3") => page.getByRole("listitem", { name });
const occupied = (page: Page, name?: string) => room(page, name).locator(".occupied strong");
const came = (page: Page, name?: string) => room(page, name).getByRole("button", { name: /^Пришли/ });

type Told = { accepting: boolean; confirmed_at: string; reason?: string; units: { unit: string; occupied: number }[] };

// The center, as an operator sees it.
function told(installation: Installation): Told {
  const { centers } = JSON.parse(installation.ctl("operator1", "board", "--once")) as { centers: (Told & { code: string })[] };
  return centers.find(({ code }) => code === "23-01")!;
}
const toldOccupied = (installation: Installation) => told(installation).units.find(({ unit }) => unit === "family3")!.occupied;

async function loseLink(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await expect(page.locator("[data-link=lost]")).toBeVisible();
}

async function findLink(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await expect(page.locator("[data-link=open]")).toBeVisible();
}

test("who comes and leaves without a request is one press, and the operators' board has it", async ({ open, installation }) => {
  const page = await open(shown);
  await came(page).click();
  await came(page).click();
  await expect(occupied(page)).toHaveText("2");
  await room(page).getByRole("button", { name: /^Ушли/ }).click();
  await expect(occupied(page)).toHaveText("1");
  await expect(room(page).getByText("Отправляем")).toHaveCount(0);
  expect(toldOccupied(installation)).toBe(1);
});

test("what somebody else reports appears by itself", async ({ open, installation }) => {
  const page = await open(shown);
  await expect(occupied(page)).toHaveText("0");
  installation.ctl("operator1", "capacity", "report", "family3", "--occupied", "4", "--center", "23-01");
  await expect(occupied(page)).toHaveText("4");
  await expect(room(page).locator(".free strong")).toHaveText("1");
});

test("a center counts anew, and sees what would be free", async ({ open }) => {
  const page = await open(shown);
  await room(page).getByRole("button", { name: /^Пересчитать/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("spinbutton", { name: "занято" }).fill("1");
  await sheet.getByRole("spinbutton", { name: "не работает" }).fill("2");
  await expect(sheet.getByText("Тогда свободно: 2")).toBeVisible();
  await sheet.getByRole("button", { name: "Сохранить" }).click();
  await expect(room(page).locator(".free strong")).toHaveText("2");
  await expect(room(page).getByText("не работает: 2")).toBeVisible();
});

test("what is counted without a link is sent when it is back, and is said to have been", async ({ open, installation }) => {
  const page = await open(shown);
  await loseLink(page);
  await came(page).click();
  await expect(room(page).getByText(/ждёт связи/)).toBeVisible();
  expect(toldOccupied(installation)).toBe(0);
  await findLink(page);
  await expect(room(page).getByText("Отправлено, когда связь вернулась")).toBeVisible();
  await expect(occupied(page)).toHaveText("1");
  expect(toldOccupied(installation)).toBe(1);
});

test("what somebody has changed meanwhile is not overwritten, and whoever counted decides", async ({ open, installation }) => {
  const page = await open(shown);
  await loseLink(page);
  await came(page).click();
  installation.ctl("operator1", "capacity", "report", "family3", "--occupied", "3", "--center", "23-01");
  await findLink(page);
  await expect(room(page).getByText(/эти цифры изменил кто-то другой/)).toBeVisible();
  await expect(room(page).getByText("Сейчас: занято 3")).toBeVisible();
  await expect(room(page).getByText("У вас: занято 1")).toBeVisible();
  await expect(occupied(page)).toHaveText("3");
  await room(page).getByRole("button", { name: "Поставить мои" }).click();
  await expect(occupied(page)).toHaveText("1");
  await expect(room(page).getByText("Отправлено")).toBeVisible();
});

test("'nothing has changed' is one tap, and makes the figures fresh", async ({ open, installation }) => {
  const page = await open(shown);
  const before = told(installation).confirmed_at;
  await page.getByRole("button", { name: "Ничего не изменилось" }).click();
  await expect.poll(() => told(installation).confirmed_at).not.toBe(before);
  await expect(page.locator(".confirm-bar")).toHaveText(/только что/);
});

test("'nothing has changed', said without a link, is not passed on where it has", async ({ open, installation }) => {
  const page = await open(shown);
  await loseLink(page);
  await page.getByRole("button", { name: "Ничего не изменилось" }).click();
  await expect(page.locator(".confirm-bar").getByText(/ждёт связи/)).toBeVisible();
  installation.ctl("operator1", "capacity", "report", "family3", "--occupied", "3", "--center", "23-01");
  await findLink(page);
  await expect(page.getByText(/Не подтверждено: с тех пор цифры изменились/)).toBeVisible();
});

test("a center stops taking people in with a reason, and takes them in again", async ({ open, installation }) => {
  const page = await open(shown);
  await page.getByRole("button", { name: "Остановить приём" }).click();
  await page.getByText("Карантин").click();
  await page.getByText("Сутки").click();
  await page.getByRole("button", { name: "Закрыть приём" }).click();
  await expect(page.locator(".badge", { hasText: "Закрыт" })).toBeVisible();
  await expect(page.getByText("Карантин")).toBeVisible();
  expect(told(installation)).toMatchObject({ accepting: false, reason: "quarantine" });
  await page.getByRole("button", { name: "Снова принимать" }).click();
  await expect(page.locator(".badge", { hasText: "Открыт" })).toBeVisible();
});
