import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { switchLanguage } from "../support/people.ts";
import { screenshot } from "../support/places.ts";
import { everyScreen } from "../support/screens.ts";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(wcag).analyze();
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary}`));
}

const overflow = (page: Page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth + 1) return [];
  const wide = [...document.querySelectorAll("main *, header *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
  return [`${scrollWidth} > ${clientWidth} px`, ...wide.slice(0, 5).map((one) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 40)}`)];
});

// The layout follows the window a moment later; what still overflows then.
async function lastingOverflow(page: Page): Promise<string[]> {
  let found: string[] = [];
  await expect.poll(async () => (found = await overflow(page)), { timeout: 3_000 }).toEqual([]).catch(() => {});
  return found;
}

const textSize = (page: Page, percent: number) => page.evaluate((size) => void (document.documentElement.style.fontSize = `${size}%`), percent);

// Every language, colour and size once; with --long, all of them with each other.
const all = !!process.env["PANA_LONG"];
const colours = { kk: all ? ["light", "dark"] : ["light"], ru: all ? ["light", "dark"] : ["dark"] } as const;
const sizes = all ? ([[320, 100], [640, 200], [360, 200], [360, 100]] as const) : ([[320, 100], [360, 200]] as const);

for (const { name, account, go } of everyScreen) {
  test(`${name}: axe finds nothing in Kazakh and Russian, light and dark; nothing overflows at 320 px or at 200 percent`, async ({ open, installation }) => {
    const page = await open(account ? { account } : {});
    await go?.(page, installation);
    const faults: Record<string, string[]> = {};
    const note = (where: string, found: string[]) => found.length > 0 && (faults[where] = found);
    for (const language of ["kk", "ru"] as const) {
      await switchLanguage(page, language);
      for (const colorScheme of colours[language]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        note(`${language} ${colorScheme}`, await violations(page));
        await page.screenshot({ path: screenshot(`${name}_${language}_${colorScheme}`) });
      }
      for (const [width, percent] of sizes) {
        await page.setViewportSize({ width, height: 740 });
        await textSize(page, percent);
        note(`${language} ${width} px ${percent} %`, await lastingOverflow(page));
        await page.screenshot({ path: screenshot(`${name}_${language}_${width}px_${percent}`) });
      }
      if (all && language === "kk") note("kk phone", await violations(page));
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    expect(faults).toEqual({});
  });
}
