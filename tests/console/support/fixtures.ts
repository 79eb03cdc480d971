// What a test may ask for: an installation, and browsers of people in it.
import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { Installation } from "./installation.ts";
import { serveOwnConsole } from "./own_console.ts";
import { ownConsole, root } from "./places.ts";
import { run } from "./processes.ts";
import { signIn } from "./sign_in.ts";
import { watch } from "./watch.ts";

export type Options = BrowserContextOptions & { account?: string };

type Mine = {
  // Of this test alone.
  installation: Installation;
  // Settings of panad as --set takes them, for test.use({ settings: [...] }).
  settings: string[];
  // A browser window of its own at the console; signed in where an account is given.
  open: (options?: Options) => Promise<Page>;
};
type Shared = { certificates: string };

// What a browser is told to trust: this key, and no other that the system does not vouch for.
const trusted = (certificates: string) => {
  const key = new X509Certificate(readFileSync(join(certificates, "server.crt"))).publicKey.export({ type: "spki", format: "der" });
  return `--ignore-certificate-errors-spki-list=${createHash("sha256").update(key).digest("base64")}`;
};

async function window(browser: Browser, installation: Installation, options: Options, faults: string[]): Promise<Page> {
  const { account, ...rest } = options;
  const context = await browser.newContext(rest);
  await watch(context, installation.url, faults);
  if (ownConsole) await serveOwnConsole(context, installation, ownConsole);
  const page = await context.newPage();
  await page.goto(installation.url);
  if (account) await signIn(page, installation.account(account));
  return page;
}

export const test = base.extend<Mine, Shared>({
  certificates: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "pana-certs-"));
      run(join(root, "certs/make-dev"), [folder]);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ launchOptions, certificates }, use) => {
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), trusted(certificates)] });
    },
    { scope: "worker" },
  ],
  settings: [[], { option: true }],
  installation: async ({ certificates, settings }, use) => {
    const installation = await Installation.start(certificates, settings);
    await use(installation);
    await installation.stop();
  },
  open: async ({ browser, installation, contextOptions, locale, timezoneId, viewport }, use) => {
    const faults: string[] = [];
    const pages: Page[] = [];
    const usual = { ...contextOptions, locale: locale!, timezoneId: timezoneId!, viewport };
    await use(async (options = {}) => {
      const page = await window(browser, installation, { ...usual, ...options }, faults);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(faults, "no violation of the policy, no request elsewhere, no error that nobody caught").toEqual([]);
  },
});

export { expect };
