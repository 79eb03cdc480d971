import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "../ui/deed.tsx";
import { unitText } from "../ui/words.ts";
import type { Center, Id, Unit } from "../wire/shapes.ts";

type Figure = "occupied" | "staffed" | "out_of_service";
const figures: readonly Figure[] = ["occupied", "staffed", "out_of_service"];
// What is to be reported, with the version of the figures that it was told against.
type Typed = Partial<Record<Figure, string>> & { version: number };
const typed = draft<ReadonlyMap<string, Typed>>(() => new Map());
const nameOf = (center: Id, unit: Id) => `${center} ${unit}`;

function type(center: Id, unit: Unit, figure: Figure, value: string): void {
  const name = nameOf(center, unit.unit);
  typed.value = new Map(typed.value).set(name, { version: unit.version, ...typed.value.get(name), [figure]: value });
}

function changes(center: Center) {
  return center.units.flatMap((unit) => {
    const told = typed.value.get(nameOf(center.center, unit.unit));
    if (!told) return [];
    const said = figures.filter((figure) => (told[figure] ?? "") !== "" && Number(told[figure]) !== unit[figure]).map((figure) => [figure, Number(told[figure])]);
    return said.length > 0 ? [{ unit: unit.unit, version: told.version, ...(Object.fromEntries(said) as Partial<Record<Figure, number>>) }] : [];
  });
}

function forget(center: Id): void {
  typed.value = new Map([...typed.value].filter(([name]) => !name.startsWith(`${center} `)));
}

async function report(center: Center, deed: string): Promise<void> {
  if (await decide(deed, "capacity.report", { center: center.center, units: changes(center) })) forget(center.center);
}

function UnitRow({ center, unit, wrong }: { center: Id; unit: Unit; wrong: boolean }) {
  const told = typed.value.get(nameOf(center, unit.unit));
  return (
    <tr>
      <th scope="row">{unitText(unit)} <span class="quiet">{t("beds.total", { n: unit.total })}</span></th>
      <td class="number" data-label={t("beds.free")}><strong>{unit.free}</strong></td>
      <td class="number" data-label={t("beds.held")}>{unit.held}</td>
      {figures.map((figure) => (
        <td key={figure} data-label={t(`beds.${figure}`)}>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={10000}
            class="input coo-number number"
            aria-label={t("coordinator.figure_of", { figure: t(`beds.${figure}`), unit: unitText(unit) })}
            aria-invalid={wrong ? true : undefined}
            value={told?.[figure] ?? unit[figure]}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => type(center, unit, figure, event.currentTarget.value)}
          />
        </td>
      ))}
    </tr>
  );
}

// The center's units, live; what is typed over them is reported on its behalf.
export function FiguresPart({ center }: { center: Center }) {
  const deed = `figures ${center.center}`;
  const fault = faultOfDeed(deed);
  const sent = changes(center);
  const wrongAt = /^\/units\/(\d+)/.exec(fault?.at ?? "")?.[1];
  const wrong = wrongAt === undefined ? undefined : sent[Number(wrongAt)]?.unit;
  return (
    <section class="panel column" aria-labelledby="coo-units">
      <h2 id="coo-units">{t("coordinator.units")}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("coordinator.units_table")}>
        <table class="table coo-units">
          <thead>
            <tr>
              <th scope="col">{t("coordinator.unit")}</th>
              <th scope="col" class="number">{t("beds.free")}</th>
              <th scope="col" class="number">{t("beds.held")}</th>
              {figures.map((figure) => <th key={figure} scope="col">{t(`beds.${figure}`)}</th>)}
            </tr>
          </thead>
          <tbody>{center.units.map((unit) => <UnitRow key={unit.unit} center={center.center} unit={unit} wrong={wrong === unit.unit} />)}</tbody>
        </table>
      </div>
      <DeedLine id={deed} />
      {fault?.reason === "stale_version" && <div><Button size="small" onPress={() => { forget(center.center); forgetDeed(deed); }}>{t("coordinator.look_again")}</Button></div>}
      <div class="row">
        <Button kind="primary" off={sent.length === 0 || underWay(deed)} onPress={() => void report(center, deed)}>{t("coordinator.report")}</Button>
        <Button off={underWay(deed)} onPress={() => void decide(deed, "capacity.confirm", { center: center.center })}>{t("coordinator.nothing_changed")}</Button>
      </div>
    </section>
  );
}
