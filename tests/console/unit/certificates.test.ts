import { createHash, X509Certificate } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fingerprintFrom, fingerprintOf, spelled } from "../../../daemon/console/src/administrator/fingerprint.ts";
import { madePassword } from "../../../daemon/console/src/administrator/new_password.ts";

const folder = mkdtempSync(join(tmpdir(), "console-certificate-"));
execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=terminal", "-keyout", "key.pem", "-out", "cert.pem"], { cwd: folder, stdio: "ignore" });
const pem = readFileSync(join(folder, "cert.pem"));
const der = new X509Certificate(pem).raw;
const wanted = createHash("sha256").update(der).digest("hex");
const bytes = (of: Buffer) => new Uint8Array(of).buffer;

describe("a certificate's fingerprint", () => {
  test("of a file is the SHA-256 of the certificate's bytes, as PEM and as DER", async () => {
    expect(await fingerprintOf(bytes(pem))).toBe(wanted);
    expect(await fingerprintOf(bytes(der))).toBe(wanted);
  });

  test("is found where a key stands in the same file", async () => {
    const both = Buffer.concat([readFileSync(join(folder, "key.pem")), pem]);
    expect(await fingerprintOf(bytes(both))).toBe(wanted);
  });

  test("is none where the file holds no certificate", async () => {
    for (const text of ["", "certificate", readFileSync(join(folder, "key.pem"), "utf8"), "-----BEGIN CERTIFICATE-----\n=\n-----END CERTIFICATE-----"]) {
      expect(await fingerprintOf(bytes(Buffer.from(text)))).toBeUndefined();
    }
    expect(await fingerprintOf(bytes(der.subarray(0, der.length - 1)))).toBeUndefined();
  });

  test("is taken as openssl and browsers write it", () => {
    expect(fingerprintFrom(wanted)).toBe(wanted);
    expect(fingerprintFrom(spelled(wanted).toUpperCase())).toBe(wanted);
    expect(fingerprintFrom(`sha256 Fingerprint=${spelled(wanted).toUpperCase()}\n`)).toBe(wanted);
    expect(fingerprintFrom(wanted.replaceAll(/.{8}/g, "$& "))).toBe(wanted);
  });

  test("of another length or with other letters is refused", () => {
    for (const text of ["", wanted.slice(1), `${wanted}0`, wanted.replace(/./, "g"), "sha1"]) expect(fingerprintFrom(text), text).toBeUndefined();
  });
});

describe("a made password", () => {
  test("has twenty letters and digits that nobody confuses, and is never the same", () => {
    const made = Array.from({ length: 200 }, madePassword);
    made.forEach((password) => expect(password).toMatch(/^([abcdefghjkmnpqrstuvwxyz2-9]{5}-){3}[abcdefghjkmnpqrstuvwxyz2-9]{5}$/));
    expect(new Set(made).size).toBe(made.length);
  });

  test("uses every letter about as often as every other", () => {
    const counts = new Map<string, number>();
    const letters = Array.from({ length: 15_000 }, madePassword).join("").replaceAll("-", "");
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    const expected = letters.length / 31;
    expect(counts.size).toBe(31);
    counts.forEach((count, letter) => expect(Math.abs(count - expected), letter).toBeLessThan(5.5 * Math.sqrt(expected)));
  });
});
