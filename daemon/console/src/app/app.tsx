import type { ComponentChildren, ComponentType } from "preact";
import { computed, effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { quickExit, session } from "../wire/session.ts";
import type { Role } from "../wire/shapes.ts";
import { AlarmBanner, Bar } from "./bar.tsx";
import { locked } from "./lock.ts";
import { PasswordSheet } from "./password_sheet.tsx";
import { SignIn } from "./sign_in.tsx";
import { LinkStrips } from "./strips.tsx";

// What a role sees, and what it follows from sign-in to sign-out, also while the screen is locked.
type RoleModule = { Screen: ComponentType; start: () => () => void };

// Each role's screens are loaded when somebody of that role signs in.
const modules: Partial<Record<Role, () => Promise<RoleModule>>> = {
  operator: () => import("../operator/index.tsx"),
  officer: () => import("../officer/index.tsx"),
  center: () => import("../center/index.tsx"),
  coordinator: () => import("../coordinator/index.tsx"),
  administrator: () => import("../administrator/index.tsx"),
  auditor: () => import("../auditor/index.tsx"),
};
let stop: (() => void) | undefined;
const shown = signal<{ role: Role; Screen: ComponentType } | undefined>();

addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  quickExit();
});

// Starts a role's module when somebody of that role is there, and stops it when they are gone.
const present = computed(() => session.value && { account: session.value.account, role: session.value.role });
let whoIsThere = "";
effect(() => {
  const who = present.value;
  const name = who ? `${who.role} ${who.account}` : "";
  if (name === whoIsThere) return;
  whoIsThere = name;
  stop?.();
  stop = undefined;
  shown.value = undefined;
  if (!who) return;
  void modules[who.role]?.().then(({ Screen, start }) => {
    if (whoIsThere !== name) return;
    stop = start();
    shown.value = { role: who.role, Screen };
  });
});

// The way out and the alarms stay in sight however far somebody has scrolled. How much room they take is told to the
// styles as --top, so that nothing that is focused or sticks there lies under them.
function Top({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new ResizeObserver(() => document.documentElement.style.setProperty("--top", `${box.current?.offsetHeight ?? 0}px`));
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, []);
  return <div class="top" ref={box}>{children}</div>;
}

export function App() {
  const covered = !session.value || locked.value;
  const Screen = shown.value?.Screen;
  // Who has just signed in is at the beginning of the screen, unless it has a field that took the focus.
  const onScreen = !covered && !!Screen;
  useEffect(() => {
    if (onScreen && document.activeElement === document.body) document.getElementById("content")?.focus();
  }, [onScreen]);
  return (
    <>
      <Top>
        <Bar />
        {!covered && <AlarmBanner />}
      </Top>
      {!covered && <LinkStrips />}
      {!covered && <PasswordSheet />}
      {covered ? (
        <SignIn />
      ) : (
        <main id="content" tabIndex={-1}>{Screen ? <Screen /> : <p role="status">{t("state.loading")}</p>}</main>
      )}
    </>
  );
}
