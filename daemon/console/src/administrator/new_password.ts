// Letters and digits that nobody confuses when they are read aloud or typed from paper.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

// 20 characters in groups of five, 99 bits: "k7mfa-q2xhd-…".
export function madePassword(): string {
  const group = () => Array.from({ length: 5 }, letter).join("");
  return Array.from({ length: 4 }, group).join("-");
}

// Every letter is as likely as every other: what would favour the first ones is thrown away.
function letter(): string {
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte! < 256 - (256 % letters.length)) return letters[byte! % letters.length]!;
  }
}
