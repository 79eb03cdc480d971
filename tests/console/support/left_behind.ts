import type { BrowserContext, Page } from "@playwright/test";

// What the browser holds of the console; all of it is empty while a page lives and after it.
export async function storedIn(page: Page): Promise<Record<string, unknown>> {
  const inPage = await page.evaluate(async () => ({
    session: { ...sessionStorage },
    local: { ...localStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    state: history.state as unknown,
  }));
  return { ...inPage, cookies: await page.context().cookies() };
}

export const nothing = { session: {}, local: {}, databases: [], caches: [], workers: 0, state: null, cookies: [] };

// Another tab of the same browser, at the console.
export async function anotherTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
