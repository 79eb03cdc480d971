// Signed heads of the audit chain, checked here as panactl checks them: what the daemon says of itself is believed only
// where its signature is right.

export type Head = {
  sequence: number;
  hash: string;
  // Of the last entry, in the store's stream: "1769896800123-0".
  position: string;
  at: string;
  since: number;
  // The beginning of the SHA-256 of the public key.
  key: string;
  signature: string;
  // The bytes that are signed: all but the signature.
  signed: string;
};

const shape = /^(head (\d{1,16}) ([0-9a-f]{64}) (\d{1,20}-\d{1,20}) ([0-9TZ:.-]{24}) (\d{1,16}) ([0-9a-f]{16})) ([0-9a-f]{128})$/;

// "head sequence hash position at since key signature"; nothing where it is not exactly that.
export function headFrom(line: string): Head | undefined {
  const found = shape.exec(line);
  if (!found) return undefined;
  const [, signed, sequence, hash, position, at, since, key, signature] = found as unknown as string[];
  return { sequence: Number(sequence), hash: hash!, position: position!, at: at!, since: Number(since), key: key!, signature: signature!, signed: signed! };
}

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => parseInt(digits, 16));
const hexOf = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function derOf(pem: string): Uint8Array | undefined {
  const body = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(pem)?.[1];
  if (!body) return undefined;
  try {
    return Uint8Array.from(atob(body.replaceAll(/\s/g, "")), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

// "unable": this browser knows no Ed25519. "no_key": the daemon does not tell the public key. "other_key": the key that
// it tells is not the one that the head names. "malformed": this is no head.
export type Signature = "right" | "wrong" | "no_key" | "other_key" | "malformed" | "unable";

export async function checkSignature(line: string, pem: string | undefined): Promise<Signature> {
  const head = headFrom(line);
  if (!head) return "malformed";
  if (!pem) return "no_key";
  const der = derOf(pem);
  // SubjectPublicKeyInfo of Ed25519: twelve bytes that say so, then the key.
  if (!der || der.length !== 44) return "no_key";
  const raw = der.slice(12);
  if (hexOf(await crypto.subtle.digest("SHA-256", raw)).slice(0, 16) !== head.key) return "other_key";
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("spki", der as BufferSource, "Ed25519", false, ["verify"]);
  } catch {
    return "unable";
  }
  const right = await crypto.subtle.verify("Ed25519", key, bytesOf(head.signature) as BufferSource, new TextEncoder().encode(head.signed));
  return right ? "right" : "wrong";
}

// How a newer head follows an older one. A chain only grows; whoever cuts it off or writes it anew cannot hide that from
// somebody who has kept a head.
export type Growth = "grown" | "same" | "shrunk" | "rewritten";

export function growthOf(before: Head, after: Head): Growth {
  if (after.sequence < before.sequence) return "shrunk";
  const moved = comparePositions(before.position, after.position);
  if (after.sequence === before.sequence) return after.hash === before.hash && moved === 0 ? "same" : "rewritten";
  return moved > 0 ? "grown" : "rewritten";
}

// Above zero where the second is later.
function comparePositions(before: string, after: string): number {
  const [ms = "0", n = "0"] = before.split("-");
  const [laterMs = "0", laterN = "0"] = after.split("-");
  const difference = BigInt(laterMs) - BigInt(ms) || BigInt(laterN) - BigInt(n);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
