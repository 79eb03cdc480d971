// What must not be missed: a banner, a sound and the tab's title, until somebody has seen it or it has passed.
import { computed, effect, signal } from "@preact/signals";
import { language, t } from "../i18n/index.ts";
import { session } from "../wire/session.ts";

export type Alarm = {
  // One per matter: raising it again changes it instead of adding another.
  id: string;
  // A reminder is seen and heard once; an alarm rings until it is seen.
  grade: "reminder" | "alarm";
  text: () => string;
  // What pressing it leads to.
  open?: () => void;
};

const raised = signal<ReadonlyMap<string, Alarm & { seen: boolean }>>(new Map());
export const alarms = computed(() => [...raised.value.values()].filter(({ seen }) => !seen));
export const ringing = computed(() => alarms.value.some(({ grade }) => grade === "alarm"));
// The browser lets a page sound only after somebody has touched it.
export const soundBlocked = signal(false);

export function raise(alarm: Alarm): void {
  if (raised.peek().get(alarm.id)?.grade === alarm.grade && raised.peek().get(alarm.id)?.seen === false) return;
  raised.value = new Map(raised.peek()).set(alarm.id, { ...alarm, seen: false });
  ring();
}

// Somebody has seen it; it comes back only when it is raised again.
export function see(id: string): void {
  const alarm = raised.peek().get(id);
  if (alarm) raised.value = new Map(raised.peek()).set(id, { ...alarm, seen: true });
}

// The matter is over.
export function settle(id: string): void {
  if (!raised.peek().has(id)) return;
  const rest = new Map(raised.peek());
  rest.delete(id);
  raised.value = rest;
}

let audio: AudioContext | undefined;

function tone(at: number, pitch: number): void {
  const oscillator = audio!.createOscillator();
  const volume = audio!.createGain();
  oscillator.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.4, at + 0.02);
  volume.gain.linearRampToValueAtTime(0, at + 0.28);
  oscillator.connect(volume).connect(audio!.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.3);
}

export function ring(): void {
  audio ??= new AudioContext();
  void audio.resume().then(() => (soundBlocked.value = audio!.state !== "running"));
  soundBlocked.value = audio.state !== "running";
  [0, 0.35, 0.7].forEach((after, index) => tone(audio!.currentTime + after, index === 1 ? 880 : 660));
}

setInterval(() => ringing.value && ring(), 4_000);

// Who wants no motion gets a title that changes once.
const still = matchMedia("(prefers-reduced-motion: reduce)");
let blink = false;
function title(): void {
  const waiting = alarms.value.length;
  blink = waiting > 0 && (still.matches || !blink);
  document.title = blink ? t("tab.alarm", { n: waiting }) : t("tab.title");
}
setInterval(title, 1_000);
effect(() => {
  void alarms.value;
  document.documentElement.lang = language.value;
  title();
});
effect(() => {
  if (!session.value) raised.value = new Map();
});
