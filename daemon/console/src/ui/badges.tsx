import { t, tCode } from "../i18n/index.ts";
import { left } from "../i18n/format.ts";
import type { Freshness, OfferState, RequestState, Urgency } from "../wire/shapes.ts";
import { now } from "../wire/clock.ts";

type Mood = "ok" | "warn" | "bad" | "calm";

// A word with a colour and a sign of its own, so that the colour is never the only sign.
export function Badge({ mood, sign, text }: { mood: Mood; sign: string; text: string }) {
  return (
    <span class={`badge ${mood}`}>
      <span aria-hidden="true">{sign}</span>
      {text}
    </span>
  );
}

const freshness: Record<Freshness, [Mood, string]> = { fresh: ["ok", "●"], ageing: ["warn", "◐"], stale: ["bad", "☎"] };
export function FreshnessBadge({ freshness: of }: { freshness: Freshness }) {
  return <Badge mood={freshness[of][0]} sign={freshness[of][1]} text={t(`freshness.${of}`)} />;
}

const urgency: Record<Urgency, [Mood, string]> = { standard: ["calm", "○"], urgent: ["warn", "▲"], emergency: ["bad", "▲▲"] };
export function UrgencyBadge({ urgency: of }: { urgency: Urgency }) {
  return <Badge mood={urgency[of][0]} sign={urgency[of][1]} text={t(`urgency.${of}`)} />;
}

const requestState: Record<RequestState, [Mood, string]> = {
  queued: ["warn", "…"],
  claimed: ["calm", "✎"],
  offered: ["warn", "?"],
  accepted: ["ok", "✓"],
  placed: ["ok", "⌂"],
  waiting: ["bad", "◔"],
  ended: ["calm", "■"],
};
export function RequestBadge({ state }: { state: RequestState }) {
  return <Badge mood={requestState[state][0]} sign={requestState[state][1]} text={t(`request_state.${state}`)} />;
}

const offerState: Record<OfferState, [Mood, string]> = {
  offered: ["warn", "?"],
  accepted: ["ok", "✓"],
  declined: ["bad", "✕"],
  expired: ["bad", "◔"],
  withdrawn: ["calm", "↩"],
  arrived: ["ok", "⌂"],
  no_show: ["bad", "∅"],
  refused: ["calm", "✕"],
};
export function OfferBadge({ state }: { state: OfferState }) {
  return <Badge mood={offerState[state][0]} sign={offerState[state][1]} text={tCode("offer_state", state)} />;
}

// What is left, counting down; in its last minute it looks urgent, too.
export function Countdown({ until, label }: { until: string; label?: string }) {
  const short = new Date(until).getTime() - now.value < 60_000;
  return (
    <span class={`number countdown ${short ? "error" : ""}`} role="timer" aria-live="off">
      {label && <span class="visually-hidden">{label} </span>}
      {left(until, now.value)}
    </span>
  );
}
