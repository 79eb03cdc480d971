import { useId } from "preact/hooks";
import { Field } from "./field.tsx";

export type Option = { id: string; name: string; more: string };

// A field with a list under it of what was found; one of it is meant (`at`): the arrow keys move there, a tap chooses.
// What typing finds, and what Enter, Escape and leaving mean, is the caller's: onEnter and onEscape answer whether they
// had a use for the key.
export function Combobox(properties: {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  placeholder: string;
  text: string;
  options: readonly Option[];
  at: number;
  onMove: (at: number) => void;
  onType: (text: string) => void;
  onChoose: (index: number) => void;
  onEnter: () => boolean;
  onEscape: () => boolean;
  onLeave: () => void;
}) {
  const { label, hint, error, placeholder, text, options, at, onMove, onType, onChoose, onEnter, onEscape, onLeave } = properties;
  const list = useId();
  const uses = (key: string): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && options.length > 0) onMove((at + step + options.length) % options.length);
    return step ? options.length > 0 : key === "Enter" ? onEnter() : key === "Escape" && onEscape();
  };
  const press = (event: KeyboardEvent) => {
    if (!uses(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div class="combobox">
          <input
            {...control}
            class="input"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            maxLength={64}
            placeholder={placeholder}
            aria-expanded={options.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={options[at] ? `${list}-${at}` : undefined}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => onType(event.currentTarget.value)}
            onKeyDown={press}
            onBlur={onLeave}
          />
          {/* Browsers let the Tab key stop at what scrolls; here the arrow keys lead. */}
          <ul id={list} tabIndex={-1} role="listbox" aria-label={label} hidden={options.length === 0}>
            {options.map(({ id, name, more }, index) => (
              <li key={id} id={`${list}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); onChoose(index); }}>
                <strong>{name}</strong> <span>{more}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
