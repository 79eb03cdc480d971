// The administrator's screens. Keys begin with "administrator.".
export const administrator = {
  "administrator.title": "administrator",
} as const;
