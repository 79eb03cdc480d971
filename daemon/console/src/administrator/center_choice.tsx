import { computed } from "@preact/signals";
import { useState } from "preact/hooks";
import { language, named, t } from "../i18n/index.ts";
import { centerIds, centerOf } from "../live/board.ts";
import { regionName } from "../live/country.ts";
import { Field, TextField } from "../ui/field.tsx";

const most = 50;
const choices = computed(() =>
  centerIds.value
    .map((id) => centerOf(id)!)
    .map(({ center, code, name, region }) => ({ center, text: `${code} ${named(name)}, ${regionName(region)}` }))
    .sort((a, b) => a.text.localeCompare(b.text, language.value)),
);

// One center of the country: narrowed down by its code, name or region, then chosen.
export function CenterChoice({ value, onChange, error }: { value: string; onChange: (center: string) => void; error?: string | undefined }) {
  const [text, setText] = useState("");
  const wanted = text.trim().toLocaleLowerCase();
  const found = choices.value.filter((choice) => choice.center === value || choice.text.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <TextField label={t("administrator.center_search")} hint={t("administrator.center_count", { n: found.length })} value={text} onChange={setText} type="search" maxLength={64} />
      <Field label={t("administrator.center")} error={error}>
        {(control) => (
          <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
            <option value="">—</option>
            {found.slice(0, most).map((choice) => <option key={choice.center} value={choice.center}>{choice.text}</option>)}
          </select>
        )}
      </Field>
    </>
  );
}
