// Texts of an area come with the screens that import it: a screen that says a text must bring its area along.
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { common } from "../../../daemon/console/src/i18n/en/common.ts";
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

const keysIn = (file: string) => [...readFileSync(file, "utf8").matchAll(/["`]([a-z_]+\.[a-z0-9_.-]+)["`]/g)].map(([, key]) => key!).filter((key) => key in en);
const ownSource = (file: string) => !file.includes("/i18n/") && !file.endsWith("shapes.ts");

test("what comes before anybody has signed in says only texts that come with it", () => {
  const files = [...bringsAlong(`${source}/main.tsx`)].filter(ownSource);
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) for (const key of keysIn(file)) expect(key in common, `${file} says ${key}`).toBe(true);
});

for (const role of roles) {
  test(`the ${role}'s screens bring along all texts that they say`, () => {
    const files = [...bringsAlong(`${source}/${role}/index.tsx`)];
    const areas = new Set(files.flatMap((file) => /i18n\/areas\/(\w+)\.ts$/.exec(file)?.[1] ?? []));
    expect(areas).toContain(role);
    expect(areas).toContain("codes");
    for (const file of files.filter(ownSource)) {
      for (const key of keysIn(file)) {
        const area = key.split(".")[0]!;
        if (roles.includes(area)) expect(areas, `${file} says ${key}`).toContain(area);
      }
    }
  });
}
