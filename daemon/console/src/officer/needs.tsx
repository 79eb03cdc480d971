import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { AnyOf } from "../ui/choices.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { languageName, needText } from "../ui/words.ts";
import type { Need } from "../wire/shapes.ts";
import { change, form } from "./form.ts";

const more = draft(() => false);
// What decides at the door; what a center offers later stands behind "more".
const first: readonly Need[] = ["infant_cot", "wheelchair", "medical_care"];
const rest: readonly Need[] = [
  "step_free", "pregnancy_late", "deaf_or_hard_of_hearing", "blind_or_low_vision", "mental_health", "substance_use", "pet",
  "psychological_support", "legal_aid", "social_work", "schooling", "documents", "employment",
];
const tongues: readonly string[] = ["uz", "tr", "zh", "ug", "ky", "tg", "az", "en", "de", "ar"];

function Interpreter() {
  const { needs } = form.value;
  const spoken = needs.find((need) => need.startsWith("interpreter:"))?.slice("interpreter:".length) ?? "";
  const choose = (tongue: string) => {
    const others = needs.filter((need) => !need.startsWith("interpreter:"));
    change({ needs: tongue ? [...others, `interpreter:${tongue}`] : others });
  };
  return (
    <Field label={t("officer.interpreter")}>
      {(control) => (
        <select {...control} value={spoken} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t("officer.interpreter_none")}</option>
          {tongues.map((tongue) => <option key={tongue} value={tongue}>{languageName(tongue)}</option>)}
        </select>
      )}
    </Field>
  );
}

export function Needs({ error }: { error: string | undefined }) {
  const { needs } = form.value;
  // What is chosen stays in sight.
  const shown = more.value ? [...first, ...rest] : [...first, ...rest.filter((need) => needs.includes(need))];
  const interpreter = more.value || needs.some((need) => need.startsWith("interpreter:"));
  return (
    <div class="officer-field">
      <AnyOf
        legend={t("officer.needs")}
        options={shown.map((need) => ({ value: need, text: needText(need) }))}
        values={needs}
        onChange={(values) => change({ needs: values })}
      />
      {error && <p class="error" role="alert">{error}</p>}
      {interpreter && <Interpreter />}
      <Button kind="plain" aria-expanded={more.value} onPress={() => (more.value = !more.value)}>
        {more.value ? t("officer.needs_less") : t("officer.needs_more")}
      </Button>
    </div>
  );
}
