import { useState } from "preact/hooks";
import { clock } from "../i18n/format.ts";
import { hasText, t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { unitText } from "../ui/words.ts";
import { ready } from "../wire/session.ts";
import type { Unit } from "../wire/shapes.ts";
import { changes, forget, own, press, setMineAgain } from "./capacity.ts";
import { blockedBy, projected, type Change } from "./capacity_queue.ts";
import { FiguresSheet } from "./figures_sheet.tsx";

function Refused({ change, unit }: { change: Change; unit: Unit }) {
  const why = change.reason && hasText(`fault.${change.reason}`) ? t(`fault.${change.reason}` as "fault.conflict") : t("center.changed_by_others");
  const figures = (of: { occupied: number; staffed: number; out_of_service: number }) =>
    t("center.figures", { occupied: of.occupied, staffed: of.staffed, out: of.out_of_service });
  return (
    <div role="alert" class="refused column tight">
      <p class="error">{why}</p>
      <p>{t("center.theirs", { figures: figures(unit) })}</p>
      <p>{t("center.mine", { figures: figures(change.wish) })}</p>
      <div class="row">
        <Button onPress={() => setMineAgain(change)}>{t("center.set_mine")}</Button>
        <Button onPress={() => forget(change)}>{t("center.keep_theirs")}</Button>
      </div>
    </div>
  );
}

// What became of a change of this unit: nothing pretends to be known before it is.
function Fate({ unit }: { unit: Unit }) {
  const own_changes = changes.value.filter((change) => change.unit === unit.unit);
  const refused = blockedBy(changes.value, unit.unit);
  const last = own_changes.at(-1);
  if (refused) return <Refused change={refused} unit={unit} />;
  if (!last) return null;
  if (last.state === "sent") {
    return last.waited ? (
      <div role="status" class="told">
        <p class="fate sent grow">{t("center.sent")}</p>
        <Button kind="plain" label={t("action.close")} onPress={() => forget(last)}>✕</Button>
      </div>
    ) : null;
  }
  const text = ready.value ? t("deed.sending") : t("center.queued", { time: clock(last.madeAt) });
  return <p role="status" class="fate">{text}</p>;
}

// What is not as it mostly is.
function OtherFigures({ unit, staffed, out }: { unit: Unit; staffed: number; out: number }) {
  return (
    <ul class="quiet other-figures">
      {unit.held > 0 && <li>{t("center.held", { n: unit.held })}</li>}
      {staffed < unit.total && <li>{t("center.staffed", { n: staffed, total: unit.total })}</li>}
      {out > 0 && <li>{t("center.out_of_service", { n: out })}</li>}
      {(unit.overflow ?? 0) > 0 && <li>{t("center.overflow", { n: unit.overflow! })}</li>}
    </ul>
  );
}

function Group({ unit, onEdit }: { unit: Unit; onEdit: () => void }) {
  const { free, occupied, staffed, out_of_service } = projected(changes.value, unit);
  const stuck = blockedBy(changes.value, unit.unit) !== undefined;
  const name = unitText(unit);
  return (
    <li class="panel unit" aria-label={name}>
      <div class="unit-head">
        <h3 class="grow">{name}</h3>
        <span class={`free ${free === 0 ? "none" : ""}`}><strong class="number">{free}</strong> {t("beds.free")}</span>
      </div>
      <div class="steps-row">
        <button type="button" class="button step-button" aria-disabled={stuck || occupied === 0 ? true : undefined} aria-label={t("center.left_of", { unit: name })} onClick={() => press(unit, -1)}>
          <span aria-hidden="true" class="sign">−</span><span aria-hidden="true">{t("center.left")}</span>
        </button>
        <p class="occupied" role="status"><strong class="number">{occupied}</strong><span>{t("center.occupied_of", { n: unit.total })}</span></p>
        <button type="button" class="button step-button" aria-disabled={stuck || occupied >= unit.total ? true : undefined} aria-label={t("center.came_of", { unit: name })} onClick={() => press(unit, 1)}>
          <span aria-hidden="true" class="sign">+</span><span aria-hidden="true">{t("center.came")}</span>
        </button>
      </div>
      <Fate unit={unit} />
      <div class="row spread">
        <OtherFigures unit={unit} staffed={staffed} out={out_of_service} />
        <Button kind="plain" class="link" label={t("center.edit_of", { unit: name })} onPress={onEdit}>{t("center.edit")}</Button>
      </div>
    </li>
  );
}

// The places of the center, per unit group; plus and minus are for who came or left without a request.
export function Beds() {
  const [edited, setEdited] = useState<string | undefined>();
  const units = own.value?.units ?? [];
  const unit = units.find((one) => one.unit === edited);
  const free = units.reduce((sum, one) => sum + projected(changes.value, one).free, 0);
  return (
    <section class="column" aria-labelledby="beds-title">
      <div class="row spread">
        <h2 id="beds-title">{t("center.beds")}</h2>
        <strong>{t("center.free_all", { n: free })}</strong>
      </div>
      <p class="quiet">{t("center.beds_hint")}</p>
      <ul class="units">{units.map((one) => <Group key={one.unit} unit={one} onEdit={() => setEdited(one.unit)} />)}</ul>
      {unit && <FiguresSheet unit={unit} onClose={() => setEdited(undefined)} />}
    </section>
  );
}
