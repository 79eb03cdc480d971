// What the coordinator looks at.
import { draft } from "../app/draft.ts";
import type { Id, Region } from "../wire/shapes.ts";

export const parts = ["country", "roads", "relocation", "figures", "evacuation"] as const;
export type Part = (typeof parts)[number];

export const part = draft<Part>(() => "country");
export const chosenRegion = draft<Region | undefined>(() => undefined);
export const chosenCenter = draft<Id | undefined>(() => undefined);
