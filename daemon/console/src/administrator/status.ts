// How the daemon that answers here and its Redis are: asked every two seconds, also while the screen is locked, so that
// what goes wrong is told at once. The question is also the heartbeat of the link.
import { effect, signal } from "@preact/signals";
import { raise, settle } from "../app/alarms.ts";
import { t } from "../i18n/index.ts";
import type { SystemStatusResult } from "../wire/shapes.ts";
import { call, ready, session } from "../wire/session.ts";

export const status = signal<SystemStatusResult | undefined>();
export const statusAsOf = signal(0);

// Deadlines are looked at several times a second; one that waits so long means that nobody looks.
export const lateAfter = 10_000;

function judge({ redis }: SystemStatusResult): void {
  if (redis.oldest_due_ms > lateAfter) raise({ id: "administrator.late", grade: "alarm", text: () => t("administrator.alarm_late") });
  else settle("administrator.late");
}

async function ask(): Promise<void> {
  if (!ready.value) return;
  try {
    status.value = await call("system.status", {});
    statusAsOf.value = Date.now();
    judge(status.value);
  } catch {
    // The bar says how the link and the store are; what was known stays, with its age.
  }
}

export function followStatus(): () => void {
  const stop = ready.subscribe((is) => is && void ask());
  const timer = setInterval(() => void ask(), 2_000);
  return () => {
    stop();
    clearInterval(timer);
  };
}

effect(() => {
  if (session.value) return;
  status.value = undefined;
  statusAsOf.value = 0;
});
