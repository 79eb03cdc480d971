import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "../ui/deed.tsx";
import { unitText } from "../ui/words.ts";
import type { Center, Id, Unit } from "../wire/shapes.ts";

type Figure = "occupied" | "staffed" | "out_of_service";
const figures: readonly Figure[] = ["occupied", "staffed", "out_of_service"];
// What the center has told on the telephone, with the version of the figures that it was told against.
type Typed = Partial<Record<Figure, string>> & { version: number };
const typed = draft<ReadonlyMap<string, Typed>>(() => new Map());

function type(center: Id, unit: Unit, figure: Figure, value: string): void {
  const name = `${center} ${unit.unit}`;
  const before = typed.value.get(name) ?? { version: unit.version };
  typed.value = new Map(typed.value).set(name, { ...before, [figure]: value });
}

const changes = (center: Center) =>
  center.units.flatMap((unit) => {
    const { version, ...told } = typed.value.get(`${center.center} ${unit.unit}`) ?? { version: 0 };
    const said = Object.fromEntries(Object.entries(told).filter(([figure, value]) => value !== "" && Number(value) !== unit[figure as Figure]).map(([figure, value]) => [figure, Number(value)]));
    return Object.keys(said).length ? [{ unit: unit.unit, version, ...said }] : [];
  });

function forget(center: Id): void {
  typed.value = new Map([...typed.value].filter(([name]) => !name.startsWith(`${center} `)));
}

async function report(center: Center): Promise<void> {
  const done = await decide(`figures ${center.center}`, "capacity.report", { center: center.center, units: changes(center) });
  if (done) forget(center.center);
}

// Takes the figures as they are now for those that the next report is told against.
function lookAgain(center: Id): void {
  forget(center);
  forgetDeed(`figures ${center}`);
}

function Cell({ center, unit, figure, wrong }: { center: Id; unit: Unit; figure: Figure; wrong: boolean }) {
  const value = typed.value.get(`${center} ${unit.unit}`)?.[figure];
  return (
    <input
      type="number"
      inputMode="numeric"
      min={0}
      max={999}
      class="input op-figure number"
      aria-label={t("operator.figure_of", { figure: t(`beds.${figure}`), unit: unitText(unit) })}
      aria-invalid={wrong ? true : undefined}
      value={value ?? unit[figure]}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => type(center, unit, figure, event.currentTarget.value)}
    />
  );
}

export function CenterFigures({ center }: { center: Center }) {
  const deed = `figures ${center.center}`;
  const busy = underWay(deed);
  const fault = faultOfDeed(deed);
  const sent = changes(center);
  const wrongRow = /^\/units\/(\d+)/.exec(fault?.at ?? "")?.[1];
  const confirm = () => void decide(deed, "capacity.confirm", { center: center.center });
  return (
    <section class="column" aria-labelledby="op-figures">
      <h3 id="op-figures">{t("operator.figures")}</h3>
      <div class="scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t("operator.unit")}</th>
              <th scope="col" class="number">{t("beds.free")}</th>
              {figures.map((figure) => <th key={figure} scope="col">{t(`beds.${figure}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {center.units.map((unit) => (
              <tr key={unit.unit}>
                <th scope="row">{unitText(unit)} <span class="quiet">{t("beds.total", { n: unit.total })}</span></th>
                <td class="number" data-label={t("beds.free")}><strong>{unit.free}</strong></td>
                {figures.map((figure) => (
                  <td key={figure} data-label={t(`beds.${figure}`)}><Cell center={center.center} unit={unit} figure={figure} wrong={wrongRow !== undefined && sent[Number(wrongRow)]?.unit === unit.unit} /></td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DeedLine id={deed} />
      {fault?.reason === "stale_version" && <Button size="small" onPress={() => lookAgain(center.center)}>{t("operator.look_again")}</Button>}
      <div class="row">
        <Button kind="primary" off={busy || sent.length === 0} onPress={() => void report(center)}>{t("operator.report")}</Button>
        <Button off={busy} onPress={confirm}>{t("operator.nothing_changed")}</Button>
      </div>
    </section>
  );
}
