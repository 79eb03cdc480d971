// What somebody is typing. It lives in memory: it survives errors, a lost link, the lock and a new sign-in of the same
// person, and is gone when they sign out, when somebody else signs in or when the page goes.
import { effect, signal, type Signal } from "@preact/signals";
import { endedElsewhere, session } from "../wire/session.ts";

const resets: (() => void)[] = [];
let owner: string | undefined;

export function draft<T>(empty: () => T): Signal<T> {
  const kept = signal(empty());
  resets.push(() => (kept.value = empty()));
  return kept;
}

effect(() => {
  const account = session.value?.account;
  const signedOut = account === undefined && !endedElsewhere.value;
  if (signedOut || (account !== undefined && account !== owner)) resets.forEach((reset) => reset());
  if (account !== undefined || signedOut) owner = account;
});
