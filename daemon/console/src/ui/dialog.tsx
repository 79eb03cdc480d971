import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "./button.tsx";

// A sheet over the screen; Escape closes it, and the focus goes back to where it was.
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const id = useId();
  const gone = useRef(false);
  useEffect(() => {
    const before = document.activeElement;
    const shown = sheet.current;
    shown?.showModal();
    // What the sheet is about is read first, unless it has a field that wants to be typed in at once.
    if (!sheet.current?.querySelector("[autofocus]")) sheet.current?.querySelector<HTMLElement>("h2")?.focus();
    return () => {
      gone.current = true;
      // First: while it is open nothing behind it takes the focus.
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog class="sheet" ref={sheet} aria-labelledby={id} onClose={() => gone.current || onClose()}>
      <div class="column">
        <div class="row spread sheet-head">
          <h2 id={id} tabIndex={-1}>{title}</h2>
          <Button kind="plain" size="small" label={t("action.close")} onPress={onClose}>✕</Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
