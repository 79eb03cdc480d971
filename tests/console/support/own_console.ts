// Serves a console that was built by hand in place of the one in panad, under panad's own headers.
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import type { Installation } from "./installation.ts";

const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

export async function serveOwnConsole(context: BrowserContext, installation: Installation, dist: string): Promise<void> {
  const { "content-length": _, "content-encoding": __, ...headers } = (await installation.get("")).headers as Record<string, string>;
  await context.route(`${installation.url}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(dist, pathname === "/" ? "index.html" : pathname);
    if (!existsSync(file)) return route.continue();
    await route.fulfill({ headers: { ...headers, "content-type": `${types[extname(file)]}; charset=utf-8` }, body: readFileSync(file) });
  });
}
