import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Field, TextField } from "../ui/field.tsx";
import type { UnitFor } from "../wire/shapes.ts";
import { setEntry as set, type WrongAt } from "./entry.ts";
import { newUnit, type Entry, type UnitLine } from "./entry_shape.ts";

const whom: readonly UnitFor[] = ["households", "men", "adolescents"];

function Line({ unit, at, onChange, onRemove, wrongAt }: { unit: UnitLine; at: number; onChange: (part: Partial<UnitLine>) => void; onRemove: () => void; wrongAt: WrongAt }) {
  const wrong = (member: string) => wrongAt(`/units/${at}/${member}`);
  return (
    <div class="coo-unit" role="group" aria-label={t("coordinator.unit_line", { n: at + 1, unit: unit.unit })}>
      <TextField label={t("coordinator.unit_name")} value={unit.unit} onChange={(text) => onChange({ unit: text })} maxLength={32} error={wrong("unit")} />
      <TextField label={t("coordinator.unit_sleeps")} value={unit.sleeps} onChange={(sleeps) => onChange({ sleeps })} inputMode="numeric" maxLength={2} error={wrong("sleeps")} />
      <TextField label={t("coordinator.unit_total")} value={unit.total} onChange={(total) => onChange({ total })} inputMode="numeric" maxLength={5} error={wrong("total")} />
      <Field label={t("coordinator.unit_for")} error={wrong("for")}>
        {(control) => (
          <select {...control} value={unit.for} onChange={(event) => onChange({ for: event.currentTarget.value as UnitFor })}>
            {whom.map((value) => <option key={value} value={value}>{t(`unit_for.${value}`)}</option>)}
          </select>
        )}
      </Field>
      <div class="choices">
        <label><input type="checkbox" checked={unit.stepFree} onChange={(event) => onChange({ stepFree: event.currentTarget.checked })} />{t("beds.step_free")}</label>
      </div>
      <Button kind="plain" label={t("coordinator.unit_remove", { unit: unit.unit || at + 1 })} onPress={onRemove}>{t("action.remove")}</Button>
    </div>
  );
}

// The unit groups of the entry. The name is short and of the center's own choosing: it is what everybody calls the group.
export function UnitFields({ form, wrongAt }: { form: Entry; wrongAt: WrongAt }) {
  const change = (line: number, part: Partial<UnitLine>) => set({ units: form.units.map((unit) => (unit.line === line ? { ...unit, ...part } : unit)) });
  return (
    <fieldset class="panel column">
      <legend class="legend">{t("coordinator.units")}</legend>
      <p class="quiet">{t("coordinator.unit_name_hint")}</p>
      <div class="column">
        {form.units.map((unit, at) => (
          <Line key={unit.line} unit={unit} at={at} wrongAt={wrongAt} onChange={(part) => change(unit.line, part)} onRemove={() => set({ units: form.units.filter(({ line }) => line !== unit.line) })} />
        ))}
      </div>
      {form.units.length < 32 && <div><Button onPress={() => set({ units: [...form.units, newUnit()] })}>{t("coordinator.unit_add")}</Button></div>}
    </fieldset>
  );
}
