import { t } from "../i18n/index.ts";
import { TextField } from "../ui/field.tsx";
import { fromField, toField } from "../ui/wall_clock.ts";
import { daemonNow } from "../wire/clock.ts";

// What is typed, as RFC 3339; undefined where it is no time.
export function momentOf(text: string): string | undefined {
  return fromField(text, daemonNow());
}

// A time on the country's clock, "23.11.2026 22:00", with a few that are often meant.
export function MomentField(properties: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  optional?: boolean;
  soon?: readonly number[];
}) {
  const { label, value, onChange, error, optional, soon = [] } = properties;
  const wrong = value.trim().length > 3 && !momentOf(value) ? t("coordinator.time_wrong") : undefined;
  return (
    <div class="column coo-tight-column">
      <TextField label={label} hint={t("coordinator.time_hint")} value={value} onChange={onChange} maxLength={20} error={wrong ?? error} {...(optional && { optional })} />
      {soon.length > 0 && (
        <div class="row coo-tight" role="group" aria-label={label}>
          {soon.map((hours) => (
            <button key={hours} type="button" class="button small" onClick={() => onChange(toField(daemonNow() + hours * 3_600_000))}>
              {hours % 24 === 0 ? t("coordinator.in_days", { n: hours / 24 }) : t("coordinator.in_hours", { n: hours })}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
