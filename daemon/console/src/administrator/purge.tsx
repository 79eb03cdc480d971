import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { attempt } from "../ui/attempt.ts";
import { Confirm } from "../ui/confirm.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import type { RequestPurgeResult } from "../wire/shapes.ts";
import { callUntilKnown, newKey } from "../wire/session.ts";

const purging = attempt();
const outcome = draft<RequestPurgeResult | undefined>(() => undefined);

function purge(all: boolean): void {
  const asked = { ...(all && { all }), key: newKey() };
  outcome.value = undefined;
  void purging.run(async () => void (outcome.value = await callUntilKnown("request.purge", asked)));
}

// Forgetting now what would be forgotten later; and, for when the host may be seized, everything.
export function Purge() {
  const { busy, fault } = purging.state.value;
  const done = outcome.value;
  return (
    <div class="column">
      <p class="quiet">{t("administrator.purge_text")}</p>
      <div class="row top">
        <Confirm label={t("administrator.purge")} question={t("administrator.purge_question")} yes={t("administrator.purge_yes")} off={busy} onYes={() => purge(false)} />
        <Confirm label={t("administrator.purge_all")} question={t("administrator.purge_all_question")} yes={t("administrator.purge_all_yes")} kind="danger" off={busy} onYes={() => purge(true)} />
      </div>
      <p role="status">
        {busy && t("administrator.under_way")}
        {done && t("administrator.purged", { purged: done.purged, ended: done.ended })} {done && t(done.keys_wiped ? "administrator.keys_wiped" : "administrator.keys_kept")}
      </p>
      <FaultLine fault={fault} />
    </div>
  );
}
