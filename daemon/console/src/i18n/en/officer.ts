// The officer's screens. Keys begin with "officer.".
export const officer = {
  "officer.title": "officer",
} as const;
