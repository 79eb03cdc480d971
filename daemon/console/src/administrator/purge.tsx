import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Confirm } from "../ui/confirm.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import type { RequestPurgeResult } from "../wire/shapes.ts";

const purging = "purge";
const outcome = draft<RequestPurgeResult | undefined>(() => undefined);

async function purge(all: boolean): Promise<void> {
  outcome.value = undefined;
  outcome.value = await decide(purging, "request.purge", all ? { all } : {});
}

// Forgetting now what would be forgotten later; and, for when the host may be seized, everything.
export function Purge() {
  const busy = underWay(purging);
  const done = outcome.value;
  return (
    <div class="column">
      <p class="quiet">{t("administrator.purge_text")}</p>
      <div class="row top">
        <Confirm label={t("administrator.purge")} question={t("administrator.purge_question")} yes={t("administrator.purge_yes")} off={busy} onYes={() => void purge(false)} />
        <Confirm label={t("administrator.purge_all")} question={t("administrator.purge_all_question")} yes={t("administrator.purge_all_yes")} kind="danger" off={busy} onYes={() => void purge(true)} />
      </div>
      <p role="status">
        {done && t("administrator.purged", { purged: done.purged, ended: done.ended })} {done && t(done.keys_wiped ? "administrator.keys_wiped" : "administrator.keys_kept")}
      </p>
      <DeedLine id={purging} />
    </div>
  );
}
