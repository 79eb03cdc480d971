// What the audit's codes say; one that is not known yet stands for itself.
import { auditor } from "../i18n/en/auditor.ts";
import { hasText, t, tCode } from "../i18n/index.ts";
import type { Entry } from "./entries.ts";

const family = "auditor.verb.";
// Every verb that has words, by its code.
export const verbs = Object.keys(auditor).filter((key) => key.startsWith(family)).map((key) => key.slice(family.length)).sort();

export function verbText(verb: string): string {
  return tCode("auditor.verb", verb);
}

export function outcomeText(outcome: string): string {
  return tCode("auditor.outcome", outcome);
}

export function kindText(kind: string): string {
  return tCode("auditor.kind", kind);
}

export function roleText(role: string): string {
  const key = `role.${role}`;
  return role === "system" ? t("auditor.role_system") : hasText(key) ? t(key) : role;
}

// What was refused or could not be read deserves a look.
export function isTrouble({ outcome }: Entry): boolean {
  return ["refused", "refused_more", "unreadable"].includes(outcome);
}
