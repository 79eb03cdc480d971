// The keys that work everywhere on the operator's screen: F2 or Alt+N a new call, Ctrl+Enter or Alt+Enter the nearest
// place, Alt+1 to Alt+9 the place of that number. None is a bare letter, which a screen reader may need.
import { holdNearest, holdRow } from "./rankings.ts";
import { newCall } from "./view.ts";

function meant(event: KeyboardEvent): (() => void) | undefined {
  const { code, key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (shiftKey || metaKey) return undefined;
  const plainAlt = altKey && !ctrlKey;
  if ((key === "F2" && !altKey && !ctrlKey) || (plainAlt && code === "KeyN")) return newCall;
  if (key === "Enter" && altKey !== ctrlKey) return holdNearest;
  const digit = plainAlt ? /^Digit([1-9])$/.exec(code)?.[1] : undefined;
  return digit ? () => holdRow(Number(digit) - 1) : undefined;
}

// A locality that is typed and found counts, although the box has not been left yet.
function takeTyped(): void {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement && at.getAttribute("aria-expanded") === "true") at.blur();
}

export function listenToKeys(): () => void {
  const hear = (event: KeyboardEvent) => {
    const deed = event.repeat || document.querySelector("dialog[open]") ? undefined : meant(event);
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    takeTyped();
    deed();
  };
  addEventListener("keydown", hear, { capture: true });
  return () => removeEventListener("keydown", hear, { capture: true });
}
