import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Counter } from "../ui/counter.tsx";
import { bands, change, form, type Band } from "./form.ts";

const more = draft(() => false);
const small: readonly Band[] = ["0-2", "3-6", "7-11"];

function setChildren(band: Band, part: { girls?: number; boys?: number }): void {
  const { children } = form.peek();
  change({ children: { ...children, [band]: { girls: 0, boys: 0, ...children[band], ...part } } });
}

function OlderChildren() {
  return (
    <>
      {bands.filter((band) => !small.includes(band)).flatMap((band) => {
        const { girls = 0, boys = 0 } = form.value.children[band] ?? {};
        const age = t(`band.${band}`);
        return [
          <Counter key={`${band} girls`} label={t("officer.girls", { age })} value={girls} onChange={(n) => setChildren(band, { girls: n })} />,
          <Counter key={`${band} boys`} label={t("officer.boys", { age })} value={boys} onChange={(n) => setChildren(band, { boys: n })} />,
        ];
      })}
    </>
  );
}

// Who must stay together. Under 12, girls and boys are not told apart; who comes seldom stands behind one press.
export function Who({ error }: { error: string | undefined }) {
  const { women, men, aged60, pregnant, children } = form.value;
  return (
    <fieldset class="officer-field">
      <legend class="legend">{t("officer.who")}</legend>
      {error && <p class="error" role="alert">{error}</p>}
      <div class="counters">
        <Counter label={t("person.women")} value={women} onChange={(n) => change({ women: n })} invalid={!!error} />
        {small.map((band) => (
          <Counter
            key={band}
            label={t("officer.children", { age: t(`band.${band}`) })}
            value={children[band]?.girls ?? 0}
            onChange={(n) => setChildren(band, { girls: n })}
          />
        ))}
        {more.value && <OlderChildren />}
        {more.value && <Counter label={t("person.men")} value={men} onChange={(n) => change({ men: n })} />}
        {more.value && <Counter label={t("person.aged_60_plus")} value={aged60} max={women + men} onChange={(n) => change({ aged60: n })} />}
      </div>
      {more.value && (
        <div class="choices">
          <label>
            <input type="checkbox" checked={pregnant} onChange={() => change({ pregnant: !pregnant })} />
            {t("person.pregnant")}
          </label>
        </div>
      )}
      <Button kind="plain" aria-expanded={more.value} onPress={() => (more.value = !more.value)}>
        {more.value ? t("officer.who_less") : t("officer.who_more")}
      </Button>
    </fieldset>
  );
}
