import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { narrow } from "../ui/narrow.ts";
import { locked, session, signOut } from "../wire/session.ts";
import { ring } from "./alarms.ts";
import { LanguageChoice, ThemeChoice } from "./choices.tsx";
import { changingPassword } from "./password_sheet.tsx";

// What is seldom needed; where there is little room, all of the bar that is not about the link or the way out.
export function Menu() {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const who = session.value && !locked.value;
  const close = () => {
    setOpen(false);
    box.current?.querySelector("button")?.focus();
  };
  const choose = (what: () => void) => () => {
    close();
    what();
  };
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>(".menu select, .menu button")?.focus();
    const leave = (event: Event) => event.target instanceof Node && !box.current?.contains(event.target) && setOpen(false);
    addEventListener("pointerdown", leave);
    addEventListener("focusin", leave);
    return () => {
      removeEventListener("pointerdown", leave);
      removeEventListener("focusin", leave);
    };
  }, [open]);
  if (!who && !narrow.value) return null;
  return (
    <div class="menu-box" ref={box} onKeyDown={(event) => { if (open && event.key === "Escape") { event.stopPropagation(); close(); } }}>
      <Button size="small" aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)} {...(narrow.value && { label: t("bar.menu") })}><span aria-hidden="true">☰</span>{!narrow.value && ` ${t("bar.menu")}`}</Button>
      <div class="menu column" id={id} hidden={!open}>
        {narrow.value && session.value && <p class="strong">{t(`role.${session.value.role}`)} · {session.value.account}</p>}
        {narrow.value && <LanguageChoice />}
        {narrow.value && <ThemeChoice />}
        {who && <Button onPress={choose(ring)}>{t("bar.sound_test")}</Button>}
        {who && <Button onPress={choose(() => (changingPassword.value = true))}>{t("password.change")}</Button>}
        {narrow.value && who && <Button onPress={choose(() => (locked.value = true))}>{t("bar.lock")}</Button>}
        {narrow.value && session.value && <Button onPress={choose(() => void signOut())}>{t("bar.sign_out")}</Button>}
      </div>
    </div>
  );
}
