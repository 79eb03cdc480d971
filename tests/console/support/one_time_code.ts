// The codes of authenticator apps (RFC 6238: SHA-1, six digits, thirty seconds).
import { createHmac } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const step = 30_000;

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

export function codeAt(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / step)));
  const hash = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const from = hash[hash.length - 1]! & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const used = new Map<string, number>();

// A code that was not given out before: a code works once, so this may wait for the next one.
export async function freshCode(secret: string): Promise<string> {
  const next = ((used.get(secret) ?? -1) + 1) * step;
  while (Date.now() < next) await new Promise((resolve) => setTimeout(resolve, next - Date.now()));
  used.set(secret, Math.floor(Date.now() / step));
  return codeAt(secret, Date.now());
}
