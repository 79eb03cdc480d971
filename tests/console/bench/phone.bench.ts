// How soon somebody can work on a slow phone: 1.6 Mbit/s, a processor four times as slow, round trips of a poor and of a
// usual mobile network.
import { test } from "../support/fixtures.ts";
import { sayIn } from "../support/texts.ts";

const rounds = 5;
const median = (of: number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)]!;

for (const latency of [400, 150]) test(`first usable screen on a slow phone with round trips of ${latency} ms`, async ({ open, installation }) => {
  const times: Record<string, number[]> = { "first paint": [], "sign-in usable": [], "sign-in may be sent": [] };
  for (let round = 0; round < rounds; round++) {
    const page = await open({ viewport: { width: 360, height: 740 } });
    await page.goto("about:blank");
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    await cdp.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: 200_000, uploadThroughput: 90_000 });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(installation.url, { waitUntil: "commit" });
    await page.getByLabel(sayIn("ru")("sign_in.account")).waitFor();
    times["sign-in usable"]!.push(await page.evaluate(() => performance.now()));
    await page.locator("[data-link=open]").waitFor();
    times["sign-in may be sent"]!.push(await page.evaluate(() => performance.now()));
    times["first paint"]!.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0));
    await page.context().close();
  }
  for (const [what, found] of Object.entries(times))
    console.log(`${latency} ms, ${what}: median ${median(found).toFixed(0)} ms (${found.map((ms) => ms.toFixed(0)).join(", ")})`);
});
