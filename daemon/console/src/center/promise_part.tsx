import { minutes, number, percent } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { promise } from "./promise.ts";

// How often a free place of this center was there when somebody asked for it.
export function PromisePart() {
  const kept = promise.value;
  if (!kept) return null;
  return (
    <section class="panel column tight" aria-labelledby="promise-title">
      <h2 id="promise-title">{t("center.promise")}</h2>
      {kept.kept_share === undefined ? (
        <p class="quiet">{t("center.promise_few", { n: kept.offers })}</p>
      ) : (
        <dl class="promise">
          <dt>{t("center.promise_kept")}</dt>
          <dd><strong class="number">{percent(kept.kept_share)}</strong> <span class="quiet">{t("center.promise_of", { accepted: number(kept.accepted), offers: number(kept.offers) })}</span></dd>
          <dt>{t("center.promise_answer")}</dt>
          <dd class="number">{kept.median_answer_s === undefined ? "—" : minutes(Math.max(1, Math.round(kept.median_answer_s / 60)))}</dd>
          <dt>{t("center.promise_phantom")}</dt>
          <dd class="number">{number(kept.phantom)}</dd>
          <dt>{t("center.promise_expired")}</dt>
          <dd class="number">{number(kept.expired)}</dd>
        </dl>
      )}
    </section>
  );
}
