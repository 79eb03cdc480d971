// The people of a test's installation. Those with codes have a second one that signs in by password alone, so that
// stories need not wait half a minute for the next code.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.ts";

export type Account = { account: string; password: string; role: string; center?: string; otp_secret?: string };
export type Center = { center: string; code: string; region: string; name: { kk: string; ru: string; en: string } };

export const password = "steppe lark over the river";
export const registerFile = join(root, "config/kazakhstan/centers.json");

export const centers = (JSON.parse(readFileSync(registerFile, "utf8")) as { centers: Center[] }).centers;

const secret = () => [...randomBytes(32)].map((byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[byte % 32]).join("");

const roles = ["operator", "officer", "coordinator", "administrator", "auditor"];

export function madeAccounts(): Account[] {
  return [
    ...roles.flatMap((role) => [1, 2].map((number) => ({ account: `${role}${number}`, password, role }))),
    ...centers.map(({ center, code }) => ({ account: `center-${code}`, password, role: "center", center })),
    { account: "coded", password, role: "operator", otp_secret: secret() },
  ];
}
