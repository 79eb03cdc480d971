// Where things are; each can be given from outside, as CTest does.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const panad = process.env["PANA_DAEMON"] ?? join(root, "build/panad");
export const panactl = process.env["PANA_CTL"] ?? join(dirname(panad), "panactl");
// What a run leaves: screenshots, and pictures of failures. Not in the source tree.
export const results = process.env["PANA_CONSOLE_RESULTS"] ?? join(root, "build/console_results");
// A console that was built by hand (daemon/console/dist) instead of the one in panad.
export const ownConsole = process.env["PANA_CONSOLE_DIST"];

export function screenshot(name: string): string {
  mkdirSync(join(results, "screens"), { recursive: true });
  return join(results, "screens", `${name}.png`);
}
