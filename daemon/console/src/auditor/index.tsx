import { t } from "../i18n/index.ts";

// Follows what this role needs from sign-in to sign-out.
export function start(): () => void {
  return () => {};
}

export function Screen() {
  return <h1>{t("auditor.title")}</h1>;
}
