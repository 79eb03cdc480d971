import type { Message } from "../index.ts";
import type { coordinator as english } from "../en/coordinator.ts";

export const coordinator: Record<keyof typeof english, Message> = {
  "coordinator.title": "coordinator",
};
