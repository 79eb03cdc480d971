import { useState } from "preact/hooks";
import { ago, when } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { centerOf } from "../live/board.ts";
import { placeName, regionName } from "../live/country.ts";
import { Badge, FreshnessBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { now } from "../wire/clock.ts";
import type { AcceptanceReason, Center, Id } from "../wire/shapes.ts";
import { CenterFigures } from "./center_figures.tsx";
import { CenterOffers } from "./center_offers.tsx";
import { chosenCenter } from "./view.ts";

const reasons: readonly AcceptanceReason[] = ["quarantine", "no_licence", "no_staff", "repairs", "no_funding", "other_call_us"];

function setAccepting(center: Id, accepting: boolean, reason?: AcceptanceReason): void {
  void decide(`center ${center}`, "center.accepting", { center, accepting, ...(reason && { reason }) });
}

function CloseDialog({ center, onClose }: { center: Id; onClose: () => void }) {
  const [reason, setReason] = useState<AcceptanceReason | undefined>();
  return (
    <Dialog title={t("operator.close_center")} onClose={onClose}>
      <OneOf legend={t("operator.reason")} options={reasons.map((value) => ({ value, text: t(`acceptance.${value}`) }))} value={reason} onChange={setReason} />
      <Button kind="primary" off={!reason} onPress={() => { onClose(); setAccepting(center, false, reason); }}>{t("operator.close_center")}</Button>
    </Dialog>
  );
}

function Accepting({ of }: { of: Center }) {
  const [closing, setClosing] = useState(false);
  const busy = underWay(`center ${of.center}`);
  return (
    <div class="row">
      {of.accepting ? <Badge mood="ok" sign="✓" text={t("operator.open")} /> : <Badge mood="bad" sign="✕" text={t("operator.closed")} />}
      {of.reason && <span>{t(`acceptance.${of.reason}`)}</span>}
      {of.until && <span class="quiet">{t("operator.until", { time: when(of.until, now.value) })}</span>}
      {of.accepting ? (
        <Button size="small" off={busy} onPress={() => setClosing(true)}>{t("operator.close_center")}</Button>
      ) : (
        <Button size="small" off={busy} onPress={() => setAccepting(of.center, true)}>{t("operator.open_center")}</Button>
      )}
      {closing && <CloseDialog center={of.center} onClose={() => setClosing(false)} />}
    </div>
  );
}

// One center as the board knows it, and speaking for it after a call.
export function CenterPart({ center: id }: { center: Id }) {
  const center = centerOf(id);
  if (!center) return <p class="panel quiet">{t("place.no_center")}</p>;
  return (
    <section class="panel op-part" aria-labelledby="op-center">
      <div class="row spread">
        <h2 id="op-center">{named(center.name)}</h2>
        <Button size="small" kind="plain" onPress={() => (chosenCenter.value = undefined)}>{t("action.back")}</Button>
      </div>
      <p class="quiet">{center.code} · {placeName(center.place)}, {regionName(center.region)}</p>
      <p class="row">
        <FreshnessBadge freshness={center.freshness} />
        <span class="quiet">{center.confirmed_at ? t("beds.confirmed", { ago: ago(center.confirmed_at, now.value) }) : t("beds.never_confirmed")}</span>
        {center.phone_only && <Badge mood="calm" sign="☎" text={t("operator.phone_only")} />}
      </p>
      <p class="op-note">{t("operator.speak_text")}</p>
      <Accepting of={center} />
      <DeedLine id={`center ${id}`} />
      <CenterFigures center={center} />
      <CenterOffers center={id} />
    </section>
  );
}
