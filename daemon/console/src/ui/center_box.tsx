import { useId, useState } from "preact/hooks";
import { named, t } from "../i18n/index.ts";
import { allCenters } from "../live/board.ts";
import { regionName } from "../live/country.ts";
import { Field } from "./field.tsx";
import type { Center, Id } from "../wire/shapes.ts";

export function matches(center: Center, words: readonly string[]): boolean {
  const said = `${center.code} ${center.name.kk} ${center.name.ru} ${center.name.en}`.toLowerCase();
  return words.every((word) => said.includes(word));
}

export const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

// A center by its name or number: type, choose with the arrow keys, Enter or a tap.
export function CenterBox({ label, onChoose, error }: { label: string; onChoose: (center: Id) => void; error: string | undefined }) {
  const list = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const words = wordsOf(text);
  const found = words.length ? allCenters().filter((center) => matches(center, words)).slice(0, 8) : [];
  const choose = (center: Center | undefined) => {
    if (!center) return;
    setText("");
    setAt(0);
    onChoose(center.center);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter") choose(found[at]);
    else if (event.key === "Escape" && text) setText("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field label={label} hint={words.length && !found.length ? t("operator.no_such_center") : undefined} error={error}>
      {(control) => (
        <div class="combobox">
          <input
            {...control}
            class="input"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            maxLength={64}
            placeholder={t("operator.center_hint")}
            aria-expanded={found.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
            value={text}
            onInput={(event) => { setText(event.currentTarget.value); setAt(0); }}
            onKeyDown={press}
            onBlur={() => setText("")}
          />
          <ul id={list} role="listbox" aria-label={label} hidden={found.length === 0}>
            {found.map((center, index) => (
              <li key={center.center} id={`${list}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); choose(center); }}>
                <strong>{named(center.name)}</strong> <span>{center.code} · {regionName(center.region)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
