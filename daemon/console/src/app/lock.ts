// The screen locks when nobody has used it for five minutes. The session goes on underneath, so that an offer still
// rings; what is shown is taken off the screen until the same person has signed in again.
import { locked, session } from "../wire/session.ts";

const idleFor = 5 * 60_000;
export { locked };
let usedAt = Date.now();

export function used(): void {
  usedAt = Date.now();
}

for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) {
  addEventListener(kind, () => locked.value || used(), { capture: true, passive: true });
}

setInterval(() => {
  if (session.value && Date.now() - usedAt > idleFor) locked.value = true;
}, 1_000);
