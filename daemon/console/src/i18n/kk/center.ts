import type { Message } from "../index.ts";
import type { center as english } from "../en/center.ts";

export const center: Record<keyof typeof english, Message> = {
  "center.title": "center",
};
