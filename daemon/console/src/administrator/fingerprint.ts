// What identifies a certificate: the SHA-256 of its DER bytes, in small hexadecimal digits.

// A fingerprint as openssl, a browser or a person writes it: colons, spaces, capitals, "SHA256 Fingerprint=".
// Nothing where it is none.
export function fingerprintFrom(text: string): string | undefined {
  const digits = text.replace(/^.*=/s, "").replaceAll(/[\s:\-]/g, "").toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

// "9f:86:d0:81 …": to be compared with what another screen shows.
export function spelled(fingerprint: string): string {
  return (fingerprint.match(/../g) ?? []).join(":");
}

const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/;

// The fingerprint of the first certificate in a file, PEM or DER. Nothing where there is none; a private key in the same
// file is not looked at, and nothing of the file leaves the browser.
export async function fingerprintOf(file: ArrayBuffer): Promise<string | undefined> {
  const der = certificateIn(new Uint8Array(file));
  if (!der) return undefined;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", der as BufferSource));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function certificateIn(bytes: Uint8Array): Uint8Array | undefined {
  const found = pem.exec(new TextDecoder("latin1").decode(bytes));
  if (found) {
    try {
      return Uint8Array.from(atob(found[1]!.replaceAll(/\s/g, "")), (letter) => letter.charCodeAt(0));
    } catch {
      return undefined;
    }
  }
  return isDer(bytes) ? bytes : undefined;
}

// A SEQUENCE that holds a SEQUENCE and is as long as the file, as every certificate is.
function isDer(bytes: Uint8Array): boolean {
  return bytes.length > 256 && bytes[0] === 0x30 && bytes[1] === 0x82 && bytes[2]! * 256 + bytes[3]! + 4 === bytes.length && bytes[4] === 0x30;
}
