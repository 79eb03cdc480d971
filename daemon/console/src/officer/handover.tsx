import { useEffect, useState } from "preact/hooks";
import { when } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { placeName } from "../live/country.ts";
import { Button } from "../ui/button.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { now } from "../wire/clock.ts";
import { call } from "../wire/session.ts";
import type { HandoverShowResult } from "../wire/shapes.ts";

function Shown({ handover }: { handover: HandoverShowResult }) {
  const { line, meeting_point, arrival_code, expires_at } = handover;
  const digits = arrival_code.split("").join(" ");
  return (
    <dl class="handover">
      <dt>{t("officer.code")}</dt>
      <dd class="huge">
        <span aria-hidden="true">{arrival_code.slice(0, 3)} {arrival_code.slice(3)}</span>
        <span class="visually-hidden">{digits}</span>
      </dd>
      {meeting_point && <dt>{t("officer.meeting_point")}</dt>}
      {meeting_point && (
        <dd>{t("officer.meeting_at", { kind: t(`meeting.${meeting_point.kind}`), place: meeting_point.name ? named(meeting_point.name) : placeName(meeting_point.place) })}</dd>
      )}
      {line && <dt>{t("officer.line")}</dt>}
      {line && <dd><a class="button" href={`tel:${line}`}>{line}</a></dd>}
      <dt>{t("officer.valid_until")}</dt>
      <dd class="number">{when(expires_at, now.value)}</dd>
    </dl>
  );
}

// How to get there: shown on press only, because each look is told to the center, and gone when it is hidden, when the
// screen locks or when it ends.
export function Handover({ request }: { request: string }) {
  const [handover, setHandover] = useState<HandoverShowResult | undefined>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const over = handover && new Date(handover.expires_at).getTime() <= now.value;
  useEffect(() => {
    if (over) setHandover(undefined);
  }, [over]);
  const show = async () => {
    setBusy(true);
    setFault(undefined);
    await call("handover.show", { request }).then(setHandover, setFault);
    setBusy(false);
  };
  return (
    <div class="column" aria-live="polite">
      {handover && !over ? <Shown handover={handover} /> : null}
      <FaultLine fault={fault} />
      {handover && !over ? (
        <Button onPress={() => setHandover(undefined)}>{t("officer.hide_way")}</Button>
      ) : (
        <Button kind="primary" size="big" off={busy} onPress={() => void show()}>{t("officer.show_way")}</Button>
      )}
      {!handover && <p class="quiet">{t("officer.way_told")}</p>}
    </div>
  );
}
