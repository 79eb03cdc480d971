import { age, clock } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { FreshnessBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { DeedLine, underWay } from "../ui/deed.tsx";
import { now } from "../wire/clock.ts";
import { ready } from "../wire/session.ts";
import { changes, confirm, confirmation, own } from "./capacity.ts";

function Waiting() {
  const said = confirmation.value;
  if (!said) return null;
  if (said.state === "refused") return <p class="error" role="alert">{t("center.confirm_refused")}</p>;
  return <p role="status" class="fate">{ready.value ? t("deed.sending") : t("center.queued", { time: clock(said.at) })}</p>;
}

function confirmedText(at: string | undefined): string {
  if (!at) return t("beds.never_confirmed");
  return now.value - new Date(at).getTime() < 60_000 ? t("center.confirmed_now") : t("span.ago", { age: age(at, now.value) });
}

// How old the figures are, and one tap for "nothing has changed"; always under the thumb.
export function ConfirmBar() {
  const center = own.value;
  if (!center) return null;
  const { confirmed_at, freshness } = center;
  // Changes that still wait confirm the figures themselves.
  const implied = !ready.value && changes.value.some(({ state }) => state === "waiting");
  return (
    <div class="bottom confirm-bar">
      <div class="row">
        <FreshnessBadge freshness={freshness} />
        <span>{confirmedText(confirmed_at)}</span>
      </div>
      <Waiting />
      <DeedLine id="confirm" />
      <Button kind={freshness === "fresh" ? "" : "primary"} size="big" off={underWay("confirm") || implied || confirmation.value?.state === "sending"} onPress={confirm}>
        {t("center.nothing_changed")}
      </Button>
    </div>
  );
}
