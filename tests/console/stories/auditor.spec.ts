import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { screenshot } from "../support/places.ts";

const rows = (page: Page) => page.locator(".entry");
const signature = (page: Page) => page.locator("[data-signature]");

test("the signed head is verified in the browser, and says what that does not prove", async ({ open }) => {
  const page = await open({ account: "auditor1" });
  await expect(signature(page)).toHaveAttribute("data-signature", "right");
  await expect(signature(page)).toContainText("Подпись верна");
  await expect(signature(page)).toContainText("цепочка только росла");
  await page.getByText("Что это доказывает, а что нет").click();
  await expect(page.getByText("panactl audit verify")).toBeVisible();
  await expect(page.locator("code", { hasText: /^head \d+ [0-9a-f]{64} / })).toBeVisible();
  await page.screenshot({ path: screenshot("auditor"), fullPage: true });
});

// What a daemon would send whose chain somebody has meddled with: everything else is as it was.
async function meddle(page: Page, change: (head: string) => string): Promise<{ begin: () => void }> {
  let meddling = false;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const daemon = socket.connectToServer();
    daemon.onMessage((message) => {
      const text = String(message);
      socket.send(meddling && text.includes('"head":"head ') ? text.replace(/"head":"(head [^"]+)"/, (_, head: string) => `"head":"${change(head)}"`) : text);
    });
  });
  await page.reload();
  return { begin: () => void (meddling = true) };
}

async function signInAnew(page: Page, account: { account: string; password: string }): Promise<void> {
  await page.locator("input[name=account]").fill(account.account);
  await page.locator("input[name=password]").fill(account.password);
  await page.keyboard.press("Enter");
  await expect(signature(page)).toHaveAttribute("data-signature", "right");
}

test("a forged head is told at once, with an alarm", async ({ open, installation }) => {
  const page = await open();
  const { begin } = await meddle(page, (head) => head.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")));
  await signInAnew(page, installation.account("auditor1"));
  begin();
  await expect(signature(page)).toHaveAttribute("data-signature", "wrong");
  await expect(page.locator("[data-alarm=alarm]")).toContainText("Журнал не проходит проверку");
});

test("a chain that has become shorter is told for the rest of the session, whatever comes after", async ({ open, installation }) => {
  const page = await open();
  let cut = 0;
  const { begin } = await meddle(page, (head) => (cut++ === 0 ? head.replace(/^head (\d+)/, "head 1") : head));
  await signInAnew(page, installation.account("auditor1"));
  begin();
  await expect(signature(page)).toHaveAttribute("data-chain", "shrunk");
  await expect(signature(page)).toHaveAttribute("data-signature", "right", { timeout: 20_000 });
  await expect(signature(page)).toContainText("Цепочка стала короче");
});

test("entries are found by account and verb, in words and with their codes", async ({ open, installation }) => {
  installation.ctl("operator2", "queue");
  const page = await open({ account: "auditor1" });
  await page.getByLabel("Учётная запись").fill("operator2");
  await page.getByLabel("Что сделано").selectOption("session.open");
  await page.getByRole("button", { name: "Прочитать", exact: true }).click();
  await expect(rows(page)).toHaveText([/operator2.*вход.*session\.open.*открыто/]);
  await rows(page).first().click();
  const sheet = page.getByRole("dialog", { name: "Запись" });
  await expect(sheet).toContainText("Оператор");
  await expect(sheet).toContainText("opened");
  await page.keyboard.press("Escape");
  await expect(rows(page).first()).toBeFocused();
});

test("a refused sign-in is found, and looks like what it is", async ({ open }) => {
  const stranger = await open();
  await stranger.locator("input[name=account]").fill("operator1");
  await stranger.locator("input[name=password]").fill("not the password");
  await stranger.keyboard.press("Enter");
  await expect(stranger.getByRole("alert")).toContainText("неверны");
  const page = await open({ account: "auditor1" });
  await expect(rows(page).filter({ hasText: "operator1" }).filter({ hasText: "отказано" })).toHaveCount(1);
});

test("reading is itself written down, and new entries are offered, not read by themselves", async ({ open, installation }) => {
  const page = await open({ account: "auditor1" });
  await expect(rows(page).first()).toContainText("audit.read");
  await expect(page.getByRole("button", { name: /новые? запис/ })).toHaveCount(0);
  installation.ctl("operator2", "queue");
  const fresh = page.getByRole("button", { name: /нов.* запис.*прочитать/ });
  await expect(fresh).toBeVisible();
  await fresh.click();
  await expect(rows(page).filter({ hasText: "request.queue" }).first()).toBeVisible();
  await expect(fresh).toHaveCount(0);
});

test("older entries are read page by page, and only the rows in sight are drawn", async ({ open }) => {
  const page = await open({ account: "auditor1" });
  await expect(page.getByText(/100 записей на .*есть и старше/)).toBeVisible();
  await page.getByRole("button", { name: "Более старые" }).click();
  await expect(page.getByRole("button", { name: "Это все" })).toBeVisible();
  const list = page.getByRole("region", { name: /Записи/ });
  await expect.poll(() => rows(page).count()).toBeLessThan(60);
  await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(rows(page).last()).toContainText("account.bootstrap");
});

test("a time that is none is told next to its field and not sent; a span that is empty finds nothing", async ({ open }) => {
  const page = await open({ account: "auditor1" });
  const from = page.getByLabel("С", { exact: true });
  await from.fill("вчера");
  await expect(from).toHaveAccessibleDescription(/Это не время/);
  await from.fill("31.12.2030 10:00");
  await page.getByLabel("До", { exact: true }).fill("31.12.2030 09:00");
  await expect(page.getByLabel("До", { exact: true })).toHaveAccessibleDescription(/Конец должен быть позже начала/);
  await page.getByLabel("До", { exact: true }).fill("");
  await page.getByRole("button", { name: "Прочитать", exact: true }).click();
  await expect(page.getByText("Подходящих записей нет.")).toBeVisible();
  await page.getByRole("button", { name: "За час" }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(from).toHaveValue(/^\d\d\.\d\d\.\d{4} \d\d:\d\d$/);
});

test("what was filtered stands there again after the lock", async ({ open, installation }) => {
  const page = await open({ account: "auditor1", locale: "kk-KZ" });
  await page.getByLabel("Тіркелгі").fill("operator2");
  await page.getByRole("button", { name: "Құлыптау" }).click();
  await expect(page.getByRole("heading", { name: "Құлыпталған" })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await page.locator("input[name=password]").fill(installation.account("auditor1").password);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Тіркелгі")).toHaveValue("operator2");
});
