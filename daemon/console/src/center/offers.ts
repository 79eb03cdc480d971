// The offers to this center, followed from sign-in to sign-out. A new one rings until somebody has seen it.
import { computed, effect, signal } from "@preact/signals";
import { raise, settle } from "../app/alarms.ts";
import { t } from "../i18n/index.ts";
import { Fault } from "../wire/fault.ts";
import { daemonNow, now } from "../wire/clock.ts";
import { call, hear, session, whenReady } from "../wire/session.ts";
import type { Offer, OfferAnswer } from "../wire/shapes.ts";

// `gone`: it is no longer open, and what became of it was not heard.
export type Kept = Offer & { closedAt?: number; gone?: boolean };

const kept = signal<ReadonlyMap<string, Kept>>(new Map());
// Told anew whenever an offer has been answered, has arrived or has ended.
export const steps = signal(0);
const justNow = 15 * 60_000;
const isOpen = ({ state, gone }: Kept) => !gone && (state === "offered" || state === "accepted");

export const asked = computed(() =>
  [...kept.value.values()].filter((offer) => isOpen(offer) && offer.state === "offered").sort((a, b) => a.answer_by.localeCompare(b.answer_by)),
);
export const expected = computed(() =>
  [...kept.value.values()].filter((offer) => isOpen(offer) && offer.state === "accepted").sort((a, b) => (a.held_until ?? "").localeCompare(b.held_until ?? "")),
);
// What has just ended, so that nobody wonders where it went.
export const over = computed(() =>
  [...kept.value.values()]
    .filter(({ closedAt }) => closedAt !== undefined && now.value - closedAt < justNow)
    .sort((a, b) => b.closedAt! - a.closedAt!)
    .slice(0, 3),
);

export function show(offer: string): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(`offer-${offer}`);
    card?.scrollIntoView({ block: "start" });
    card?.focus({ preventScroll: true });
  });
}

function ringFor({ offer }: Offer): void {
  raise({ id: `offer ${offer}`, grade: "alarm", text: () => t("center.alarm_offer"), open: () => show(offer) });
}

function take(offer: Kept): void {
  const known = kept.peek().get(offer.offer);
  const closed = !isOpen(offer);
  // A notice of a step leaves out what has been told before.
  const { closedAt = daemonNow(), ...whole }: Kept = { ...known, ...offer };
  const next: Kept = closed ? { ...whole, closedAt } : whole;
  kept.value = new Map(kept.peek()).set(offer.offer, next);
  if (closed || offer.state === "accepted") settle(`offer ${offer.offer}`);
  else if (!known) ringFor(offer);
  if (closed) settle(`hold ${offer.offer}`);
  if (known && (known.state !== offer.state || closed)) steps.value++;
}

// Our own answer is known before its notice comes.
export function answered(answer: OfferAnswer | undefined): void {
  const known = answer && kept.peek().get(answer.offer);
  if (known) take({ ...known, ...answer });
}

export function putAway(offer: string): void {
  const rest = new Map(kept.peek());
  rest.delete(offer);
  kept.value = rest;
}

async function read(): Promise<void> {
  const { offers } = await call("offer.list", {});
  const there = new Set(offers.map(({ offer }) => offer));
  offers.forEach((offer) => take({ ...offer, gone: false }));
  [...kept.peek().values()].filter((offer) => isOpen(offer) && !there.has(offer.offer)).forEach((offer) => take({ ...offer, gone: true }));
}

function readSoon(): void {
  read().catch((fault) => {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.mayRepeat && fault.reason !== "link_lost") setTimeout(() => session.value && readSoon(), 1_000);
  });
}

export function followOffers(): () => void {
  const stops = [
    whenReady(readSoon),
    hear("offer.changed", ({ offer }) => take(offer)),
    hear("handover.shown", ({ offer, at }) => {
      const known = kept.peek().get(offer);
      if (known) take({ ...known, looks: (known.looks ?? 0) + 1, shown_at: at });
    }),
    hear("offer.reminder", ({ reminder: { offer, kind } }) => {
      const known = offer && kept.peek().get(offer);
      if (!known || !isOpen(known)) return;
      if (kind === "unanswered" && known.state === "offered") ringFor(known);
      if (kind === "not_arrived") raise({ id: `hold ${offer}`, grade: "reminder", text: () => t("center.alarm_not_arrived"), open: () => show(offer) });
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

effect(() => {
  if (!session.value) kept.value = new Map();
});
