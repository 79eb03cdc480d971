import { defineConfig } from "@playwright/test";
import { ownConsole, results } from "./support/places.ts";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: process.env["PANA_CONSOLE_BENCH"] ? "bench" : "stories",
  testMatch: process.env["PANA_CONSOLE_BENCH"] ? "*.bench.ts" : "*.spec.ts",
  outputDir: `${results}/failures`,
  reporter: [["list"]],
  // A daemon, its Redis and a browser want two processors already.
  workers: Number(process.env["PANA_CONSOLE_WORKERS"] ?? 1),
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath: process.env["PANA_CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        // Chromium's sandbox does not start as root; nothing but our own page is opened.
        ...(root ? ["--no-sandbox"] : []),
        // A page that does not come from the network is not local to it, and might not call what is.
        ...(ownConsole ? ["--disable-features=LocalNetworkAccessChecks"] : []),
      ],
    },
    locale: "ru-RU",
    actionTimeout: 20_000,
    timezoneId: "Asia/Almaty",
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
  },
});
