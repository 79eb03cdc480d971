import type { Message } from "../index.ts";
import type { administrator as english } from "../en/administrator.ts";

export const administrator: Record<keyof typeof english, Message> = {
  "administrator.title": "administrator",
};
