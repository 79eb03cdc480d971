import type { Message } from "../index.ts";
import type { auditor as english } from "../en/auditor.ts";

export const auditor: Record<keyof typeof english, Message> = {
  "auditor.title": "auditor",
};
