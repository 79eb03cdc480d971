// The signed heads that this session has seen. They are asked for every few seconds (asking is not written down in the
// audit), each is verified here, and each must follow the one before it.
import { effect, signal } from "@preact/signals";
import { raise, settle } from "../app/alarms.ts";
import { t } from "../i18n/index.ts";
import { Fault } from "../wire/fault.ts";
import type { AuditHeadResult } from "../wire/shapes.ts";
import { call, link, ready, session } from "../wire/session.ts";
import { checkSignature, growthOf, headFrom, type Growth, type Head, type Signature } from "./head.ts";

export type Checked = { line: string; head: Head | undefined; signature: Signature; writable: boolean };

export const newest = signal<Checked | undefined>();
export const headAsOf = signal(0);
// There is none yet, or the daemon does not answer.
export const headFault = signal<Fault | undefined>();
export const checkedHeads = signal(0);
export const firstCheckedAt = signal(0);
// The first thing that was not as it must be, for the rest of the session.
export const broken = signal<Exclude<Growth, "grown" | "same"> | undefined>();

// Daemons sign with keys of their own, so that another one may sign from now on.
export const keysSeen = signal<readonly string[]>([]);

// One after the other, so that an older answer is never taken for a newer one.
let turn: Promise<void> = Promise.resolve();
export function readHead(): Promise<void> {
  turn = turn.then(ask);
  return turn;
}

async function ask(): Promise<void> {
  if (!ready.peek()) return;
  try {
    await take(await call("audit.head", {}));
    headFault.value = undefined;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    headFault.value = fault;
  }
}

async function take(answer: AuditHeadResult): Promise<void> {
  const before = newest.peek();
  const head = headFrom(answer.head);
  // The same one again needs no second look.
  const signature = before?.line === answer.head && before.signature !== "no_key" ? before.signature : await checkSignature(answer.head, answer.public_key);
  if (!session.peek()) return;
  if (before?.head && head) judge(growthOf(before.head, head));
  if (before?.line !== answer.head) checkedHeads.value++;
  if (!keysSeen.peek().includes(answer.key)) keysSeen.value = [...keysSeen.peek(), answer.key];
  firstCheckedAt.value ||= Date.now();
  headAsOf.value = Date.now();
  newest.value = { line: answer.head, head, signature, writable: answer.writable };
  tell();
}

function judge(growth: Growth): void {
  if (growth !== "grown" && growth !== "same") broken.value ??= growth;
}

const wrong: readonly Signature[] = ["wrong", "other_key", "malformed"];

function tell(): void {
  const { signature, writable } = newest.peek()!;
  if (broken.peek() || wrong.includes(signature)) raise({ id: "auditor.broken", grade: "alarm", text: () => t("auditor.alarm_broken") });
  if (!writable) raise({ id: "auditor.writable", grade: "alarm", text: () => t("auditor.alarm_writable") });
  else settle("auditor.writable");
}

const every = 5_000;

export function followHeads(): () => void {
  link.heartbeat = readHead;
  const read = () => void readHead();
  const stop = ready.subscribe(read);
  const timer = setInterval(read, every);
  return () => {
    stop();
    clearInterval(timer);
    link.heartbeat = undefined;
  };
}

effect(() => {
  if (session.value) return;
  newest.value = undefined;
  headAsOf.value = 0;
  headFault.value = undefined;
  checkedHeads.value = 0;
  firstCheckedAt.value = 0;
  broken.value = undefined;
  keysSeen.value = [];
});
