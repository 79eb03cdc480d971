// The center's screens. Keys begin with "center.".
export const center = {
  "center.title": "center",
} as const;
