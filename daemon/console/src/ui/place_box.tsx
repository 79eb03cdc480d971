import { useEffect, useId, useRef, useState } from "preact/hooks";
import { named, t } from "../i18n/index.ts";
import { learnPlaces, regionName } from "../live/country.ts";
import { call } from "../wire/session.ts";
import type { Place } from "../wire/shapes.ts";
import { faultText } from "./fault_text.tsx";
import { Field } from "./field.tsx";

// A locality by any of its names: type, choose with the arrow keys or a tap. The first one found is chosen by Enter and
// on leaving the field, so that typing on is enough.
export function PlaceBox(properties: {
  label?: string;
  value: Place | undefined;
  onChange: (place: Place | undefined) => void;
  error?: string | undefined;
  focusFirst?: boolean;
}) {
  const { label = t("place.label"), value, onChange, error, focusFirst } = properties;
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
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
    if (focusFirst) input.current?.focus();
  }, []);
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
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && text) {
      event.preventDefault();
      chooseFound();
    }
    if (!found) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((at + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      answer.current = { turn: 0, places: [] };
      setFound(undefined);
    }
  };
  const shown = value ? t("place.chosen", { name: named(value.name), region: regionName(value.region) }) : text;
  return (
    <Field label={label} hint={found?.length === 0 ? t("place.none") : undefined} error={error ?? (fault ? faultText(fault) : undefined)}>
      {(control) => (
        <div class="combobox">
          <input
            {...control}
            ref={input}
            class="input"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            maxLength={64}
            placeholder={t("place.hint")}
            aria-expanded={!!found?.length}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={found?.[at] ? `${list}-${at}` : undefined}
            value={shown}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => search(event.currentTarget.value)}
            onKeyDown={press}
            onBlur={chooseFound}
          />
          <ul id={list} role="listbox" aria-label={label} hidden={!found?.length}>
            {found?.map((place, index) => (
              <li
                key={place.place}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === at}
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(place);
                }}
              >
                <strong>{named(place.name)}</strong> <span>{regionName(place.region)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
