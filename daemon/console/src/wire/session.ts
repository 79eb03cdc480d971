// Who is signed in. The token lives in memory; over a reload, and no longer, in the tab's session storage.
import { computed, signal } from "@preact/signals";
import { learnFrom } from "./clock.ts";
import { Fault } from "./fault.ts";
import { Link } from "./link.ts";
import type { Methods, Session } from "./shapes.ts";

export const link = new Link(`${location.protocol.replace("http", "ws")}//${location.host}/ws`);

// Who is signed in; stays while the link is lost, so that screens keep what they show.
export const session = signal<Session | undefined>();
// Whether calls get through now: the link is open and the session is in force on it.
export const ready = signal(false);
// Redis is away: the daemon answers, but can promise nothing. See phone mode in app/bar.
export const storeAway = signal(false);
export const role = computed(() => session.value?.role);

// Whether the screen is covered until the same person has signed in again; see app/lock.
export const locked = signal(false);

const shelf = "resume";
let keepOver = true;

// Runs on every new session and every resumed one; what it returns is not awaited.
const starters = new Set<() => void>();
export function whenReady(start: () => void): () => void {
  starters.add(start);
  if (ready.value) start();
  return () => starters.delete(start);
}

function begin(opened: Session): void {
  endedElsewhere.value = false;
  session.value = opened;
  ready.value = true;
  starters.forEach((start) => start());
}

// Takes the token out of the storage: there it stands only while the page is being loaded again. Whoever comes back to
// the page in another way (the back button, a tab opened again) finds nothing of it; a locked screen stays locked.
function takeKept(): string | undefined {
  const kept = sessionStorage.getItem(shelf);
  sessionStorage.removeItem(shelf);
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!kept || navigation?.type !== "reload") return undefined;
  locked.value = kept.startsWith(lockedMark);
  return kept.replace(lockedMark, "");
}
const lockedMark = "locked ";

let token = takeKept();
// Whether a session of before the reload is still being taken up.
export const resuming = signal(token !== undefined);

addEventListener("pagehide", () => {
  if (session.value && keepOver) sessionStorage.setItem(shelf, (locked.value ? lockedMark : "") + session.value.resume_token);
});
// Nor is anything shown that the browser has kept of a page that was left.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  keepOver = false;
  sessionStorage.removeItem(shelf);
  location.reload();
});

link.onOpen = () => {
  token = session.value?.resume_token ?? token;
  if (!token) return;
  link
    .call("session.resume", { token })
    .then(begin)
    .catch((fault: Fault) => {
      if (fault.reason === "link_lost") return;
      if (fault.mayRepeat) setTimeout(() => link.state.value === "open" && link.onOpen(), 1_000);
      else {
        endedElsewhere.value = session.value !== undefined;
        forget();
      }
    })
    .finally(() => (resuming.value = false));
};
link.state.subscribe((state) => {
  if (state !== "open") ready.value = false;
});

// The daemon has ended the session (it ran out, or was ended elsewhere); not the person.
export const endedElsewhere = signal(false);

function forget(): void {
  token = undefined;
  locked.value = false;
  ready.value = false;
  session.value = undefined;
}

export async function signIn(account: string, password: string, otp: string): Promise<void> {
  begin(await link.call("session.open", { account, password, ...(otp && { otp }) }));
}

// The session is over because of what was just done here, such as a new password: what was typed stays.
export function signedOutByDaemon(): void {
  endedElsewhere.value = true;
  forget();
}

export async function signOut(): Promise<void> {
  endedElsewhere.value = false;
  const closing = ready.value ? link.call("session.close", {}) : Promise.resolve({});
  forget();
  await closing.catch(() => undefined);
}

// Leaves at once: nothing stays on the screen, in the tab's storage or in the way back.
export function quickExit(): void {
  keepOver = false;
  void signOut();
  document.body.replaceChildren();
  sessionStorage.clear();
  link.close();
  location.replace("about:blank");
}

// Calls panad as who is signed in. A Fault is thrown where it is refused.
export async function call<M extends keyof Methods>(method: M, params: Methods[M]["params"]): Promise<Methods[M]["result"]> {
  if (!ready.value) throw new Fault("link_lost");
  try {
    const result = await link.call(method, params);
    storeAway.value = false;
    return result;
  } catch (fault) {
    if (fault instanceof Fault && fault.reason === "unavailable") storeAway.value = true;
    if (fault instanceof Fault && fault.reason === "not_signed_in") signedOutByDaemon();
    throw fault;
  }
}

// Resolves when calls get through again.
export function readyAgain(): Promise<void> {
  return new Promise((resolve) => {
    const stop = ready.subscribe((is) => {
      if (!is) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

// Why a call is being asked again just now; the frame says so.
export const repeating = signal<Fault["reason"] | undefined>();
let repeats = 0;

async function beforeAgain(fault: Fault): Promise<void> {
  repeating.value = fault.reason;
  repeats++;
  const wait = Math.max(1, Number(fault.data["retry_after_s"] ?? 1));
  await (ready.value ? new Promise((resolve) => setTimeout(resolve, wait * 1_000)) : readyAgain());
  if (--repeats === 0) repeating.value = undefined;
}

// Who has called too often was refused, and nothing was done: a long wait is for the person to decide upon.
const longestWait = 5;

// For calls that carry a key: where the outcome is unknown it asks again with the same key, which is safe, until it is
// known. It gives up only when the session ends, or when it would have to wait for long.
export async function callUntilKnown<M extends keyof Methods>(method: M, params: Methods[M]["params"]): Promise<Methods[M]["result"]> {
  for (;;) {
    try {
      return await call(method, params);
    } catch (fault) {
      if (!(fault instanceof Fault) || !fault.mayRepeat || !session.value) throw fault;
      if (fault.reason === "rate_limited" && Number(fault.data["retry_after_s"] ?? 0) > longestWait) throw fault;
      await beforeAgain(fault);
    }
  }
}

// The key of one intention: made when the person decides, kept for every repetition.
export function newKey(): string {
  return crypto.randomUUID();
}

export function hear<N extends keyof import("./shapes.ts").Notices>(
  notice: N,
  hearer: (params: import("./shapes.ts").Notices[N]) => void,
): () => void {
  return link.on(notice, (params) => {
    if ("cursor" in params) learnFrom(params.cursor as string);
    hearer(params);
  });
}

// While the store is away, /readyz is asked whether it is back.
setInterval(async () => {
  if (!ready.value) return;
  const wasAway = storeAway.value;
  const answer = await fetch("/readyz", { cache: "no-store" }).catch(() => undefined);
  if (answer) storeAway.value = !answer.ok;
  if (wasAway && !storeAway.value) starters.forEach((start) => start());
}, 5_000);
