import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "./button.tsx";

// A sheet over the screen; Escape closes it, and the focus goes back to where it was.
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.showModal();
    // What the sheet is about is read first, unless it has a field that wants to be typed in at once.
    if (!sheet.current?.querySelector("[autofocus]")) sheet.current?.querySelector<HTMLElement>("h2")?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog class="sheet" ref={sheet} aria-labelledby={id} onClose={onClose} onCancel={onClose}>
      <div class="column">
        <div class="row spread">
          <h2 id={id} tabIndex={-1}>{title}</h2>
          <Button kind="plain" size="small" label={t("action.close")} onPress={onClose}>✕</Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
