import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";

// What has been chosen; pressing one takes it out again.
export function Chips({ items, onRemove }: { items: readonly { id: string; text: string; more?: ComponentChildren }[]; onRemove: (id: string) => void }) {
  if (items.length === 0) return null;
  return (
    <ul class="op-chips">
      {items.map(({ id, text, more }) => (
        <li key={id}>
          <span>{text}</span>
          {more}
          <button type="button" aria-label={t("operator.remove", { what: text })} onClick={() => onRemove(id)}>✕</button>
        </li>
      ))}
    </ul>
  );
}
