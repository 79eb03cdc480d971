import { t } from "../i18n/index.ts";
import { AnyOf } from "../ui/choices.tsx";
import { languageName, needText } from "../ui/words.ts";
import type { Need } from "../wire/shapes.ts";
import { Chips } from "./chips.tsx";
import { intake, put } from "./intake.ts";
import { fieldFault } from "./intake_form.tsx";

const needs: readonly Need[] = [
  "step_free", "wheelchair", "infant_cot", "medical_care", "pregnancy_late", "deaf_or_hard_of_hearing", "blind_or_low_vision",
  "mental_health", "substance_use", "pet", "psychological_support", "legal_aid", "social_work", "schooling", "documents", "employment",
];
// Spoken in the country beside Kazakh and Russian, and by those who pass through.
const tongues = ["uz", "ug", "tr", "ky", "tg", "az", "de", "ko", "zh", "uk", "tt", "ku", "mn", "tk", "hy", "ka", "en", "fa", "ps", "ar", "hi", "ur", "fr", "es"];

export function NeedFields() {
  const typed = intake.value;
  const error = fieldFault("/needs");
  const left = tongues.filter((tag) => !typed.languages.includes(tag)).map((tag) => [tag, languageName(tag)] as const);
  left.sort(([, a], [, b]) => a.localeCompare(b));
  const wrongLanguage = fieldFault("/languages");
  return (
    <>
      <div class="op-told op-needs">
        <AnyOf legend={t("operator.needs")} options={needs.map((value) => ({ value, text: needText(value) }))} values={typed.needs} onChange={(chosen) => put({ needs: chosen })} />
        {error && <p class="error" role="alert">{error}</p>}
      </div>
      <div class="field">
        <label for="op-language">{t("operator.language")}</label>
        <select
          id="op-language"
          value=""
          aria-invalid={wrongLanguage ? true : undefined}
          onChange={(event) => event.currentTarget.value && put({ languages: [...typed.languages, event.currentTarget.value] })}
        >
          <option value="">{t("operator.language_none")}</option>
          {left.map(([tag, name]) => <option key={tag} value={tag}>{name}</option>)}
        </select>
        <Chips items={typed.languages.map((tag) => ({ id: tag, text: languageName(tag) }))} onRemove={(tag) => put({ languages: typed.languages.filter((other) => other !== tag) })} />
        {wrongLanguage && <span class="error" role="alert">{wrongLanguage}</span>}
      </div>
    </>
  );
}
