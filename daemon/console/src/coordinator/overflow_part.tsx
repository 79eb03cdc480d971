import { draft } from "../app/draft.ts";
import { when } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Counter } from "../ui/counter.tsx";
import { decide, DeedLine, faultOfDeed, underWay } from "../ui/deed.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { unitText, unitTextOf } from "../ui/words.ts";
import { now } from "../wire/clock.ts";
import type { Center, Id, Unit } from "../wire/shapes.ts";
import { momentOf, MomentField } from "./moment_field.tsx";

type Opening = { center: Id; unit: Id; places: number; until: string };
const opening = draft<Opening | undefined>(() => undefined);

function OpeningForm({ form, deed }: { form: Opening; deed: string }) {
  const set = (part: Partial<Opening>) => (opening.value = { ...form, ...part });
  const until = momentOf(form.until);
  const fault = faultOfDeed(deed);
  const open = async () => {
    const done = await decide(deed, "capacity.overflow", { center: form.center, unit: form.unit, places: form.places, until: until! });
    if (done) opening.value = undefined;
  };
  const wrongPlaces = faultAt(fault, "/places");
  return (
    <div class="column coo-inset">
      <Counter label={t("coordinator.overflow_places", { unit: unitTextOf(form.center, form.unit) })} value={form.places} min={1} max={100} onChange={(places) => set({ places })} {...(wrongPlaces && { invalid: true })} />
      {wrongPlaces && <p class="error" role="alert">{wrongPlaces}</p>}
      <MomentField label={t("coordinator.overflow_until")} value={form.until} onChange={(text) => set({ until: text })} soon={[24, 72, 168]} error={faultAt(fault, "/until")} />
      <div class="row">
        <Button kind="primary" off={!until || underWay(deed)} onPress={() => void open()}>{t("coordinator.overflow_open")}</Button>
        <Button onPress={() => (opening.value = undefined)}>{t("action.cancel")}</Button>
      </div>
    </div>
  );
}

function UnitLine({ center, unit, deed }: { center: Id; unit: Unit; deed: string }) {
  const form = opening.value?.center === center && opening.value.unit === unit.unit ? opening.value : undefined;
  if (form) return <OpeningForm form={form} deed={deed} />;
  const begin = () => (opening.value = { center, unit: unit.unit, places: unit.overflow ?? 1, until: "" });
  return (
    <div class="row spread">
      <span>
        <strong>{unitText(unit)}</strong>{" "}
        {unit.overflow && unit.overflow_until
          ? t("coordinator.overflow_now", { n: unit.overflow, time: when(unit.overflow_until, now.value) })
          : <span class="quiet">{t("coordinator.overflow_none")}</span>}
      </span>
      <span class="row coo-tight">
        <Button size="small" label={t("coordinator.overflow_change_of", { unit: unitText(unit) })} onPress={begin}>{t("coordinator.overflow_change")}</Button>
        {unit.overflow && <Button size="small" off={underWay(deed)} label={t("coordinator.overflow_end_of", { unit: unitText(unit) })} onPress={() => void decide(deed, "capacity.overflow", { center, unit: unit.unit, places: 0 })}>{t("coordinator.overflow_end")}</Button>}
      </span>
    </div>
  );
}

// Places on top of a unit group for a time; they end by themselves.
export function OverflowPart({ center }: { center: Center }) {
  const deed = `overflow ${center.center}`;
  const placed = ["/places", "/until"].some((at) => faultAt(faultOfDeed(deed), at)) && opening.value?.center === center.center;
  return (
    <section class="panel column" aria-labelledby="coo-overflow">
      <h2 id="coo-overflow">{t("coordinator.overflow")}</h2>
      <p class="quiet">{t("coordinator.overflow_text")}</p>
      {center.units.map((unit) => <UnitLine key={unit.unit} center={center.center} unit={unit} deed={deed} />)}
      <DeedLine id={deed} quietly={placed} />
    </section>
  );
}
