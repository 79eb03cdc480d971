import { useState } from "preact/hooks";
import { named, t } from "../i18n/index.ts";
import { allCenters } from "../live/board.ts";
import { regionName } from "../live/country.ts";
import type { Center, Id } from "../wire/shapes.ts";
import { Combobox } from "./combobox.tsx";

export function matches(center: Center, words: readonly string[]): boolean {
  const said = `${center.code} ${center.name.kk} ${center.name.ru} ${center.name.en}`.toLowerCase();
  return words.every((word) => said.includes(word));
}

export const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

// A center by its name or number: type, choose with the arrow keys, Enter or a tap.
export function CenterBox({ label, onChoose, error }: { label: string; onChoose: (center: Id) => void; error: string | undefined }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const words = wordsOf(text);
  const found = words.length ? allCenters().filter((center) => matches(center, words)).slice(0, 8) : [];
  const type = (wanted: string) => {
    setText(wanted);
    setAt(0);
  };
  const choose = (index: number) => {
    const center = found[index];
    if (!center) return;
    type("");
    onChoose(center.center);
  };
  const enter = () => {
    choose(at);
    return true;
  };
  const escape = () => {
    setText("");
    return text !== "";
  };
  return (
    <Combobox
      label={label}
      hint={words.length && !found.length ? t("place.no_center") : undefined}
      error={error}
      placeholder={t("place.center_hint")}
      text={text}
      options={found.map(({ center, name, code, region }) => ({ id: center, name: named(name), more: `${code} · ${regionName(region)}` }))}
      at={at}
      onMove={setAt}
      onType={type}
      onChoose={choose}
      onEnter={enter}
      onEscape={escape}
      onLeave={() => setText("")}
    />
  );
}
