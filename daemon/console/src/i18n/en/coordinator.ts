// The coordinator's screens. Keys begin with "coordinator.".
export const coordinator = {
  "coordinator.title": "coordinator",
} as const;
