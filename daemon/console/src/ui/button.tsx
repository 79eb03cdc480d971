import type { ComponentChildren, JSX } from "preact";

type Properties = {
  children: ComponentChildren;
  onPress?: () => void;
  kind?: "primary" | "danger" | "plain" | "";
  size?: "small" | "big" | "";
  // Work is under way, or there is nothing to do: it stays in place and can be focused, but does nothing.
  off?: boolean;
  submit?: boolean;
  label?: string;
  keyHint?: string;
} & Pick<JSX.HTMLAttributes<HTMLButtonElement>, "id" | "title" | "class"> & { "aria-pressed"?: boolean; "aria-expanded"?: boolean; "aria-controls"?: string };

export function Button({ children, onPress, kind = "", size = "", off, submit, label, keyHint, ...rest }: Properties) {
  return (
    <button
      {...rest}
      type={submit ? "submit" : "button"}
      class={`button ${kind} ${size} ${rest.class ?? ""}`}
      aria-disabled={off ? true : undefined}
      aria-label={label}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
      {keyHint && <kbd aria-hidden="true">{keyHint}</kbd>}
    </button>
  );
}
