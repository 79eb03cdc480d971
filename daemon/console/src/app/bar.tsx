import { language, languages, t, type Language } from "../i18n/index.ts";
import { age, clock } from "../i18n/format.ts";
import { boardAsOf } from "../live/board.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { now } from "../wire/clock.ts";
import { link, quickExit, ready, session, signOut, storeAway } from "../wire/session.ts";
import { alarms, ring, see, soundBlocked } from "./alarms.ts";
import { locked } from "./lock.ts";
import { theme, themes, type Theme } from "./theme.ts";

const ownNames: Record<Language, string> = { kk: "Қазақша", ru: "Русский", en: "English" };

export function LanguageChoice() {
  return (
    <label>
      <span class="visually-hidden">{t("bar.language")}</span>
      <select value={language.value} onChange={(event) => (language.value = event.currentTarget.value as Language)}>
        {languages.map((tongue) => (
          <option key={tongue} value={tongue} lang={tongue}>{ownNames[tongue]}</option>
        ))}
      </select>
    </label>
  );
}

function ThemeChoice() {
  return (
    <label>
      <span class="visually-hidden">{t("bar.theme")}</span>
      <select value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)}>
        {themes.map((kind) => (
          <option key={kind} value={kind}>{t(`bar.theme_${kind}`)}</option>
        ))}
      </select>
    </label>
  );
}

function LinkState() {
  const open = ready.value || (link.state.value === "open" && !session.value);
  const [mood, sign, text] = open
    ? (["ok", "●", t("link.open")] as const)
    : link.state.value === "connecting"
      ? (["warn", "◌", t("link.connecting")] as const)
      : (["bad", "✕", t("link.lost")] as const);
  return <span role="status" data-link={open ? "open" : link.state.value}><Badge mood={mood} sign={sign} text={text} /></span>;
}

// What stands over every screen: who is here, how the link is, and the way out.
export function Bar() {
  const who = session.value;
  return (
    <header class="bar">
      <a class="skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>{t("bar.skip")}</a>
      <LinkState />
      {who && <span class="who grow">{t(`role.${who.role}`)} · {who.account}</span>}
      {!who && <span class="grow" />}
      <ThemeChoice />
      <LanguageChoice />
      {who && <Button size="small" onPress={() => (locked.value = true)}>{t("bar.lock")}</Button>}
      {who && <Button size="small" onPress={() => void signOut()}>{t("bar.sign_out")}</Button>}
      <Button size="small" kind="danger" onPress={quickExit} keyHint="F8">{t("bar.exit")}</Button>
    </header>
  );
}

// How old what is shown is, while nothing new comes.
export function LinkStrips() {
  if (!session.value) return null;
  const as_of = boardAsOf.value || link.heardAt.value;
  if (!ready.value)
    return (
      <div class="strip bad" role="alert">
        {t("link.lost_long", { age: age(link.heardAt.value, Math.max(now.value, Date.now())), time: clock(as_of) })}
      </div>
    );
  if (!storeAway.value) return null;
  return (
    <div class="strip bad" role="alert">
      <strong>☎ {t("phone.title")}</strong>
      <span>{t("phone.text", { time: clock(as_of) })}</span>
      <span>{t("phone.lines")}</span>
    </div>
  );
}

export function AlarmBanner() {
  return (
    <>
      {soundBlocked.value && (
        <div class="strip warn">
          <Button size="small" onPress={ring}>{t("alarm.sound_blocked")}</Button>
        </div>
      )}
      {/* Stays in the page, so that screen readers hear what comes into it. */}
      <div role="alert">
        {alarms.value.length > 0 && (
          <section class="alarms" aria-label={t("alarm.title", { n: alarms.value.length })}>
            <ul>
              {alarms.value.map((alarm) => (
                <li key={alarm.id} data-alarm={alarm.grade}>
                  <span class="text grow">{alarm.text()}</span>
                  <Button size="small" onPress={() => { see(alarm.id); alarm.open?.(); }}>{t("alarm.seen")}</Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
