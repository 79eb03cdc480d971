// Texts of an area come with the screens that import it: a screen that says a text must bring its area along.
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "../../../daemon/console/src/i18n/en/index.ts";

const source = resolve(dirname(fileURLToPath(import.meta.url)), "../../../daemon/console/src");
const roles = ["operator", "officer", "center", "coordinator", "administrator", "auditor"];

// All files of our own that a file brings along, itself among them; not what it loads later, and no texts.
function bringsAlong(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file) || file.endsWith(".css")) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type)(?:[^;]*? from )?"(\.[^"]+)"/gms))
    bringsAlong(resolve(dirname(file), path!), seen);
  return seen;
}

for (const role of roles) {
  test(`the ${role}'s screens bring along all texts that they say`, () => {
    const files = [...bringsAlong(`${source}/${role}/index.tsx`)];
    const areas = new Set(files.flatMap((file) => /i18n\/areas\/(\w+)\.ts$/.exec(file)?.[1] ?? []));
    expect(areas).toContain(role);
    for (const file of files.filter((path) => !path.includes("/i18n/") && !path.endsWith("shapes.ts"))) {
      for (const [, key] of readFileSync(file, "utf8").matchAll(/["`]([a-z_]+\.[a-z0-9_.-]+)["`]/g)) {
        if (!(key! in en)) continue;
        const area = key!.split(".")[0]!;
        if (roles.includes(area)) expect(areas, `${file} says ${key}`).toContain(area);
      }
    }
  });
}
