import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { takeCall } from "../support/people.ts";
import { sayIn } from "../support/texts.ts";

const say = sayIn("ru");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const request = (page: Page) => page.locator(".op-request");

// A place that the center in Atyrau has accepted, told by the operator who called it.
async function accepted(page: Page): Promise<void> {
  await takeCall(page, say, "Атырау");
  await page.keyboard.press("Control+Enter");
  await press(page, say("operator.speak_for"));
  await press(page, say("operator.offers_show"));
  await press(page, say("operator.accept_for"));
  await press(page, say("operator.tab_calls"));
  await expect(request(page)).toHaveAttribute("data-state", "accepted");
}

async function answerForCenter(page: Page): Promise<void> {
  await press(page, say("operator.speak_for"));
  await press(page, say("operator.offers_show"));
}

test("an operator holds an accepted place for longer, once", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  await accepted(page);
  const heldUntil = () => /"held_until":\s*"([^"]+)"/.exec(installation.ctl("center-23-01", "offers"))![1]!;
  const before = heldUntil();
  await press(page, say("hold.extend"));
  await expect(page.getByText(/Продлено до \d/)).toBeVisible();
  await expect(page.getByRole("button", { name: say("hold.extend") })).toHaveCount(0);
  expect(heldUntil() > before, "the center holds it for longer").toBe(true);
});

test("an operator who calls a center without a screen lets people in by their code, after a wrong one is told", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await accepted(page);
  await press(page, say("operator.handover"));
  const code = (await page.locator("[data-handover=code]").innerText()).replaceAll(/\D/g, "");
  await press(page, say("operator.handover_close"));
  await answerForCenter(page);
  const field = page.getByLabel(say("center.code"));
  await field.fill("12345");
  await expect(page.getByRole("button", { name: say("center.arrived") })).toHaveAttribute("aria-disabled", "true");
  await field.fill(code === "000000" ? "000001" : "000000");
  await press(page, say("center.arrived"));
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(say("center.code_wrong", { n: 4 }))).toBeVisible();
  await field.fill(code);
  await press(page, say("center.arrived"));
  await press(page, say("operator.tab_calls"));
  await expect(request(page)).toHaveAttribute("data-state", "placed");
});

test("where nobody came an operator gives the place back for the center, after a second press, and the request is taken up again", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await accepted(page);
  await answerForCenter(page);
  await press(page, say("center.no_show"));
  await press(page, say("center.no_show_yes"));
  await expect(page.getByText(say("operator.offers_none"))).toBeVisible();
  await press(page, say("operator.tab_calls"));
  await expect(request(page)).toHaveAttribute("data-state", "claimed");
});

test("an operator finds unit groups in words, never by the names that the register gives them", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await press(page, say("operator.tab_board"));
  await page.getByLabel(say("operator.filter_text")).fill("23-01");
  await expect(page.locator(".op-center-row .op-units")).toHaveText("на 1: 6/6на 3: 5/5на 5: 1/1");
});
