import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Counter } from "../ui/counter.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { unitText } from "../ui/words.ts";
import type { Unit } from "../wire/shapes.ts";
import { changes, report } from "./capacity.ts";
import { projected, type Figures } from "./capacity_queue.ts";

const counted = draft<Readonly<Record<string, Figures>>>(() => ({}));

// The figures as somebody has just counted them; saved together, or not at all.
export function FiguresSheet({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const known = projected(changes.value, unit);
  const figures = counted.value[unit.unit] ?? known;
  const set = (part: Partial<Figures>) => {
    const { occupied, staffed, out_of_service } = { ...figures, ...part };
    counted.value = { ...counted.peek(), [unit.unit]: { occupied, staffed, out_of_service } };
  };
  const close = () => {
    const { [unit.unit]: _done, ...rest } = counted.peek();
    counted.value = rest;
    onClose();
  };
  const free = Math.max(0, Math.min(figures.staffed, unit.total - figures.out_of_service) - figures.occupied - unit.held);
  return (
    <Dialog title={t("center.edit_title", { unit: unitText(unit) })} onClose={close}>
      <Counter label={t("beds.occupied")} value={figures.occupied} max={unit.total} onChange={(n) => set({ occupied: n })} />
      <Counter label={t("beds.staffed")} value={figures.staffed} max={unit.total} onChange={(n) => set({ staffed: n })} />
      <Counter label={t("beds.out_of_service")} value={figures.out_of_service} max={unit.total} onChange={(n) => set({ out_of_service: n })} />
      <p role="status">{t("center.edit_free", { n: free, held: unit.held, total: unit.total })}</p>
      <div class="row">
        <Button kind="primary" size="big" onPress={() => { report(unit, figures); close(); }}>{t("action.save")}</Button>
        <Button size="big" onPress={close}>{t("action.cancel")}</Button>
      </div>
    </Dialog>
  );
}
