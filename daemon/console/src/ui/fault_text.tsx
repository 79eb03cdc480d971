import { t, tCode } from "../i18n/index.ts";
import { minutes, number } from "../i18n/format.ts";
import { Fault } from "../wire/fault.ts";

const spanOf = (seconds: number) => (seconds < 60 ? t("span.s", { n: Math.ceil(seconds) }) : minutes(Math.ceil(seconds / 60)));

// A fault in plain words, with what blocked a placement where that is told.
export function faultText(fault: unknown): string {
  if (!(fault instanceof Fault)) return t("fault.internal_error");
  const { weak, retry_after_s: wait } = fault.data;
  if (typeof weak === "string") return tCode("weak", weak);
  if (fault.reason === "rate_limited" && typeof wait === "number") return t("fault.rate_limited_for", { time: spanOf(wait) });
  const blocked = fault.data["blocked"] as Record<string, number> | undefined;
  const rows = Object.entries(blocked ?? {}).sort(([, a], [, b]) => b - a);
  const counts = rows.map(([rule, n]) => `${tCode("blocked", rule)} (${number(n)})`);
  return [t(`fault.${fault.reason}`), counts.join("; ")].filter(Boolean).join(": ");
}

// The fault, where it is about this member or one under it; shown next to its field.
export function faultAt(fault: unknown, pointer: string): string | undefined {
  if (!(fault instanceof Fault) || !(fault.at === pointer || fault.at.startsWith(`${pointer}/`))) return undefined;
  return faultText(fault);
}

export function FaultLine({ fault }: { fault: unknown }) {
  return fault ? <p class="error" role="alert">{faultText(fault)}</p> : null;
}
