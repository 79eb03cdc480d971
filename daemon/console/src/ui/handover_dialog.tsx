import { useEffect, useState } from "preact/hooks";
import { when } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { placeName } from "../live/country.ts";
import { Countdown } from "./badges.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { FaultLine } from "./fault_text.tsx";
import { now } from "../wire/clock.ts";
import { call } from "../wire/session.ts";
import type { HandoverShowResult, Id } from "../wire/shapes.ts";
import { codeGroups, lineGroups } from "./groups.ts";

function Told({ told }: { told: HandoverShowResult }) {
  const { line, meeting_point: at } = told;
  return (
    <dl class="handover-told">
      <dt>{t("operator.arrival_code")}</dt>
      <dd class="huge" data-handover="code">{codeGroups(told.arrival_code)}</dd>
      {line && <><dt>{t("operator.center_line")}</dt><dd class="handover-large number" data-handover="line">{lineGroups(line)}</dd></>}
      {at && (
        <>
          <dt>{t("operator.meeting_point")}</dt>
          <dd class="handover-large">{t("operator.meeting_at", { kind: t(`meeting.${at.kind}`), place: at.name ? named(at.name) : placeName(at.place) })}</dd>
        </>
      )}
      <dt>{t("operator.shown_until")}</dt>
      <dd class="handover-large">
        {when(told.expires_at, now.value)} · <Countdown until={told.expires_at} />
      </dd>
    </dl>
  );
}

// What is read to the caller. Each look is audited and told to the center, so it is shown on a press only; it leaves the
// screen by itself when it runs out, and nothing keeps it.
export function Handover({ request, onClose }: { request: Id; onClose: () => void }) {
  const [told, setTold] = useState<HandoverShowResult | undefined>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    let here = true;
    call("handover.show", { request }).then((what) => here && setTold(what), (why) => here && setFault(why));
    return () => void (here = false);
  }, []);
  const over = told && Date.parse(told.expires_at) <= now.value;
  useEffect(() => {
    if (over) onClose();
  }, [over]);
  return (
    <Dialog title={t("operator.handover")} onClose={onClose}>
      {!told && !fault && <p role="status">{t("state.loading")}</p>}
      <FaultLine fault={fault} />
      {told && !over && <Told told={told} />}
      <p class="quiet">{t("operator.handover_audited")}</p>
      <Button size="big" onPress={onClose}>{t("operator.handover_close")}</Button>
    </Dialog>
  );
}
