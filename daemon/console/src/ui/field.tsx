import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n/index.ts";

type Described = { id: string; "aria-describedby"?: string; "aria-invalid"?: boolean };

// A label, its control, a hint, and what is wrong with it.
export function Field(properties: {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
  children: (control: Described) => ComponentChildren;
}) {
  const { label, hint, error, optional, children } = properties;
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <span class="quiet">({t("field.optional")})</span>}
      </label>
      {children({ id, ...(told && { "aria-describedby": told }), ...(error && { "aria-invalid": true }) })}
      {hint && <span class="hint" id={`${id}-hint`}>{hint}</span>}
      {error && <span class="error" id={`${id}-error`} role="alert">{error}</span>}
    </div>
  );
}

type TextProperties = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
} & Pick<JSX.HTMLAttributes<HTMLInputElement>, "class"> &
  Partial<Record<"type" | "inputMode" | "autocomplete" | "pattern" | "min" | "max" | "name", string>> & { maxLength?: number; autofocus?: boolean };

export function TextField({ label, value, onChange, hint, error, optional, ...input }: TextProperties) {
  return (
    <Field label={label} hint={hint} error={error} {...(optional && { optional })}>
      {(control) => (
        <input
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          {...(input as object)}
          {...control}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
