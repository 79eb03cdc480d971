import { signal } from "@preact/signals";
import { when } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { now } from "../wire/clock.ts";
import { ready } from "../wire/session.ts";
import { Button } from "./button.tsx";
import { decide, DeedLine, faultOfDeed, underWay } from "./deed.tsx";

// Until when holds have been prolonged from here.
const prolonged = signal<ReadonlyMap<string, string>>(new Map());

// Holds the place of an accepted offer for longer, which works once.
export function Extend({ offer }: { offer: string }) {
  const id = `extend ${offer}`;
  const until = prolonged.value.get(offer);
  if (until) return <p role="status">{t("hold.extended", { time: when(until, now.value) })}</p>;
  if (faultOfDeed(id)?.data["extended"]) return <p role="status">{t("hold.extended_already")}</p>;
  const extend = async () => {
    const answer = await decide(id, "offer.extend", { offer });
    if (answer?.held_until) prolonged.value = new Map(prolonged.peek()).set(offer, answer.held_until);
  };
  return (
    <div class="column tight">
      <Button off={!ready.value || underWay(id)} onPress={() => void extend()}>{t("hold.extend")}</Button>
      <DeedLine id={id} />
    </div>
  );
}
