// Writes src/wire/shapes.ts from the schemas of the wire protocol, so that the console cannot disagree with them.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const folder = new URL("../protocol/schema/", import.meta.url);
const read = (file) =>
  JSON.parse(readFileSync(new URL(file, folder), "utf8").replaceAll('"shapes.json#/$defs/', '"#/$defs/'));
const pascal = (words) => words.replace(/(^|[._])([a-z])/g, (_, __, letter) => letter.toUpperCase());
const typeName = (method, part) => typeNames.get(`${method}_${part}`);
const typeNames = new Map();

const { $defs: shapes } = read("shapes.json");
const defs = { ...shapes };
const methods = [];
const notices = [];

for (const file of readdirSync(folder).sort()) {
  if (file === "shapes.json") continue;
  const method = file.replace(/\.json$/, "");
  const { $defs: own } = read(file);
  for (const [name, schema] of Object.entries(own)) {
    if (name !== "params" && name !== "result") defs[name] = schema;
  }
  for (const part of ["params", "result"]) {
    if (!own[part]) continue;
    const shared = own[part].$ref?.replace("#/$defs/", "");
    typeNames.set(`${method}_${part}`, pascal(shared ?? `${method}_${part}`));
    if (!shared) defs[pascal(`${method}_${part}`)] = own[part];
  }
  (own.result ? methods : notices).push(method);
}

// What JSON Schema says of values, not of types, is left to the daemon.
const plain = (schema) => {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== "object") return schema;
  const { if: _if, then: _then, else: _else, not: _not, allOf: _all, minItems: _min, maxItems: _max, examples: _ex, ...rest } = schema;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, plain(value)]));
};

const bundle = plain({ title: "Shapes", type: "object", additionalProperties: false, $defs: defs });
const types = await compile(bundle, "Shapes", {
  bannerComment: "// Made by shapes.mjs from daemon/protocol/schema; not to be edited.",
  unreachableDefinitions: true,
  unknownAny: true,
  format: false,
});
const table = (name, rows, row) => `export interface ${name} {\n${rows.map((m) => `"${m}": ${row(m)};`).join("\n")}\n}\n`;
const methodTable = table("Methods", methods, (m) => `{ params: ${typeName(m, "params")}; result: ${typeName(m, "result")} }`);
const noticeTable = table("Notices", notices, (m) => typeName(m, "params"));
writeFileSync(new URL("src/wire/shapes.ts", import.meta.url), `${types}\n${methodTable}\n${noticeTable}`);
