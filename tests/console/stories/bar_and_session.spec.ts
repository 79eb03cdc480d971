// What all roles share: the bar, one's own password, the end of the session, and what stays where.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { fillSignIn, signIn } from "../support/sign_in.ts";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function openPasswordSheet(page: Page) {
  await press(page, "Меню");
  await press(page, "Сменить мой пароль");
  const sheet = page.getByRole("dialog", { name: "Сменить мой пароль" });
  return {
    sheet,
    fill: async (current: string, wanted: string, again = wanted) => {
      await sheet.getByLabel("Нынешний пароль").fill(current);
      await sheet.getByLabel("Новый пароль", { exact: true }).fill(wanted);
      await sheet.getByLabel("Новый пароль ещё раз").fill(again);
      await page.keyboard.press("Enter");
    },
  };
}

test("one's own password is changed, all sessions end, and the new one signs in", async ({ open, installation }) => {
  const account = installation.account("officer1");
  const elsewhere = await open({ account: "officer1" });
  const page = await open({ account: "officer1" });
  const { fill } = await openPasswordSheet(page);
  await fill(account.password, "чайник стоит на подоконнике");
  await expect(page.getByText("Пароль изменён. Войдите с новым паролем.")).toBeVisible();
  await expect(elsewhere.getByRole("heading", { name: "Вход" })).toBeVisible();
  await fillSignIn(page, account);
  await expect(page.getByRole("alert")).toContainText("неверны");
  await signIn(page, { ...account, password: "чайник стоит на подоконнике" });
});

test("a new password that is weak, mistyped or follows a wrong one is refused next to its field, in words", async ({ open, installation }) => {
  const { password } = installation.account("center-23-01");
  const page = await open({ account: "center-23-01" });
  const { sheet, fill } = await openPasswordSheet(page);
  const wanted = sheet.getByLabel("Новый пароль", { exact: true });
  await fill(password, "коротко");
  await expect(wanted).toHaveAccessibleDescription(/не меньше 12 знаков/);
  await fill(password, "раз два три четыре", "раз два три пять");
  await expect(sheet.getByLabel("Новый пароль ещё раз")).toHaveAccessibleDescription(/Пароли не совпадают/);
  for (const [weak, words] of [["123456789012345", /Одни цифры/], ["aaaaaaaaaaaaaa", /разных знаков/], ["password-password", /угадывают первыми/], [password, /нынешний пароль/], ["xx center-23-01 yy", /имени учётной записи/]] as const) {
    await fill(password, weak);
    await expect(wanted).toHaveAccessibleDescription(words);
  }
  await fill("this is not my password", "раз два три четыре");
  await expect(sheet.getByLabel("Нынешний пароль")).toHaveAccessibleDescription(/Это не ваш нынешний пароль/);
});

test("after signing in, and after a sheet, the focus is where one goes on", async ({ open }) => {
  const page = await open({ account: "auditor1" });
  await expect(page.locator("main#content")).toBeFocused();
  const { sheet } = await openPasswordSheet(page);
  await expect(sheet.getByLabel("Нынешний пароль")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Меню" })).toBeFocused();
});

test("who comes back to the page by its address or the way back is not signed in", async ({ open, installation }) => {
  const page = await open({ account: "auditor1" });
  await page.goto("about:blank");
  await page.goto(installation.url);
  await expect(page.getByRole("heading", { name: "Вход" })).toBeVisible();
  await signIn(page, installation.account("auditor1"));
  await page.goto("about:blank");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Вход" })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the bar is one row with the menu and the way out, which stay in sight when one scrolls", async ({ open }) => {
    const page = await open({ account: "administrator1", locale: "kk-KZ" });
    await expect(page.locator("header .button")).toHaveCount(2 + 4);
    const header = (await page.locator("header").boundingBox())!;
    expect(header.height).toBeLessThan(72);
    await page.getByText("center-79-03").first().scrollIntoViewIfNeeded();
    await expect(page.getByRole("button", { name: "Бірден кету" })).toBeInViewport();
    for (const name of ["Мәзір", "Бірден кету"]) {
      const box = (await page.getByRole("button", { name, exact: true }).boundingBox())!;
      expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(44);
    }
  });

  test("the menu has language, colours, password, lock and sign-out, and Escape leaves it", async ({ open }) => {
    const page = await open({ account: "administrator1" });
    await page.getByRole("button", { name: "Меню" }).click();
    await page.getByLabel("Язык").selectOption("kk");
    await expect(page.getByRole("heading", { name: "Әкімшілік" })).toBeVisible();
    await page.getByLabel("Түстер").selectOption("dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Мәзір" })).toBeFocused();
    await expect(page.getByRole("button", { name: "Шығу" })).toBeHidden();
    await page.keyboard.press("Enter");
    await press(page, "Шығу");
    await expect(page.getByRole("heading", { name: "Кіру" })).toBeVisible();
  });
});

// The first session that is opened ends in nine minutes, the ones after it when the daemon says so.
async function shortenSession(page: Page): Promise<void> {
  let first = true;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    socket.connectToServer().onMessage((message) => {
      const text = String(message);
      if (!first || !text.includes('"expires_at"')) return socket.send(text);
      first = false;
      socket.send(text.replace(/"expires_at":"[^"]+"/, `"expires_at":"${new Date(Date.now() + 9 * 60_000).toISOString()}"`));
    });
  });
  await page.reload();
}

test("the end of the session is told ten minutes before, and signing in again goes on where one was", async ({ open, installation }) => {
  const page = await open();
  await shortenSession(page);
  await signIn(page, installation.account("auditor1"));
  await page.getByLabel("Учётная запись").fill("operator2");
  await expect(page.getByText(/Сеанс закончится в \d\d:\d\d/)).toBeVisible();
  await press(page, "Войти заново");
  await fillSignIn(page, installation.account("auditor1"));
  await expect(page.getByLabel("Учётная запись")).toHaveValue("operator2");
  await expect(page.getByText(/Сеанс закончится в/)).toHaveCount(0);
});

test("nothing is printed", async ({ open }) => {
  const page = await open({ account: "auditor1" });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Журнал аудита" })).toBeHidden();
});
