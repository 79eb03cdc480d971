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

// Takes the token out of the storage: there it stands only while the page is being loaded again.
function takeKept(): string | undefined {
  const token = sessionStorage.getItem(shelf);
  sessionStorage.removeItem(shelf);
  return token ?? undefined;
}

let token = takeKept();
// Whether a session of before the reload is still being taken up.
export const resuming = signal(token !== undefined);

addEventListener("pagehide", () => {
  if (session.value && keepOver) sessionStorage.setItem(shelf, session.value.resume_token);
});
addEventListener("pageshow", ({ persisted }) => persisted && takeKept());

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
  ready.value = false;
  session.value = undefined;
}

export async function signIn(account: string, password: string, otp: string): Promise<void> {
  begin(await link.call("session.open", { account, password, ...(otp && { otp }) }));
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
    if (fault instanceof Fault && fault.reason === "not_signed_in") {
      endedElsewhere.value = true;
      forget();
    }
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

// For calls that carry a key: where the outcome is unknown it asks again with the same key, which is safe, until it is
// known. It gives up only when the session ends.
export async function callUntilKnown<M extends keyof Methods>(method: M, params: Methods[M]["params"]): Promise<Methods[M]["result"]> {
  for (;;) {
    try {
      return await call(method, params);
    } catch (fault) {
      if (!(fault instanceof Fault) || !fault.mayRepeat || !session.value) throw fault;
      await (ready.value ? new Promise((resolve) => setTimeout(resolve, 1_000)) : readyAgain());
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
