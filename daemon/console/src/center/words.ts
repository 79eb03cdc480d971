import { t } from "../i18n/index.ts";
import type { Unit } from "../wire/shapes.ts";

// A unit group as people on the spot would call it: "Room for 3", "Place for 1, adolescents, no steps".
export function unitText(unit: Pick<Unit, "sleeps" | "for" | "step_free">): string {
  const marks = [unit.for && unit.for !== "households" && t(`unit_for.${unit.for}`), unit.step_free && t("beds.step_free")];
  return [unit.sleeps === 1 ? t("center.unit_single") : t("center.unit_sleeps", { n: unit.sleeps }), ...marks].filter(Boolean).join(", ");
}
