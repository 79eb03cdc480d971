import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { Outcome } from "../wire/shapes.ts";
import { intend } from "./hold.ts";

const unmet = ["unmet_capacity", "unmet_eligibility", "unmet_distance", "referred_elsewhere"] as const satisfies readonly Outcome[];

// A call that ends without a place is written down, too, with what blocked it; nothing of it is lost for the figures.
export function UnmetButton() {
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<(typeof unmet)[number] | undefined>();
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>{t("operator.write_unmet")}</Button>
      {open && (
        <Dialog title={t("operator.write_unmet")} onClose={() => setOpen(false)}>
          <OneOf legend={t("operator.outcome")} options={unmet.map((value) => ({ value, text: t(`outcome.${value}`) }))} value={outcome} onChange={setOutcome} />
          <Button kind="primary" off={!outcome} onPress={() => { setOpen(false); intend({ as: "unmet", outcome: outcome! }); }}>{t("operator.write_down")}</Button>
        </Dialog>
      )}
    </>
  );
}
