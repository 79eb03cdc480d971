// A ranking that follows what is typed and what happens on the board, and stands still while somebody points at a row.
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { boardTurn } from "../live/board.ts";
import { Fault } from "../wire/fault.ts";
import { ready } from "../wire/session.ts";
import type { RoutePreviewResult } from "../wire/shapes.ts";

export type Ranks = Pick<RoutePreviewResult, "candidates" | "excluded">;
// What is to be ranked: `of` is the same as long as the question is, `ask` puts it.
export type Question = { of: string; ask: () => Promise<Ranks | undefined> };

const afterTyping = 120;
const afterBoard = 1_000;

export type Ranking = {
  shown: ReadonlySignal<Ranks | undefined>;
  fault: ReadonlySignal<unknown>;
  // An answer to what stands in the form now is still under way.
  asking: ReadonlySignal<boolean>;
  // Another order is known than the one that is shown, because somebody points at a row.
  changed: ReadonlySignal<boolean>;
  point: (at: boolean) => void;
  catchUp: () => void;
  start: () => () => void;
};

export function orderOf(ranks: Ranks | undefined): string {
  return (ranks?.candidates ?? []).map(({ center, unit }) => `${center} ${unit}`).join();
}

export function liveRanking(question: () => Question | undefined): Ranking {
  const latest = signal<Ranks | undefined>(undefined);
  const shown = signal<Ranks | undefined>(undefined);
  const fault = signal<unknown>(undefined);
  const asking = signal(false);
  const pointed = signal(false);
  let turn = 0;
  let answered: string | undefined;
  let askedAt = 0;
  let underWay = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => (shown.value = latest.peek());
  const ask = async () => {
    const put = untracked(question);
    if (!put) return;
    const mine = ++turn;
    askedAt = Date.now();
    underWay = true;
    try {
      const ranks = await put.ask();
      if (mine !== turn) return;
      latest.value = ranks;
      fault.value = undefined;
      if (!pointed.peek() || put.of !== answered) show();
      answered = put.of;
    } catch (why) {
      if (mine !== turn || (why instanceof Fault && why.reason === "link_lost")) return;
      fault.value = why;
      if (put.of !== answered) shown.value = latest.value = undefined;
    } finally {
      if (mine === turn) asking.value = underWay = false;
    }
  };
  const askIn = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), wait);
  };
  const forget = () => {
    clearTimeout(timer);
    turn++;
    answered = undefined;
    shown.value = latest.value = fault.value = undefined;
    asking.value = underWay = false;
  };

  const start = () => {
    let of: string | undefined;
    const typed = effect(() => {
      const now = question()?.of;
      void ready.value;
      untracked(() => {
        if (now === undefined) forget();
        else {
          asking.value = now !== answered;
          askIn(of === undefined ? 0 : afterTyping);
        }
        of = now;
      });
    });
    const board = effect(() => {
      void boardTurn.value;
      untracked(() => of !== undefined && !asking.value && !underWay && askIn(Math.max(0, askedAt + afterBoard - Date.now())));
    });
    return () => {
      typed();
      board();
      forget();
    };
  };
  return {
    shown,
    fault,
    asking,
    changed: computed(() => orderOf(shown.value) !== orderOf(latest.value)),
    point: (at) => {
      pointed.value = at;
      if (!at) show();
    },
    catchUp: show,
    start,
  };
}
