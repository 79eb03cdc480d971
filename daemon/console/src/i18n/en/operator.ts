// The operator's screens. Keys begin with "operator.".
export const operator = {
  "operator.title": "operator",
} as const;
