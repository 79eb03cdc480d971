import { useEffect, useRef, useState } from "preact/hooks";
import { named, t } from "../i18n/index.ts";
import { learnPlaces, regionName } from "../live/country.ts";
import { call } from "../wire/session.ts";
import type { Place } from "../wire/shapes.ts";
import { Combobox } from "./combobox.tsx";
import { faultText } from "./fault_text.tsx";

// A locality by any of its names: type, choose with the arrow keys or a tap. The first one found is chosen by Enter and
// on leaving the field, so that typing on is enough.
export function PlaceBox(properties: {
  label?: string;
  value: Place | undefined;
  onChange: (place: Place | undefined) => void;
  error?: string | undefined;
}) {
  const { label = t("place.label"), value, onChange, error } = properties;
  const [text, setText] = useState("");
  const [found, setFound] = useState<Place[] | undefined>();
  const [at, setAt] = useState(0);
  const asked = useRef(0);
  // What was found, and for which search: what an earlier letter found is never chosen for a later one.
  const answer = useRef<{ turn: number; places: Place[] }>({ turn: 0, places: [] });
  // Chosen or left before the answer came: the first one found is meant.
  const hurried = useRef(false);
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    if (!value) return;
    learnPlaces([value]);
    setText("");
    setFound(undefined);
  }, [value?.place]);

  const search = (wanted: string) => {
    setText(wanted);
    if (value) onChange(undefined);
    const turn = ++asked.current;
    hurried.current = false;
    setFault(undefined);
    if (wanted.trim() === "") return setFound(undefined);
    call("place.search", { text: wanted.trim().slice(0, 64), limit: 8 })
      .then(({ places }) => {
        if (turn !== asked.current) return;
        if (hurried.current && places[0]) return choose(places[0]);
        answer.current = { turn, places };
        setFound(places);
        setAt(0);
      })
      .catch((why) => turn === asked.current && setFault(why));
  };
  const choose = (place: Place | undefined) => {
    if (!place) return;
    asked.current++;
    setFound(undefined);
    setText("");
    onChange(place);
  };
  const chooseFound = () => {
    if (answer.current.turn === asked.current) choose(answer.current.places[at]);
    else hurried.current = true;
  };
  const enter = () => {
    if (text) chooseFound();
    return text !== "";
  };
  const escape = () => {
    answer.current = { turn: 0, places: [] };
    setFound(undefined);
    return found !== undefined;
  };
  return (
    <Combobox
      label={label}
      hint={found?.length === 0 ? t("place.none") : undefined}
      error={error ?? (fault ? faultText(fault) : undefined)}
      placeholder={t("place.hint")}
      text={value ? t("place.chosen", { name: named(value.name), region: regionName(value.region) }) : text}
      options={(found ?? []).map(({ place, name, region }) => ({ id: place, name: named(name), more: regionName(region) }))}
      at={at}
      onMove={setAt}
      onType={search}
      onChoose={(index) => choose(found?.[index])}
      onEnter={enter}
      onEscape={escape}
      onLeave={chooseFound}
    />
  );
}
