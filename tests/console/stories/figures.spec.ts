import { centers } from "../support/accounts.ts";
import { expect, test } from "../support/fixtures.ts";

const inRegion = (region: string) => centers.filter((center) => center.region === region).map(({ center }) => center);

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
  const [astana, almaty, others] = [inRegion("71"), inRegion("75"), [...inRegion("11"), ...inRegion("15")]];
  const placed = (ids: string[], each: number) => Object.fromEntries(ids.map((id) => [`placed ${id}`, each]));
  await installation.happened("2026-02", { withdrawn: 12, unmet_capacity: 3, ...placed(astana, 9), ...placed(almaty, 7), ...placed(others, 6) });
  const page = await open({ account: "coordinator1" });
  await page.getByRole("button", { name: "Показатели" }).click();
  const months = page.getByRole("region", { name: "По месяцам" });
  const all = months.getByRole("group").filter({ hasText: "Все исходы таблицей" });
  await all.locator("summary").click();
  const february = all.getByRole("row").filter({ hasText: "2026" });
  const total = String(9 * astana.length + 7 * almaty.length + 6 * others.length);
  await expect(february.getByRole("cell")).toHaveText([total, "—", "12", "—", "—", "—", "—"]);
  const regions = months.getByRole("figure", { name: "Размещены, по региону центра" });
  await regions.locator("summary").click();
  await expect(regions.getByRole("row").filter({ hasText: "Астана" }).getByRole("cell")).toHaveText(String(9 * astana.length));
  await expect(regions.getByRole("row").filter({ hasText: "Атырауская" }).getByRole("cell")).toHaveText("—");
});
