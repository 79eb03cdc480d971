import "../i18n/areas/center.ts";
import "../i18n/areas/codes.ts";
import { effect } from "@preact/signals";
import { raise, settle } from "../app/alarms.ts";
import { named, t } from "../i18n/index.ts";
import { followBoard } from "../live/board.ts";
import { hear, session } from "../wire/session.ts";
import { Accepting } from "./accepting.tsx";
import { Beds } from "./beds.tsx";
import { followCapacity, own } from "./capacity.ts";
import { ConfirmBar } from "./confirm_bar.tsx";
import { OffersPart } from "./offers_part.tsx";
import { followOffers } from "./offers.ts";
import { PromisePart } from "./promise_part.tsx";
import { followPromise } from "./promise.ts";
import "../styles/bottom.css";
import "../styles/center.css";

// The daemon asks for the figures when nobody has confirmed them for long; the reminder is gone when somebody has.
function followPrompts(): () => void {
  const stops = [
    hear("capacity.prompt", ({ center }) => {
      if (center === session.peek()?.center) raise({ id: "figures", grade: "reminder", text: () => t("center.alarm_figures") });
    }),
    effect(() => {
      if (own.value?.freshness === "fresh") settle("figures");
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

// Follows what this role needs from sign-in to sign-out, so that an offer rings on a locked screen, too.
export function start(): () => void {
  const stops = [followBoard(), followCapacity(), followOffers(), followPromise(), followPrompts()];
  return () => stops.forEach((stop) => stop());
}

export function Screen() {
  return (
    <div class="center">
      <h1>{own.value ? named(own.value.name) : t("center.title")}</h1>
      <div class="center-parts">
        <OffersPart />
        <div class="column">
          <Beds />
          <Accepting />
          <PromisePart />
        </div>
      </div>
      <ConfirmBar />
    </div>
  );
}
