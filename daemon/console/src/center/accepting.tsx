import { draft } from "../app/draft.ts";
import { when } from "../i18n/format.ts";
import { t, tCode } from "../i18n/index.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { TextField } from "../ui/field.tsx";
import { now } from "../wire/clock.ts";
import { ready } from "../wire/session.ts";
import type { AcceptanceReason } from "../wire/shapes.ts";
import { own } from "./capacity.ts";
import { spans, untilOf, type Span } from "./until.ts";

const id = "accepting";
const reasons: readonly AcceptanceReason[] = ["quarantine", "no_licence", "no_staff", "repairs", "no_funding", "other_call_us"];
type Closing = { reason: AcceptanceReason | undefined; span: Span; at: string };
const closing = draft<Closing | undefined>(() => undefined);

function ClosingForm({ form, center }: { form: Closing; center: string }) {
  const until = untilOf(form.span, form.at, now.value);
  const wrong = form.span === "at" && (!until || new Date(until).getTime() <= now.value);
  const set = (part: Partial<Closing>) => (closing.value = { ...form, ...part });
  const close = async () => {
    if (!form.reason || wrong) return;
    const done = await decide(id, "center.accepting", { center, accepting: false, reason: form.reason, ...(until && { until }) });
    if (done) closing.value = undefined;
  };
  return (
    <div class="column">
      <OneOf legend={t("center.close_why")} options={reasons.map((value) => ({ value, text: t(`acceptance.${value}`) }))} value={form.reason} onChange={(reason) => set({ reason })} />
      <OneOf legend={t("center.close_until")} options={spans.map((value) => ({ value, text: t(`center.until_${value}`) }))} value={form.span} onChange={(span) => set({ span })} />
      {form.span === "at" && (
        <TextField type="datetime-local" label={t("center.until_at_label")} value={form.at} onChange={(at) => set({ at })} error={wrong && form.at ? t("center.until_past") : undefined} />
      )}
      <div class="row">
        <Button kind="danger" size="big" off={!form.reason || wrong || !ready.value || underWay(id)} onPress={() => void close()}>{t("center.close")}</Button>
        <Button size="big" onPress={() => (closing.value = undefined)}>{t("action.cancel")}</Button>
      </div>
    </div>
  );
}

// Whether the center takes people in at all, whatever is free.
export function Accepting() {
  const center = own.value;
  if (!center) return null;
  const { accepting, reason, until } = center;
  return (
    <section class="panel column" aria-labelledby="accepting-title">
      <div class="row spread">
        <h2 id="accepting-title">{t("center.accepting")}</h2>
        <span role="status">
          {accepting ? <Badge mood="ok" sign="✓" text={t("center.is_accepting")} /> : <Badge mood="bad" sign="✕" text={t("center.is_closed")} />}
        </span>
      </div>
      {!accepting && reason && <p>{tCode("acceptance", reason)}</p>}
      {!accepting && until && <p>{t("center.closed_until", { time: when(until, now.value) })}</p>}
      {closing.value ? (
        <ClosingForm form={closing.value} center={center.center} />
      ) : accepting ? (
        <Button off={!ready.value || underWay(id)} onPress={() => (closing.value = { reason: undefined, span: "open", at: "" })}>{t("center.stop")}</Button>
      ) : (
        <Button kind="primary" size="big" off={!ready.value || underWay(id)} onPress={() => void decide(id, "center.accepting", { center: center.center, accepting: true })}>
          {t("center.open_again")}
        </Button>
      )}
      <DeedLine id={id} />
    </section>
  );
}
