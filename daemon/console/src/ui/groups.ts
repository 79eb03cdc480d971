// Digits in groups that can be read aloud: "003414" → "003 414", "+77000000114" → "+7 700 000 01 14".
export function codeGroups(code: string): string {
  return code.replace(/(.{3})(?=.)/g, "$1 ");
}

export function lineGroups(line: string): string {
  return line.replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, "$1 $2 $3 $4 $5");
}
