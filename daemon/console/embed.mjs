// embed.mjs DIST OUT: writes OUT, a C++ file that holds every file of DIST as it is and gzipped.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

const filesBelow = (folder, path = "") =>
  readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(folder, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
  );

// Octal escapes of three digits end by themselves, whatever follows; a literal has 64 KiB at most.
const escaped = (byte) =>
  byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63
    ? String.fromCharCode(byte)
    : `\\${byte.toString(8).padStart(3, "0")}`;
const literal = (bytes) => {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 100) lines.push(`        "${[...bytes.subarray(at, at + 100)].map(escaped).join("")}"`);
  return `std::string_view(\n${lines.join("\n") || '""'},\n        ${bytes.length})`;
};

const [dist, out] = process.argv.slice(2);
const rows = filesBelow(dist).sort().map((path) => {
  const type = types[extname(path)];
  if (!type) throw new Error(`${path}: no type is known for it; add it to embed.mjs`);
  const body = readFileSync(join(dist, path));
  const name = path === "/index.html" ? "/" : path;
  return `      {"${name}", "${type}",\n       ${literal(body)},\n       ${literal(gzipSync(body, { level: 9 }))}},\n`;
});
writeFileSync(
  out,
  `// Made from daemon/console at build time.\n#include "server/assets.hpp"\n\nnamespace pana::server {\n\n` +
    `std::span<const Asset> assets() {\n  static constexpr Asset all[] = {\n${rows.join("")}  };\n  return all;\n}\n\n}  // namespace pana::server\n`,
);
