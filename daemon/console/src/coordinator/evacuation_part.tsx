import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { TextField } from "../ui/field.tsx";
import type { RequestPurgeResult } from "../wire/shapes.ts";

const purging = "purge";
const typed = draft(() => ({ word: "", all: false }));
const outcome = draft<RequestPurgeResult | undefined>(() => undefined);

async function purge(): Promise<void> {
  const { all } = typed.value;
  outcome.value = undefined;
  outcome.value = await decide(purging, "request.purge", all ? { all } : {});
  if (outcome.value) typed.value = { word: "", all: false };
}

// For when a host or an office may fall into the wrong hands: what has ended is deleted at once and its keys are wiped.
// It cannot be taken back, so the word has to be typed.
export function EvacuationPart() {
  const { word, all } = typed.value;
  const sure = word.trim().toLowerCase() === t("coordinator.purge_word").toLowerCase();
  const done = outcome.value;
  return (
    <section class="panel column coo-narrow" aria-labelledby="coo-purge">
      <h2 id="coo-purge">{t("coordinator.purge")}</h2>
      <p>{t("coordinator.purge_text")}</p>
      <form class="column" noValidate onSubmit={(event) => { event.preventDefault(); if (sure && !underWay(purging)) void purge(); }}>
        <div class="choices">
          <label><input type="checkbox" checked={all} onChange={(event) => (typed.value = { word, all: event.currentTarget.checked })} />{t("coordinator.purge_all")}</label>
        </div>
        {all && <p class="error">{t("coordinator.purge_all_text")}</p>}
        <TextField label={t("coordinator.purge_type", { word: t("coordinator.purge_word") })} value={word} onChange={(text) => (typed.value = { word: text, all })} maxLength={16} />
        <div><Button submit kind="danger" off={!sure || underWay(purging)}>{t(all ? "coordinator.purge_all_do" : "coordinator.purge_do")}</Button></div>
      </form>
      <DeedLine id={purging} />
      <p role="status">
        {done && t("coordinator.purged", { purged: done.purged, ended: done.ended })} {done && t(done.keys_wiped ? "coordinator.keys_wiped" : "coordinator.keys_kept")}
      </p>
    </section>
  );
}
