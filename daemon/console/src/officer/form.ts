// What the officer is asked for: where, who, how urgent, what is needed and who drives.
import { computed } from "@preact/signals";
import { draft } from "../app/draft.ts";
import { people } from "../ui/words.ts";
import type { Child, Household, Need, Place, RequestOpenParams, Transport, Urgency } from "../wire/shapes.ts";

export type Band = Child["band"];
export type Form = {
  place: Place | undefined;
  // Stands for the place where that is not known.
  region: string;
  women: number;
  men: number;
  aged60: number;
  pregnant: boolean;
  children: Partial<Record<Band, { girls: number; boys: number }>>;
  urgency: Urgency;
  needs: Need[];
  transport: Transport;
};

// Somebody whom the police bring needs a place now, so it starts with urgent, and the police drive.
export const emptyForm = (): Form => ({
  place: undefined,
  region: "",
  women: 0,
  men: 0,
  aged60: 0,
  pregnant: false,
  children: {},
  urgency: "urgent",
  needs: [],
  transport: "police",
});

export const form = draft<Form>(emptyForm);
// Whether missing fields are pointed out: only after somebody has pressed the button.
export const tried = draft(() => false);

export function change(part: Partial<Form>): void {
  form.value = { ...form.peek(), ...part };
}

export const bands: readonly Band[] = ["0-2", "3-6", "7-11", "12-13", "14-15", "16-17"];

export function household({ women, men, aged60, pregnant, children }: Form): Household {
  const present = bands
    .map((band) => ({ band, girls: children[band]?.girls ?? 0, boys: children[band]?.boys ?? 0 }))
    .filter(({ girls, boys }) => girls + boys > 0);
  return { women, men, aged_60_plus: Math.min(aged60, women + men), pregnant: pregnant && women > 0, children: present };
}

export type Missing = { where: boolean; who: "nobody" | "too_many" | undefined };

export function missing(filled: Form): Missing {
  const count = people(household(filled));
  return { where: !filled.place && !filled.region, who: count === 0 ? "nobody" : count > 20 ? "too_many" : undefined };
}

export const incomplete = computed(() => {
  const { where, who } = missing(form.value);
  return where || who !== undefined;
});

export function requestOf(filled: Form): Omit<RequestOpenParams, "key"> {
  return {
    origin: filled.place ? { place: filled.place.place } : { region: filled.region },
    household: household(filled),
    needs: filled.needs,
    urgency: filled.urgency,
    transport: filled.transport,
    channel: "police_102",
    route: "auto",
  };
}
