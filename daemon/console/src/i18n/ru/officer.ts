import type { Message } from "../index.ts";
import type { officer as english } from "../en/officer.ts";

export const officer: Record<keyof typeof english, Message> = {
  "officer.title": "officer",
};
