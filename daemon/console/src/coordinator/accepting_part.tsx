import { draft } from "../app/draft.ts";
import { when } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { decide, DeedLine, faultOfDeed, underWay } from "../ui/deed.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { now } from "../wire/clock.ts";
import type { AcceptanceReason, Center, Id } from "../wire/shapes.ts";
import { AcceptingBadge } from "./center_list.tsx";
import { momentOf, MomentField } from "./moment_field.tsx";

const reasons: readonly AcceptanceReason[] = ["quarantine", "no_licence", "no_staff", "repairs", "no_funding", "other_call_us"];
type Closing = { center: Id; reason: AcceptanceReason | undefined; until: string };
const closing = draft<Closing | undefined>(() => undefined);

function ClosingForm({ form, deed }: { form: Closing; deed: string }) {
  const set = (part: Partial<Closing>) => (closing.value = { ...form, ...part });
  const until = momentOf(form.until);
  const wrong = form.until.trim() !== "" && !until;
  const close = async () => {
    const done = await decide(deed, "center.accepting", { center: form.center, accepting: false, reason: form.reason!, ...(until && { until }) });
    if (done) closing.value = undefined;
  };
  return (
    <div class="column coo-inset">
      <OneOf legend={t("coordinator.why_closed")} options={reasons.map((value) => ({ value, text: t(`acceptance.${value}`) }))} value={form.reason} onChange={(reason) => set({ reason })} />
      <MomentField label={t("coordinator.closed_until")} optional value={form.until} onChange={(text) => set({ until: text })} error={faultAt(faultOfDeed(deed), "/until")} />
      <div class="row">
        <Button kind="danger" off={!form.reason || wrong || underWay(deed)} onPress={() => void close()}>{t("coordinator.close_center")}</Button>
        <Button onPress={() => (closing.value = undefined)}>{t("action.cancel")}</Button>
      </div>
    </div>
  );
}

// Whether the center takes people in, whatever is free.
export function AcceptingPart({ center }: { center: Center }) {
  const deed = `accepting ${center.center}`;
  const form = closing.value?.center === center.center ? closing.value : undefined;
  return (
    <section class="panel column" aria-labelledby="coo-accepting">
      <h2 id="coo-accepting">{t("coordinator.intake_now")}</h2>
      <p class="row coo-tight" role="status">
        <AcceptingBadge center={center} />
        {center.reason && <span>{t(`acceptance.${center.reason}`)}</span>}
        {center.until && <span class="quiet">{t("coordinator.until", { time: when(center.until, now.value) })}</span>}
      </p>
      {form ? (
        <ClosingForm form={form} deed={deed} />
      ) : center.accepting ? (
        <div><Button off={underWay(deed)} onPress={() => (closing.value = { center: center.center, reason: undefined, until: "" })}>{t("coordinator.close_center_ask")}</Button></div>
      ) : (
        <div><Button kind="primary" off={underWay(deed)} onPress={() => void decide(deed, "center.accepting", { center: center.center, accepting: true })}>{t("coordinator.open_center")}</Button></div>
      )}
      <DeedLine id={deed} />
    </section>
  );
}
