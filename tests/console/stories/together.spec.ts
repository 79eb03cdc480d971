import { expect, test } from "../support/fixtures.ts";
import { askAsOfficer, takeCall } from "../support/people.ts";
import { locales, sayIn, type Language } from "../support/texts.ts";

const phone = { width: 360, height: 740 };

for (const language of ["ru", "kk"] satisfies Language[]) {
  const say = sayIn(language);
  const locale = locales[language];
  const atyrau = "Атырау";

  test(`an operator places, the center accepts, and both see it, in ${language}`, async ({ open }) => {
    const operator = await open({ account: "operator1", locale });
    const center = await open({ account: "center-23-01", locale, viewport: phone });
    await takeCall(operator, say, atyrau);
    await operator.keyboard.press("Control+Enter");
    await expect(operator.getByText(say("operator.standing_offered"))).toBeVisible();
    await expect(center.locator("[data-alarm=alarm]")).toContainText(say("center.alarm_offer"));
    await center.getByRole("button", { name: say("center.accept"), exact: true }).click();
    await expect(center.getByRole("heading", { name: say("center.expected_one") })).toBeVisible();
    await expect(operator.getByText(say("operator.standing_accepted"))).toBeVisible();
    await operator.getByRole("button", { name: say("operator.handover") }).click();
    const code = (await operator.locator("[data-handover=code]").innerText()).replaceAll(/\D/g, "");
    expect(code).toMatch(/^\d{6}$/);
    await operator.getByRole("button", { name: say("operator.handover_close") }).click();
    await center.getByLabel(say("center.code")).fill(code);
    await center.getByRole("button", { name: say("center.arrived") }).click();
    await expect(operator.locator(".op-request[data-state=placed]")).toBeVisible();
  });

  test(`an officer on a phone finds a place, the center accepts, and the officer is shown the way, in ${language}`, async ({ open }) => {
    const officer = await open({ account: "officer1", locale, viewport: phone });
    const center = await open({ account: "center-23-01", locale });
    await askAsOfficer(officer, say, atyrau);
    await expect(officer.getByText(say("officer.name_later"))).toBeVisible();
    await center.getByRole("button", { name: say("center.accept"), exact: true }).click();
    await expect(officer.getByRole("heading", { name: say("officer.accepted") })).toBeVisible();
    await officer.getByRole("button", { name: say("officer.show_way") }).click();
    await expect(officer.getByText(say("officer.code"))).toBeVisible();
  });
}

test("what one declines, the next is asked, and the operator sees who", async ({ open, installation }) => {
  const say = sayIn("ru");
  const operator = await open({ account: "operator1" });
  await takeCall(operator, say, "Атырау");
  await operator.keyboard.press("Control+Enter");
  await expect(operator.locator(".op-request[data-state=offered]")).toBeVisible();
  const [, offer] = /"offer": ?"([^"]+)"/.exec(installation.ctl("center-23-01", "offers"))!;
  installation.ctl("center-23-01", "decline", offer!, "--reason", "no_staff");
  await expect(operator.getByText(say("decline.no_staff")).first()).toBeVisible();
});

test("a place counted by the center stands on the operator's board at once", async ({ open }) => {
  const say = sayIn("ru");
  const operator = await open({ account: "operator1" });
  const center = await open({ account: "center-23-01" });
  await operator.getByRole("button", { name: say("operator.tab_board"), exact: true }).click();
  await operator.getByLabel(say("operator.filter_text")).fill("23-01");
  const before = Number(await operator.locator(".op-center-row .op-units strong").first().innerText());
  await center.locator(".unit .step-button").nth(1).click();
  await expect(operator.locator(".op-center-row .op-units strong").first()).toHaveText(String(before - 1));
});
