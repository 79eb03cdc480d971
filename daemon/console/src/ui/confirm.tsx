import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "./button.tsx";

// A button for what is not taken back easily: it asks once more, in place, and says what will happen.
export function Confirm(properties: {
  label: string;
  question: string;
  yes: string;
  onYes: () => void;
  off?: boolean;
  kind?: "primary" | "danger" | "";
}) {
  const { label, question, yes, onYes, off = false, kind = "" } = properties;
  const [asked, setAsked] = useState<boolean | undefined>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked !== undefined) box.current?.querySelector<HTMLElement>(".confirm-question, button")?.focus();
  }, [asked]);
  return (
    <div class="confirm" ref={box}>
      {asked ? (
        <div class="column" role="group" aria-label={label}>
          <p class="confirm-question" tabIndex={-1}>{question}</p>
          <div class="row">
            <Button kind="danger" off={off} onPress={() => { setAsked(false); onYes(); }}>{yes}</Button>
            <Button onPress={() => setAsked(false)}>{t("action.cancel")}</Button>
          </div>
        </div>
      ) : (
        <Button kind={kind} off={off} onPress={() => setAsked(true)}>{label}</Button>
      )}
    </div>
  );
}
