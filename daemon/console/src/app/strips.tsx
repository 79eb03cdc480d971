import { age, clock } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { boardAsOf } from "../live/board.ts";
import { Button } from "../ui/button.tsx";
import { faultText } from "../ui/fault_text.tsx";
import { now } from "../wire/clock.ts";
import { Fault } from "../wire/fault.ts";
import { link, locked, ready, repeating, session, storeAway } from "../wire/session.ts";

const toldBefore = 10 * 60_000;

// That the session runs out, early enough to sign in anew between two calls.
function SessionStrip() {
  const ends = session.value!.expires_at;
  const soon = new Date(ends).getTime() - now.value < toldBefore;
  return (
    <div role="status">
      {soon && (
        <div class="strip warn">
          <span>{t("session.ends", { time: clock(ends) })}</span>
          <Button size="small" onPress={() => (locked.value = true)}>{t("session.renew")}</Button>
        </div>
      )}
    </div>
  );
}

function lostText(): string {
  const time = clock(boardAsOf.value || link.heardAt.value);
  if (link.drained.value) return t("link.drained", { time });
  const silence = Math.max(now.value, Date.now()) - link.heardAt.value;
  return silence < 60_000 ? t("link.lost_now", { time }) : t("link.lost_long", { age: age(0, silence), time });
}

// What stands between the bar and the screen while not everything is well: how old what is shown is, why a call has not
// been confirmed, and when the session ends.
export function LinkStrips() {
  if (!session.value) return null;
  if (!ready.value) return <div class="strip bad" role="alert" data-strip="lost">{lostText()}</div>;
  return (
    <>
      {storeAway.value && (
        <div class="strip bad" role="alert" data-strip="phone">
          <strong>☎ {t("phone.title")}</strong>
          <span>{t("phone.text", { time: clock(boardAsOf.value || link.heardAt.value) })}</span>
          <span>{t("phone.lines")}</span>
        </div>
      )}
      <div role="status">
        {repeating.value && !storeAway.value && <div class="strip warn" data-strip="repeating">{t("link.repeating", { why: faultText(new Fault(repeating.value)) })}</div>}
      </div>
      <SessionStrip />
    </>
  );
}
