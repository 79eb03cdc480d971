import { generateKeyPairSync, createHash, sign, type KeyObject } from "node:crypto";
import { describe, expect, test } from "vitest";
import { checkSignature, growthOf, headFrom, type Head } from "../../../daemon/console/src/auditor/head.ts";

const hash = (letter: string) => letter.repeat(64);

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(12);
  return { privateKey, pem: publicKey.export({ format: "pem", type: "spki" }) as string, name: createHash("sha256").update(raw).digest("hex").slice(0, 16) };
}

function signedHead(privateKey: KeyObject, name: string, sequence = 812): string {
  const text = `head ${sequence} ${hash("5")} 1769896800123-0 2026-01-31T22:00:00.456Z ${sequence} ${name}`;
  return `${text} ${sign(null, Buffer.from(text), privateKey).toString("hex")}`;
}

const own = keyPair();
const line = signedHead(own.privateKey, own.name);

describe("a signed head", () => {
  test("with the signature of the key that it names is right", async () => {
    expect(await checkSignature(line, own.pem)).toBe("right");
  });

  test("of a daemon is right, so that the console verifies what daemons sign", async () => {
    const head =
      "head 179 caf406887d53a1e6ad09108450af522f447e97efebb680b05e34518657342c25 1795402111918-0 2026-11-23T02:48:31.919Z 179 67fe87a3282f9d77 " +
      "4537b0280b8c0ffd7f047f9af69f2b70bd62558ad19fd6dfa0e4e3d108bcb6f57720d12c7de3edc9b6da0aff47b507f51fe7b418a44e6aed131c8685ebe9640a";
    const pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAK3tuELyo3L6hNpFmYO0IPxGwRwbu8nLAPj9GTZvEoI4=\n-----END PUBLIC KEY-----\n";
    expect(await checkSignature(head, pem)).toBe("right");
  });

  test("of which any character was changed is never right", async () => {
    const { pem } = own;
    for (let at = 5; at < line.length; at++) {
      const other = line[at] === "1" ? "2" : "1";
      if (line[at] === " ") continue;
      expect(await checkSignature(line.slice(0, at) + other + line.slice(at + 1), pem), `character ${at}`).not.toBe("right");
    }
  });

  test("that another key has signed is told apart from one that was changed", async () => {
    const foreign = keyPair();
    expect(await checkSignature(signedHead(foreign.privateKey, foreign.name), own.pem)).toBe("other_key");
    expect(await checkSignature(signedHead(foreign.privateKey, own.name), own.pem)).toBe("wrong");
  });

  test("without a public key, or with a key that is none, is not verified", async () => {
    expect(await checkSignature(line, undefined)).toBe("no_key");
    expect(await checkSignature(line, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")).toBe("no_key");
    expect(await checkSignature(line, "-----BEGIN PUBLIC KEY-----\n=A=\n-----END PUBLIC KEY-----\n")).toBe("no_key");
  });

  test("that is no line as a daemon writes it is malformed", async () => {
    for (const text of ["", "head", `${line} `, line.toUpperCase(), line.replace("head", "tail"), line.slice(0, -1)]) {
      expect(await checkSignature(text, own.pem), text).toBe("malformed");
    }
  });
});

describe("a newer head", () => {
  const before = headFrom(line)!;
  const after = (part: Partial<Head>): Head => ({ ...before, sequence: 900, position: "1769896900000-0", hash: hash("6"), ...part });

  test("that goes on from the one before has grown", () => {
    expect(growthOf(before, after({}))).toBe("grown");
    expect(growthOf(before, after({ position: "1769896800123-1" }))).toBe("grown");
  });

  test("that says the same again is the same", () => {
    expect(growthOf(before, before)).toBe("same");
  });

  test("with fewer entries has shrunk", () => {
    expect(growthOf(before, after({ sequence: 811 }))).toBe("shrunk");
  });

  test("with more entries that end earlier was written anew", () => {
    expect(growthOf(before, after({ position: "1769896800122-9" }))).toBe("rewritten");
    expect(growthOf(before, after({ position: before.position }))).toBe("rewritten");
  });

  test("of as many entries with another hash or place was written anew", () => {
    expect(growthOf(before, after({ sequence: 812, position: before.position }))).toBe("rewritten");
    expect(growthOf(before, after({ sequence: 812, hash: before.hash }))).toBe("rewritten");
  });
});
