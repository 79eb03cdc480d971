// A password and a secret of one-time codes that were just made: shown once, for a minute, and then nowhere any more.
import { effect, signal } from "@preact/signals";
import { locked } from "../app/lock.ts";
import { session } from "../wire/session.ts";

export type Secrets = { account: string; password: string; otp_secret: string; until: number };
export const secrets = signal<Secrets | undefined>();
export const shownFor = 60_000;

export function showSecrets(made: Omit<Secrets, "until">): void {
  secrets.value = { ...made, until: Date.now() + shownFor };
}

export function showLonger(): void {
  if (secrets.value) secrets.value = { ...secrets.value, until: Date.now() + shownFor };
}

export function hideSecrets(): void {
  secrets.value = undefined;
}

// What an authenticator app reads from the code, as panactl writes it.
export function codeUri({ account, otp_secret }: Pick<Secrets, "account" | "otp_secret">): string {
  return `otpauth://totp/Pana:${encodeURIComponent(account)}?secret=${otp_secret}&issuer=Pana`;
}

setInterval(() => {
  if (secrets.value && Date.now() >= secrets.value.until) hideSecrets();
}, 500);
effect(() => {
  if (!session.value || locked.value) secrets.value = undefined;
});
