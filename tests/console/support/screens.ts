// Every screen, and how one comes there. What stands here is judged by axe, made narrow and large, and photographed.
import { expect, type Page } from "@playwright/test";
import type { Installation } from "./installation.ts";
import { twoMonths } from "./months.ts";
import { askAsOfficer, counter, takeCall, typePlace } from "./people.ts";
import { sayIn } from "./texts.ts";

export type ScreenOfRole = {
  name: string;
  account?: string;
  // From the role's first screen, in Russian.
  go?: (page: Page, installation: Installation) => Promise<void>;
};

const say = sayIn("ru");
const nearest = "center-23-01";
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click();

// A request from Atyrau that asks the nearest center, opened by somebody else; its offer.
function openRequest(installation: Installation): string {
  const told = installation.ctl("operator2", "request", "--from", "Atyrau", "--women", "1", "--child", "girl:3-6", "--urgency", "urgent");
  return /"offer": ?"([^"]+)"/.exec(told)![1]!;
}

async function holdNearest(page: Page): Promise<void> {
  await takeCall(page, say, "Атырау");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".op-request[data-state=offered]")).toBeVisible();
}

function acceptAll(installation: Installation): void {
  const told = installation.ctl(nearest, "offers");
  for (const [, offer] of told.matchAll(/"offer": ?"([^"]+)"/g)) installation.ctl(nearest, "accept", offer!);
}

export const everyScreen: readonly ScreenOfRole[] = [
  { name: "sign_in" },
  { name: "operator_call", account: "operator1", go: (page) => takeCall(page, say, "Атырау") },
  { name: "operator_board", account: "operator1", go: async (page) => {
    await press(page, say("operator.tab_board"));
    await page.locator(".op-center-row").first().click();
  } },
  { name: "operator_asked", account: "operator1", go: holdNearest },
  { name: "operator_handover", account: "operator1", go: async (page, installation) => {
    await holdNearest(page);
    acceptAll(installation);
    await press(page, say("operator.handover"));
    await expect(page.locator("[data-handover=code]")).toBeVisible();
  } },
  { name: "officer_form", account: "officer1", go: async (page) => {
    await typePlace(page, say("officer.where"), "Атырау");
    await counter(page, say("person.women")).fill("1");
  } },
  { name: "officer_held", account: "officer1", go: (page) => askAsOfficer(page, say, "Атырау") },
  { name: "officer_accepted", account: "officer1", go: async (page, installation) => {
    await askAsOfficer(page, say, "Атырау");
    acceptAll(installation);
    await expect(page.getByRole("heading", { name: say("officer.accepted") })).toBeVisible();
    await press(page, say("officer.show_way"));
  } },
  { name: "center_quiet", account: nearest },
  { name: "center_asked", account: nearest, go: async (page, installation) => {
    openRequest(installation);
    await expect(page.getByRole("heading", { name: say("center.asked_one") })).toBeVisible();
  } },
  { name: "center_expected", account: nearest, go: async (page, installation) => {
    installation.ctl(nearest, "accept", openRequest(installation));
    await expect(page.getByRole("heading", { name: say("center.expected_one") })).toBeVisible();
  } },
  { name: "coordinator_country", account: "coordinator1" },
  ...(["roads", "relocation", "evacuation"] as const).map((part) => ({
    name: `coordinator_${part}`,
    account: "coordinator1",
    go: (page: Page) => press(page, say(`coordinator.part_${part}`)),
  })),
  { name: "coordinator_figures", account: "coordinator1", go: async (page, installation) => {
    await twoMonths(installation);
    await press(page, say("coordinator.part_figures"));
    await expect(page.getByRole("heading", { name: say("coordinator.chart_ends") })).toBeVisible();
  } },
  { name: "administrator_accounts", account: "administrator1" },
  { name: "administrator_new_account", account: "administrator1", go: async (page) => {
    await press(page, say("administrator.new_account"));
    await page.getByRole("dialog").getByLabel(say("administrator.role")).selectOption("center");
    await press(page, say("administrator.create"));
  } },
  { name: "administrator_account", account: "administrator1", go: async (page) => {
    await page.locator("[data-account=operator1]").click();
    await press(page, say("administrator.disable"));
  } },
  { name: "administrator_connections", account: "administrator1", go: (page) => page.getByRole("tab", { name: say("administrator.tab_connections") }).click() },
  { name: "administrator_system", account: "administrator1", go: (page) => page.getByRole("tab", { name: say("administrator.tab_system") }).click() },
  { name: "auditor", account: "auditor1", go: async (page) => {
    await press(page, say("auditor.last_hour"));
  } },
  { name: "auditor_meaning", account: "auditor1", go: (page) => page.getByText(say("auditor.meaning")).click() },
  { name: "auditor_entry", account: "auditor1", go: (page) => page.locator(".entry").first().click() },
  { name: "password", account: "auditor1", go: async (page) => {
    await press(page, say("bar.menu"));
    await press(page, say("password.change"));
    await page.keyboard.press("Enter");
  } },
];
