// The accounts of the country. Reading them is written down in the audit, so they are read at sign-in, after every
// change made here, and when somebody asks for it; not every few seconds.
import { computed, effect, signal } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { Fault } from "../wire/fault.ts";
import type { Account, Role } from "../wire/shapes.ts";
import { call, session, whenReady } from "../wire/session.ts";

export const roles: readonly Role[] = ["operator", "officer", "center", "coordinator", "administrator", "auditor", "gateway"];
export const accounts = signal<readonly Account[] | undefined>();
// When they were read, by this device's clock; 0: never.
export const accountsAsOf = signal(0);
export const readFault = signal<Fault | undefined>();

export async function readAccounts(): Promise<void> {
  try {
    const answer = await call("account.list", {});
    accounts.value = answer.accounts;
    accountsAsOf.value = Date.now();
    readFault.value = undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    readFault.value = fault;
    if (fault.mayRepeat && fault.reason !== "link_lost") setTimeout(() => session.value && void readAccounts(), 2_000);
  }
}

export function followAccounts(): () => void {
  return whenReady(() => void readAccounts());
}

// What the daemon answered to a change stands in the list at once.
export function keepAccount(changed: Account): void {
  const { account, role, disabled, center, regions, station, certificates, needs_certificate } = changed;
  const kept = Object.fromEntries(
    Object.entries({ account, role, disabled, center, regions, station, certificates, needs_certificate }).filter(([, value]) => value !== undefined),
  ) as unknown as Account;
  const others = (accounts.peek() ?? []).filter((other) => other.account !== account);
  accounts.value = [...others, kept].sort((a, b) => (a.account < b.account ? -1 : 1));
}

export type Wanted = { text: string; role: Role | ""; only: "" | "disabled" | "certificate" };
export const wanted = draft<Wanted>(() => ({ text: "", role: "", only: "" }));

// Also by the code and the names of the account's center, which `belongs` tells.
export function fits(account: Account, { text, role, only }: Wanted, belongs: (account: Account) => string): boolean {
  if (role && account.role !== role) return false;
  if (only === "disabled" && !account.disabled) return false;
  if (only === "certificate" && !account.certificates?.length && !account.needs_certificate) return false;
  const words = text.trim().toLocaleLowerCase().split(/\s+/);
  const told = `${account.account} ${belongs(account)} ${account.station ?? ""}`.toLocaleLowerCase();
  return words.every((word) => told.includes(word));
}

// The account that is looked at; "" is none.
export const chosen = draft(() => "");
export const chosenAccount = computed(() => accounts.value?.find(({ account }) => account === chosen.value));

effect(() => {
  if (session.value) return;
  accounts.value = undefined;
  accountsAsOf.value = 0;
  readFault.value = undefined;
});
