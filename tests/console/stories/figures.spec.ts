import { expect, test } from "../support/fixtures.ts";
import { twoMonths } from "../support/months.ts";

test("who waits for a place stands on the coordinator's map at once, also where there is no center, until it is over", async ({ open, installation }) => {
  const page = await open({ account: "coordinator1" });
  const tile = (name: string) => page.locator(".tile").filter({ hasText: name });
  const total = page.locator(".coo-totals div").filter({ hasText: "ждут места" }).locator("dd");
  await expect(total).toHaveText("0");
  const first = JSON.parse(installation.ctl("operator1", "request", "--from", "Atyrau", "--women", "1", "--queue").split("\n")[0]!) as { request: string };
  await expect(tile("Атырауская")).toContainText("! 1");
  installation.ctl("operator1", "request", "--from", "Atyrau", "--women", "1", "--queue");
  installation.ctl("operator1", "request", "--from", "Semey", "--women", "1", "--queue");
  await expect(tile("Атырауская")).toContainText("! 2");
  await expect(tile("Абай")).toContainText("! 1");
  await expect(total).toHaveText("3");
  installation.ctl("operator1", "end", first.request, "--outcome", "withdrawn", "--reason", "changed_mind");
  await expect(tile("Атырауская")).toContainText("! 1");
  await expect(total).toHaveText("2");
});

test("months that are over stand as charts and tables, and small figures as dashes", async ({ open, installation }) => {
  await twoMonths(installation);
  const page = await open({ account: "coordinator1" });
  await page.getByRole("button", { name: "Показатели" }).click();
  const months = page.getByRole("region", { name: "По месяцам" });
  const all = months.getByRole("group").filter({ hasText: "Все исходы таблицей" });
  await all.locator("summary").click();
  const [january, february] = [all.getByRole("row").nth(1), all.getByRole("row").nth(2)];
  await expect(january.getByRole("cell")).toHaveText(["50", "8", "21", "—", "—", "—", "—"]);
  await expect(february.getByRole("cell")).toHaveText(["74", "—", "12", "—", "—", "—", "—"]);
  const regions = months.getByRole("figure", { name: "Размещены, по региону центра" });
  await regions.locator("summary").click();
  await expect(regions.getByRole("row").filter({ hasText: "Астана" }).getByRole("cell")).toHaveText("27");
  await expect(regions.getByRole("row").filter({ hasText: "Атырауская" }).getByRole("cell")).toHaveText("—");
});
