// Whether there is little room beside each other: a phone, or large text.
import { signal } from "@preact/signals";

const query = matchMedia("(max-width: 52rem)");
export const narrow = signal(query.matches);
query.addEventListener("change", ({ matches }) => (narrow.value = matches));
