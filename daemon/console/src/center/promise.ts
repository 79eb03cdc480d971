// How the center has kept its word, told anew after each of its answers.
import { effect, signal } from "@preact/signals";
import { Fault } from "../wire/fault.ts";
import { call, session, whenReady } from "../wire/session.ts";
import type { Promise as Kept } from "../wire/shapes.ts";
import { steps } from "./offers.ts";

export const promise = signal<Kept | undefined>();

function read(): void {
  const center = session.peek()?.center;
  if (!center) return;
  call("center.promise", { center }).then(
    (kept) => (promise.value = kept),
    (fault) => {
      if (!(fault instanceof Fault)) throw fault;
    },
  );
}

export function followPromise(): () => void {
  const stops = [
    whenReady(read),
    effect(() => {
      if (steps.value > 0) read();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

effect(() => {
  if (!session.value) promise.value = undefined;
});
