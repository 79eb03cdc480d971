import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "./button.tsx";
import { OneOf } from "./choices.tsx";
import { decide } from "./deed.tsx";
import { Dialog } from "./dialog.tsx";
import type { Outcome, RefusalReason, RequestStory } from "../wire/shapes.ts";

const outcomes: readonly Outcome[] = ["withdrawn", "unmet_capacity", "unmet_eligibility", "unmet_distance", "referred_elsewhere", "duplicate", "placed"];
const reasons: readonly RefusalReason[] = ["too_far", "too_near", "conditions", "changed_mind", "stays_with_family", "perpetrator_removed", "contact_lost"];
// After these another place is looked for; after the others the request ends.
const looksOn: ReadonlySet<RefusalReason> = new Set(["too_far", "too_near", "conditions"]);

function Reasons({ value, onChange }: { value: RefusalReason | undefined; onChange: (reason: RefusalReason) => void }) {
  return <OneOf legend={t("operator.reason")} options={reasons.map((reason) => ({ value: reason, text: t(`refusal.${reason}`) }))} value={value} onChange={onChange} />;
}

export function EndDialog({ story: { request }, onClose }: { story: RequestStory; onClose: () => void }) {
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  const [reason, setReason] = useState<RefusalReason | undefined>();
  const needsReason = outcome === "withdrawn";
  const whole = outcome !== undefined && (!needsReason || reason !== undefined);
  const end = () => {
    onClose();
    void decide(`end ${request}`, "request.end", { request, outcome: outcome!, ...(needsReason && { reason: reason! }) });
  };
  return (
    <Dialog title={t("operator.end_title")} onClose={onClose}>
      <OneOf legend={t("operator.outcome")} options={outcomes.map((value) => ({ value, text: t(`outcome.${value}`) }))} value={outcome} onChange={setOutcome} />
      {needsReason && <Reasons value={reason} onChange={setReason} />}
      <p class="quiet">{t("operator.end_text")}</p>
      <Button kind="danger" off={!whole} onPress={end}>{t("operator.end")}</Button>
    </Dialog>
  );
}

export function RefuseDialog({ story, onClose }: { story: RequestStory; onClose: () => void }) {
  const [reason, setReason] = useState<RefusalReason | undefined>();
  const { offer } = story.offers.at(-1)!;
  const refuse = () => {
    onClose();
    void decide(`act ${story.request}`, "offer.refuse", { offer, reason: reason! });
  };
  return (
    <Dialog title={t("operator.refuse")} onClose={onClose}>
      <Reasons value={reason} onChange={setReason} />
      <p role="status">{reason && t(looksOn.has(reason) ? "operator.refuse_looks_on" : "operator.refuse_ends")}</p>
      <Button kind="primary" off={!reason} onPress={refuse}>{t("operator.refuse")}</Button>
    </Dialog>
  );
}
