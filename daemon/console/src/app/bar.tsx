import { useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { narrow } from "../ui/narrow.ts";
import { link, locked, quickExit, ready, session, signOut } from "../wire/session.ts";
import { alarms, ring, see, soundBlocked } from "./alarms.ts";
import { LanguageChoice, ThemeChoice } from "./choices.tsx";
import { Menu } from "./menu.tsx";

function LinkState() {
  const open = ready.value || (link.state.value === "open" && !session.value);
  const [mood, sign, text] = open
    ? (["ok", "●", t("link.open")] as const)
    : link.state.value === "connecting"
      ? (["warn", "◌", t("link.connecting")] as const)
      : (["bad", "✕", t("link.lost")] as const);
  return <span role="status" data-link={open ? "open" : link.state.value}><Badge mood={mood} sign={sign} text={text} /></span>;
}

function SkipLink() {
  const skip = (event: Event) => {
    event.preventDefault();
    document.getElementById("content")?.focus();
  };
  return <a class="skip" href="#content" onClick={skip}>{t("bar.skip")}</a>;
}

// What stands over every screen: who is here, how the link is, and the way out. On a phone the rest is in the menu.
export function Bar() {
  const who = session.value;
  const wide = !narrow.value;
  return (
    <header class="bar">
      <SkipLink />
      <LinkState />
      <span class="who grow">{wide && who && `${t(`role.${who.role}`)} · ${who.account}`}</span>
      {wide && <ThemeChoice />}
      {wide && <LanguageChoice />}
      <Menu />
      {wide && who && !locked.value && <Button size="small" onPress={() => (locked.value = true)}>{t("bar.lock")}</Button>}
      {wide && who && <Button size="small" onPress={() => void signOut()}>{t("bar.sign_out")}</Button>}
      <Button size="small" kind="danger" onPress={quickExit} {...(wide && { keyHint: "F8" })}>{t("bar.exit")}</Button>
    </header>
  );
}

export function AlarmBanner() {
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed goes; the next one, or else the screen, takes the focus.
  const seen = (id: string, open?: () => void) => {
    see(id);
    open?.();
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      (box.current?.querySelector("button") ?? document.getElementById("content"))?.focus();
    });
  };
  return (
    <>
      {soundBlocked.value && (
        <div class="strip warn">
          <Button size="small" onPress={ring}>{t("alarm.sound_blocked")}</Button>
        </div>
      )}
      {/* Stays in the page, so that screen readers hear what comes into it. */}
      <div role="alert" ref={box}>
        {alarms.value.length > 0 && (
          <section class="alarms" aria-label={t("alarm.title", { n: alarms.value.length })}>
            <ul>
              {alarms.value.map((alarm) => (
                <li key={alarm.id} data-alarm={alarm.grade}>
                  <span class="text grow">{alarm.text()}</span>
                  <Button size="small" onPress={() => seen(alarm.id, alarm.open)}>{t("alarm.seen")}</Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
