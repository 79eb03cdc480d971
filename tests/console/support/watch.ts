// What must never happen on any screen: a violation of the Content-Security-Policy, a request elsewhere, an error that
// nobody caught. Watched on every page of a test.
import type { BrowserContext, Page } from "@playwright/test";

export type Watch = { faults: string[] };

function watchPage(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(`not caught: ${error.message}`));
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted ?Type/i.test(message.text())) faults.push(`policy: ${message.text()}`);
  });
}

export async function watch(context: BrowserContext, origin: string, faults: string[]): Promise<void> {
  context.on("page", (page) => watchPage(page, faults));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("blob:") && !url.startsWith("about:") && !url.startsWith("data:")) faults.push(`request elsewhere: ${url}`);
  });
  await context.exposeBinding("violated", (_, what: string) => void faults.push(`policy: ${what}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      (globalThis as unknown as { violated: (what: string) => void }).violated(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
}
