import { expect, test } from "../support/fixtures.ts";
import { sayIn, type Language } from "../support/texts.ts";

test("the language is switched while one works, in Kazakh, Russian and English, and what was typed stays", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await page.getByLabel(sayIn("ru")("person.women"), { exact: true }).fill("3");
  for (const language of ["kk", "en", "ru"] satisfies Language[]) {
    const say = sayIn(language);
    await page.locator("header select").filter({ has: page.locator("option[value=kk]") }).selectOption(language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1, name: say("operator.title") })).toBeAttached();
    await expect(page).toHaveTitle(say("tab.title"));
    await expect(page.getByLabel(say("person.women"), { exact: true })).toHaveValue("3");
  }
});

test("the tab's title and icon give nothing away", async ({ open, installation }) => {
  const page = await open({ account: "operator1" });
  for (const language of ["kk", "ru", "en"] satisfies Language[])
    expect(sayIn(language)("tab.title")).not.toMatch(/pana|центр|орталы|center|crisis|криз|дағдарыс|приют|shelter|баспана/i);
  await expect(page).toHaveTitle(sayIn("ru")("tab.title"));
  const icon = await page.locator("link[rel=icon]").getAttribute("href");
  expect((await installation.get(icon!.slice(1))).headers["content-type"]).toContain("image/svg+xml");
});

test("the page comes under a strict policy and is kept by no cache", async ({ installation }) => {
  const { headers } = await installation.get("");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
  expect(headers["cache-control"]).toContain("no-store");
  expect(headers["referrer-policy"]).toBe("no-referrer");
});
