import type { Message } from "../index.ts";
import type { operator as english } from "../en/operator.ts";

export const operator: Record<keyof typeof english, Message> = {
  "operator.title": "operator",
};
