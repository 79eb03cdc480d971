import { useId } from "preact/hooks";

type Option<T extends string> = { value: T; text: string };

// One of a few, all in sight.
export function OneOf<T extends string>(properties: {
  legend: string;
  options: readonly Option<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  hideLegend?: boolean;
  square?: boolean;
}) {
  const { legend, options, value, onChange, hideLegend, square } = properties;
  const name = useId();
  return (
    <fieldset>
      <legend class={hideLegend ? "visually-hidden" : "legend"}>{legend}</legend>
      <div class={`choices ${square ? "square" : ""}`}>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

// Any of some.
export function AnyOf<T extends string>(properties: {
  legend: string;
  options: readonly Option<T>[];
  values: readonly T[];
  onChange: (values: T[]) => void;
  hideLegend?: boolean;
}) {
  const { legend, options, values, onChange, hideLegend } = properties;
  const turn = (value: T) => onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <fieldset>
      <legend class={hideLegend ? "visually-hidden" : "legend"}>{legend}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option.value}>
            <input type="checkbox" checked={values.includes(option.value)} onChange={() => turn(option.value)} />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
