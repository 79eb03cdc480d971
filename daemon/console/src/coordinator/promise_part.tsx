import { useEffect } from "preact/hooks";
import { minutes, number, percent } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { FaultLine } from "../ui/fault_text.tsx";
import { ready } from "../wire/session.ts";
import type { Id } from "../wire/shapes.ts";
import { askPromise, promiseFault, promises } from "./promises.ts";

// What the center's free places were worth when somebody asked for them.
export function PromisePart({ center }: { center: Id }) {
  useEffect(() => {
    if (ready.value) void askPromise(center);
  }, [center, ready.value]);
  const kept = promises.value.get(center);
  return (
    <section class="panel column" aria-labelledby="coo-promise">
      <h2 id="coo-promise">{t("coordinator.promise")}</h2>
      {!kept && promiseFault.value && <FaultLine fault={promiseFault.value} />}
      {kept && kept.kept_share === undefined && <p class="quiet">{t("coordinator.promise_few", { n: kept.offers })}</p>}
      {kept && kept.kept_share !== undefined && (
        <dl class="coo-totals">
          <div><dt>{t("coordinator.promise_kept")}</dt><dd class="number">{percent(kept.kept_share)}</dd></div>
          <div><dt>{t("coordinator.promise_offers")}</dt><dd class="number">{number(kept.offers)}</dd></div>
          <div><dt>{t("coordinator.promise_answer")}</dt><dd class="number">{kept.median_answer_s === undefined ? "—" : minutes(Math.max(1, Math.round(kept.median_answer_s / 60)))}</dd></div>
          <div><dt>{t("coordinator.promise_phantom")}</dt><dd class="number">{number(kept.phantom)}</dd></div>
          <div><dt>{t("coordinator.promise_expired")}</dt><dd class="number">{number(kept.expired)}</dd></div>
        </dl>
      )}
    </section>
  );
}
