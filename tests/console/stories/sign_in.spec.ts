import { expect, test } from "../support/fixtures.ts";
import { anotherTab, nothing, storedIn } from "../support/left_behind.ts";
import { freshCode } from "../support/one_time_code.ts";
import { fillSignIn } from "../support/sign_in.ts";
import { sayIn } from "../support/texts.ts";

const say = sayIn("ru");

test("a wrong password is told in a sentence, and what was typed stays", async ({ open, installation }) => {
  const page = await open();
  await fillSignIn(page, { ...installation.account("operator1"), password: "not the password" });
  await expect(page.getByRole("alert").filter({ hasText: say("sign_in.wrong") })).toBeVisible();
  await expect(page.locator("input[name=account]")).toHaveValue("operator1");
  await expect(page.locator("input[name=password]")).toHaveValue("not the password");
});

test("a wrong code is told in a sentence, and the right one opens the screen", async ({ open, installation }) => {
  const page = await open();
  const coded = installation.account("coded");
  const code = await freshCode(coded.otp_secret!);
  await fillSignIn(page, { account: "coded", password: coded.password, role: coded.role });
  await expect(page.locator("form .error")).not.toHaveCount(0);
  const wrong = String((Number(code) + 500_000) % 1_000_000).padStart(6, "0");
  await page.getByLabel(say("sign_in.otp")).fill(wrong);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: say("sign_in.wrong") })).toBeVisible();
  await expect(page.getByLabel(say("sign_in.otp"))).toBeFocused();
  await expect(page.getByLabel(say("sign_in.otp"))).toHaveValue("");
  await page.getByLabel(say("sign_in.otp")).fill(await freshCode(coded.otp_secret!));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say("operator.title") })).toBeAttached();
});

test("signing in takes nothing but the keyboard", async ({ open, installation }) => {
  const page = await open();
  const { account, password } = installation.account("operator1");
  await expect(page.getByLabel(say("sign_in.account"))).toBeFocused();
  await page.keyboard.type(account);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(say("sign_in.otp"))).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say("operator.title") })).toBeAttached();
});

test("a reload keeps the session, and nothing is stored while the page lives", async ({ open }) => {
  const page = await open({ account: "operator1" });
  expect(await storedIn(page)).toEqual(nothing);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: say("operator.title") })).toBeAttached();
  expect(await storedIn(page)).toEqual(nothing);
});

test("another tab of the same browser is not signed in", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  const other = await anotherTab(page.context(), installation.url);
  await expect(other.getByRole("heading", { level: 1, name: say("sign_in.title") })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: say("operator.title") })).toBeAttached();
});
