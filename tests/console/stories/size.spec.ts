import { gzipSync } from "node:zlib";
import { expect, test } from "../support/fixtures.ts";

const limit = 150 * 1024;

test("all script of the console together has less than 150 KiB, compressed", async ({ open }) => {
  const page = await open();
  // Every script that the page's scripts name, whoever signs in.
  const scripts = await page.evaluate(async () => {
    const seen = new Map<string, string>();
    const left = [...document.querySelectorAll<HTMLScriptElement>("script[src]")].map(({ src }) => src);
    for (let url = left.pop(); url; url = left.pop()) {
      if (seen.has(url)) continue;
      const text = await (await fetch(url)).text();
      seen.set(url, text);
      for (const [, name] of text.matchAll(/["'`](?:\.\/|\/?assets\/)([\w-]+\.js)["'`]/g)) left.push(new URL(`/assets/${name}`, location.href).href);
    }
    return [...seen.values()];
  });
  const bytes = scripts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  console.log(`${scripts.length} scripts, ${(bytes / 1024).toFixed(1)} KiB compressed`);
  expect(scripts.length, "one per role at least").toBeGreaterThan(6);
  expect(bytes).toBeLessThan(limit);
});
