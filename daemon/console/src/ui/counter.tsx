import { useId } from "preact/hooks";

// How many: by two big buttons, by digits or by the arrow keys.
export function Counter(properties: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  invalid?: boolean;
}) {
  const { label, value, onChange, min = 0, max = 20, invalid } = properties;
  const id = useId();
  const set = (wished: number) => onChange(Math.min(max, Math.max(min, Number.isFinite(wished) ? wished : min)));
  return (
    <div class={`counter ${value > 0 ? "some" : ""}`}>
      <label for={id}>{label}</label>
      <span class="steps">
        <button type="button" tabIndex={-1} aria-label={`${label} −1`} onClick={() => set(value - 1)}>−</button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={value}
          aria-invalid={invalid ? true : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => set(Number(event.currentTarget.value))}
        />
        <button type="button" tabIndex={-1} aria-label={`${label} +1`} onClick={() => set(value + 1)}>+</button>
      </span>
    </div>
  );
}
