import { useId } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { pieces, ticks } from "./scale.ts";

export type Series = { name: string; fill: "full" | "hatch" | "outline" };
// A value that is undefined is not known, or too small to be told.
export type Bar = { id: string; label: string; values: readonly (number | undefined)[] };

const signs = { full: "■", hatch: "▨", outline: "□" } as const;

function Pattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="chart-hatch-ground" width="5" height="5" />
        <rect class="chart-hatch" width="2" height="5" />
      </pattern>
    </defs>
  );
}

function BarRow({ bar, end, series, hatch, text }: { bar: Bar; end: number; series: readonly Series[]; hatch: string; text: (value: number | undefined) => string }) {
  return (
    <>
      <span class="chart-label">{bar.label}</span>
      <svg class="chart-bar" width="100%" height="22" focusable="false">
        {pieces(bar.values, end).map((piece, index) =>
          piece.length > 0 ? (
            <rect key={series[index]!.name} class={`chart-${series[index]!.fill}`} {...(series[index]!.fill === "hatch" && { fill: `url(#${hatch})` })} x={`${piece.from}%`} y="2" width={`${piece.length}%`} height="18" />
          ) : null,
        )}
      </svg>
      <span class="chart-value number">{bar.values.map(text).join(" / ")}</span>
    </>
  );
}

export function Table({ bars, series, head, text, title, summary }: { bars: readonly Bar[]; series: readonly Series[]; head: string; text: (value: number | undefined) => string; title: string; summary: string }) {
  return (
    <details>
      <summary>{summary}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("coordinator.table_of", { what: title })}>
        <table class="table">
          <caption class="visually-hidden">{title}</caption>
          <thead><tr><th scope="col">{head}</th>{series.map(({ name }) => <th key={name} scope="col" class="number">{name}</th>)}</tr></thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.id}>
                <th scope="row">{bar.label}</th>
                {bar.values.map((value, index) => <td key={series[index]!.name} class="number">{text(value)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

// Lying bars, one a row and stacked where there are several values; the same figures stand in a table. Kinds differ by
// their filling as well as by colour.
export function BarChart(properties: {
  title: string;
  description?: string;
  head: string;
  series: readonly Series[];
  bars: readonly Bar[];
  text: (value: number | undefined) => string;
  end?: number;
  table?: boolean;
}) {
  const { title, description, head, series, bars, text } = properties;
  const id = useId();
  const largest = properties.end ?? Math.max(0, ...bars.map(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0)));
  const steps = ticks(largest);
  const end = properties.end ?? steps[steps.length - 1]!;
  return (
    <figure class="chart column" aria-labelledby={`${id}-title`}>
      <figcaption class="column coo-tight-column">
        <h3 id={`${id}-title`}>{title}</h3>
        {description && <p class="quiet" id={`${id}-text`}>{description}</p>}
        {series.length > 1 && <p class="coo-legend">{series.map(({ name, fill }) => <span key={name}><span class={`chart-sign-${fill}`} aria-hidden="true">{signs[fill]}</span> {name}</span>)}</p>}
      </figcaption>
      <svg width="0" height="0" class="chart-defs" aria-hidden="true" focusable="false"><Pattern id={`${id}-hatch`} /></svg>
      <div class="chart-rows" role="img" aria-labelledby={`${id}-title`} aria-describedby={description && `${id}-text`}>
        {bars.map((bar) => <BarRow key={bar.id} bar={bar} end={end} series={series} hatch={`${id}-hatch`} text={text} />)}
        <span />
        <span class="chart-axis number">{steps.map((step) => <span key={step} style={{ insetInlineStart: `${(step / end) * 100}%` }}>{text(step)}</span>)}</span>
        <span />
      </div>
      {properties.table !== false && <Table bars={bars} series={series} head={head} text={text} title={title} summary={t("coordinator.as_table")} />}
    </figure>
  );
}
