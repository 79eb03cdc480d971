import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { fillSignIn, signIn } from "../support/sign_in.ts";
import { screenshot } from "../support/places.ts";

const fingerprint = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const row = (page: Page, account: string) => page.locator(`[data-account="${account}"]`);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function openSheet(page: Page, account: string) {
  await row(page, account).click();
  return page.getByRole("dialog", { name: account });
}

test("a new account is shown its password and codes once, and signs in with them", async ({ open }) => {
  const page = await open({ account: "administrator1" });
  await press(page, "Новая учётная запись");
  const form = page.getByRole("dialog");
  await form.getByLabel("Имя учётной записи").fill("station_7");
  await form.getByLabel("Роль").selectOption({ label: "Полицейский" });
  await form.getByLabel(/Пост/).fill("station-07");
  await form.getByLabel("Имя учётной записи").press("Enter");
  const sheet = page.getByRole("dialog", { name: "Для station_7" });
  await expect(sheet.getByRole("img", { name: /QR-код/ }).locator("path")).toHaveAttribute("d", /^M/);
  await page.screenshot({ path: screenshot("administrator_secrets") });
  const made = (await sheet.locator("[data-secret=password]").textContent())!;
  const secret = (await sheet.locator("[data-secret=otp]").textContent())!.replaceAll(" ", "");
  await press(page, "Передано");
  await expect(page.getByText(made)).toHaveCount(0);
  await expect(row(page, "station_7")).toContainText("station-07");

  const other = await open();
  await fillSignIn(other, { account: "station_7", password: made, role: "officer" });
  await expect(other.getByRole("alert")).toContainText("неверны");
  await signIn(other, { account: "station_7", password: made, role: "officer", otp_secret: secret });
  await expect(other.locator("header")).toContainText("station_7");
});

async function makeNewSecrets(page: Page, account: string) {
  const sheet = await openSheet(page, account);
  await sheet.getByRole("button", { name: "Новые пароль и коды" }).click();
  await sheet.getByRole("button", { name: "Создать новые" }).click();
  await expect(page.locator("[data-secret=password]")).toBeVisible();
}

test("the password and codes go from the screen by themselves after a minute, or after one more", async ({ open, installation }) => {
  const page = await open();
  await page.clock.install();
  await page.reload();
  await signIn(page, installation.account("administrator1"));
  await makeNewSecrets(page, "operator1");
  await page.clock.fastForward("00:40");
  await press(page, "Ещё минуту");
  await page.clock.fastForward("00:40");
  await expect(page.locator("[data-secret=password]")).toBeVisible();
  await page.clock.fastForward("00:25");
  await expect(page.locator("[data-secret]")).toHaveCount(0);
});

test("the password and codes are gone when the sheet is closed, and when the screen is locked", async ({ open, installation }) => {
  const page = await open({ account: "administrator1" });
  await makeNewSecrets(page, "operator1");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-secret]")).toHaveCount(0);
  await makeNewSecrets(page, "operator1");
  // A sheet covers the bar's button; the screen locks by itself while one is open, too.
  await page.locator("header").getByRole("button", { name: "Заблокировать", includeHidden: true }).evaluate((button: HTMLElement) => button.click());
  await signIn(page, installation.account("administrator1"));
  await expect(page.locator("[data-secret]")).toHaveCount(0);
});

test("an account of a center is made with its center, which is found by its name", async ({ open }) => {
  const page = await open({ account: "administrator1" });
  await press(page, "Новая учётная запись");
  const form = page.getByRole("dialog");
  await form.getByLabel("Имя учётной записи").fill("gull_two");
  await form.getByLabel("Роль").selectOption({ label: "Центр" });
  await press(page, "Создать учётную запись");
  await expect(form.getByLabel("Центр", { exact: true })).toHaveAccessibleDescription(/Заполните это поле/);
  await form.getByLabel("Найти центр").fill("23-01");
  await expect(form.getByText("Подходит 1 центр")).toBeVisible();
  await form.getByLabel("Центр", { exact: true }).selectOption({ index: 1 });
  await press(page, "Создать учётную запись");
  await press(page, "Передано");
  await expect(row(page, "gull_two")).toContainText("23-01");
});

test("a name that is taken, and one that is none, are told next to the field, and nothing typed is lost", async ({ open }) => {
  const page = await open({ account: "administrator1" });
  await press(page, "Новая учётная запись");
  const field = page.getByRole("dialog").getByLabel("Имя учётной записи");
  await field.fill("Айгуль");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Начните со строчной латинской буквы/);
  await field.fill("operator1");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Такая учётная запись уже есть/);
  await page.keyboard.press("Escape");
  await press(page, "Новая учётная запись");
  await expect(field).toHaveValue("operator1");
});

test("accounts are found by text, role and state, and the count says how many", async ({ open }) => {
  const page = await open({ account: "administrator1" });
  await expect(page.getByText("52 учётные записи из 52")).toBeVisible();
  await page.getByLabel("Роль").selectOption({ label: "Оператор" });
  await expect(page.locator("[data-account]")).toHaveText([/coded/, /operator1/, /operator2/]);
  await page.getByLabel("Поиск").fill("tor2");
  await expect(page.locator("[data-account]")).toHaveText([/operator2/]);
  await page.getByLabel("Показать").selectOption({ label: "Только отключённые" });
  await expect(page.getByText("Подходящих учётных записей нет.")).toBeVisible();
  await page.screenshot({ path: screenshot("administrator_none_found") });
});

test("disabling asks once more, signs the account out within seconds, and enabling lets it in again", async ({ open, installation }) => {
  const operator = await open({ account: "operator1" });
  const page = await open({ account: "administrator1" });
  await page.screenshot({ path: screenshot("administrator_accounts") });
  const sheet = await openSheet(page, "operator1");
  await sheet.getByRole("button", { name: "Отключить" }).click();
  await expect(sheet.getByText("Под этой записью больше никто не войдёт")).toBeFocused();
  await sheet.getByRole("button", { name: "Отмена" }).click();
  await expect(sheet.getByRole("button", { name: "Отключить" })).toBeFocused();
  await sheet.getByRole("button", { name: "Отключить" }).click();
  await sheet.getByRole("button", { name: "Отключить запись" }).click();
  await expect(sheet.getByText("отключена")).toBeVisible();
  await expect(operator.getByRole("heading", { name: "Вход" })).toBeVisible();
  await expect(operator.getByText("Сеанс закончился")).toBeVisible();
  await sheet.getByRole("button", { name: "Включить" }).click();
  await sheet.getByRole("button", { name: "Включить запись" }).click();
  await expect(sheet.getByText("может войти")).toBeVisible();
  await signIn(operator, installation.account("operator1"));
});

test("one's own account can be neither disabled nor reset", async ({ open }) => {
  const page = await open({ account: "administrator1" });
  const sheet = await openSheet(page, "administrator1");
  await expect(sheet.getByText("Это ваша запись")).toBeVisible();
  await expect(sheet.getByRole("button", { name: /Отключить|Новые пароль/ })).toHaveCount(0);
});

test("a certificate is bound by a pasted fingerprint, locks the account to it, and is revoked", async ({ open, installation }) => {
  const page = await open({ account: "administrator1" });
  const sheet = await openSheet(page, "officer2");
  const field = sheet.getByLabel("Отпечаток (SHA-256)");
  await field.fill("это не отпечаток");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Это не отпечаток SHA-256/);
  await field.fill((fingerprint.match(/../g) ?? []).join(":").toUpperCase());
  await sheet.getByLabel("Входить только с сертификатом").check();
  await field.press("Enter");
  await expect(sheet.getByText("9f:86:d0:81")).toBeVisible();
  await expect(sheet.locator(".badge", { hasText: "только с сертификатом" })).toBeVisible();
  const without = await open();
  await fillSignIn(without, installation.account("officer2"));
  await expect(without.getByRole("alert")).toContainText("неверны");
  await sheet.getByRole("button", { name: "Отозвать" }).click();
  await sheet.getByRole("button", { name: "Отозвать сертификат" }).click();
  await expect(sheet.getByText("К записи не привязан ни один сертификат.")).toBeVisible();
});

test("a certificate's file is hashed in the browser, and what is no certificate is refused there", async ({ open, certificates }) => {
  const page = await open({ account: "administrator1" });
  const sheet = await openSheet(page, "officer2");
  const file = sheet.getByLabel("Или файл сертификата");
  await file.setInputFiles({ name: "notes.pem", mimeType: "text/plain", buffer: Buffer.from("nothing") });
  await expect(file).toHaveAccessibleDescription(/В этом файле нет сертификата/);
  await file.setInputFiles(join(certificates, "server.crt"));
  await expect(sheet.getByLabel("Отпечаток (SHA-256)")).toHaveValue(/^([0-9a-f]{2}:){31}[0-9a-f]{2}$/);
  await sheet.getByRole("button", { name: "Привязать сертификат" }).click();
  await expect(sheet.getByRole("button", { name: "Отозвать" })).toBeVisible();
});

test("who signs in appears by itself, and is signed out when the administrator says so", async ({ open, installation }) => {
  const page = await open({ account: "administrator1" });
  await page.getByRole("tab", { name: "Кто сейчас вошёл" }).click();
  const own = page.locator("[data-signed-in=administrator1]");
  await expect(own).toContainText("вы");
  await expect(own.getByRole("button")).toHaveCount(0);
  const operator = await open({ account: "operator1" });
  const line = page.locator("[data-signed-in=operator1]");
  await expect(line).toContainText("только что");
  await page.screenshot({ path: screenshot("administrator_connections") });
  await line.getByRole("button", { name: "Завершить" }).click();
  await expect(line.getByText("Все сеансы записи operator1 сразу закончатся")).toBeFocused();
  await line.getByRole("button", { name: "Завершить сеансы" }).click();
  await expect(operator.getByText("Сеанс закончился")).toBeVisible();
  await expect(line).toHaveCount(0);
  await signIn(operator, installation.account("operator1"));
  await expect(line).toHaveCount(1);
});

test("how the daemon is comes by itself: a request that is opened counts at once", async ({ open, installation }) => {
  const page = await open({ account: "administrator1" });
  await page.getByRole("tab", { name: "Система" }).click();
  const count = page.locator(".fact", { hasText: "Открытые запросы" }).locator("dd");
  await expect(count).toHaveText("0");
  installation.ctl("operator2", "request", "--from", "Atyrau", "--women", "1", "--urgency", "urgent", "--transport", "own");
  await expect(count).toHaveText("1");
  await page.screenshot({ path: screenshot("administrator_system") });
  await press(page, "Стереть всё");
  await expect(page.getByText("Сначала закончит все открытые запросы")).toBeFocused();
  await press(page, "Закончить и стереть всё");
  await expect(page.getByText(/Удалено: \d+\. Сначала закончено: 1\./)).toBeVisible();
  await expect(count).toHaveText("0");
});

test("what is under way over a loss of the link is not pretended, and is done once when it is back", async ({ open, installation }) => {
  const page = await open({ account: "administrator1" });
  await press(page, "Новая учётная запись");
  await page.getByRole("dialog").getByLabel("Имя учётной записи").fill("late_one");
  await page.route("**/readyz", (route) => route.abort());
  installation.freezeRedis();
  await press(page, "Создать учётную запись");
  await expect(page.getByRole("dialog").getByRole("status")).toBeVisible();
  await expect(row(page, "late_one")).toHaveCount(0);
  await expect(page.locator("[data-secret]")).toHaveCount(0);
  installation.thawRedis();
  await expect(page.locator("[data-secret=password]")).toBeVisible({ timeout: 30_000 });
  await press(page, "Передано");
  await expect(row(page, "late_one")).toHaveCount(1);
});

test("the whole story is told in Kazakh, too", async ({ open }) => {
  const page = await open({ account: "administrator1", locale: "kk-KZ" });
  await press(page, "Жаңа тіркелгі");
  await page.getByRole("dialog").getByLabel("Тіркелгі атауы").fill("station_8");
  await press(page, "Тіркелгі ашу");
  await expect(page.getByRole("dialog", { name: "station_8 үшін" })).toBeVisible();
  await press(page, "Тапсырылды");
  await expect(row(page, "station_8")).toBeVisible();
});

