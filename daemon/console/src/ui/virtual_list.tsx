import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

// Draws the rows in sight only, so that ten thousand are as quick as ten. Rows have one height, in rem.
export function VirtualList(properties: {
  label: string;
  count: number;
  rowRem: number;
  heightCss: string;
  row: (index: number) => ComponentChildren;
  keyOf: (index: number) => string;
}) {
  const { label, count, rowRem, heightCss, row, keyOf } = properties;
  const box = useRef<HTMLDivElement>(null);
  const [span, setSpan] = useState<[number, number]>([0, 30]);
  const measure = () => {
    if (!box.current) return;
    const rowPx = rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const first = Math.max(0, Math.floor(box.current.scrollTop / rowPx) - 5);
    const last = Math.ceil((box.current.scrollTop + box.current.clientHeight) / rowPx) + 5;
    setSpan((before) => (before[0] === first && before[1] === last ? before : [first, last]));
  };
  useEffect(() => {
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, [count, rowRem]);
  const [first, last] = [span[0], Math.min(span[1], count)];
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return (
    <div class="virtual" ref={box} onScroll={measure} style={{ height: heightCss, overflowY: "auto" }} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: `${count * rowRem}rem`, position: "relative" }}>
        {rows.map((index) => (
          <li
            key={keyOf(index)}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ position: "absolute", insetInline: 0, top: `${index * rowRem}rem`, height: `${rowRem}rem` }}
          >
            {row(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
