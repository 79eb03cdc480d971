// The auditor's screens. Keys begin with "auditor.".
export const auditor = {
  "auditor.title": "auditor",
} as const;
