import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { minutes } from "../i18n/format.ts";
import { named, t, type MessageKey } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { TextField } from "../ui/field.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { PlaceBox } from "../ui/place_box.tsx";
import type { Transport, Urgency } from "../wire/shapes.ts";
import { ExclusionFields } from "./exclusion_fields.tsx";
import { HoldBar } from "./hold_bar.tsx";
import { HouseholdFields } from "./household_fields.tsx";
import { Fault } from "../wire/fault.ts";
import { clearByHand, cleared, intake, openFault, put, takeBack } from "./intake.ts";
import { NeedFields } from "./need_fields.tsx";
import { currentRanking } from "./rankings.ts";
import type { Channel } from "../ui/said.ts";
import { callTurn, part, wide } from "./view.ts";

const urgencies: readonly Urgency[] = ["standard", "urgent", "emergency"];
const transports: readonly Transport[] = ["own", "public", "police", "center"];
const channels: readonly Channel[] = ["hotline_111", "hotline_150", "police_102", "walk_in"];

// What the daemon's code cannot say of a field by itself.
const sentences: Record<string, MessageKey> = {
  "/household": "operator.fault_people",
  "/household/aged_60_plus": "operator.fault_aged",
  "/household/pregnant": "operator.fault_pregnant",
  "/household/children": "operator.fault_alone",
  "/stay_days": "operator.fault_stay",
};

function sentence(fault: unknown, pointer: string): string | undefined {
  const told = faultAt(fault, pointer);
  if (!told || !(fault instanceof Fault)) return told;
  if (fault.reason === "not_found" && fault.at.startsWith("/exclude/conceal_from/accounts")) return t("operator.fault_account");
  const own = fault.reason === "invalid_params" ? sentences[fault.at] : undefined;
  return own ? t(own, { limit: Number(fault.data["limit"] ?? 20) }) : told;
}

// What is wrong with a member: told when holding, or already while ranking.
export function fieldFault(pointer: string): string | undefined {
  const fault = openFault.value;
  if (fault instanceof Fault && fault.data["missing"]) return fault.at === pointer ? t("field.required") : undefined;
  return sentence(fault, pointer) ?? sentence(currentRanking().fault.value, pointer);
}

// A group of choices with what is wrong with it.
function Told({ pointer, children }: { pointer: string; children: preact.ComponentChildren }) {
  const error = fieldFault(pointer);
  return (
    <div class="op-told" data-wrong={error ? true : undefined}>
      {children}
      {error && <p class="error" role="alert">{error}</p>}
    </div>
  );
}

// Where there is one column, the nearest place stands under what was said.
function BelowForm() {
  const ranks = currentRanking().shown.value;
  const best = ranks?.candidates[0];
  return (
    <div class="column op-below">
      {best && (
        <Button class="op-best" onPress={() => (part.value = "ranking")}>
          {t("operator.ranking_summary", { n: ranks!.candidates.length, center: named(best.name), time: minutes(best.travel_min) })}
        </Button>
      )}
      <HoldBar />
    </div>
  );
}

// The call for which the focus has been put into the first field; coming back from another part does not move it.
let focusedFor = -1;

// In the order in which a call goes: where, who, how soon, what is needed, how, where not.
export function IntakeForm() {
  const form = useRef<HTMLDivElement>(null);
  const typed = intake.value;
  // At once: after the next picture somebody who types fast would be taken back to a field that they have left.
  useLayoutEffect(() => {
    if (focusedFor !== callTurn.value) form.current?.querySelector("input")?.focus();
    focusedFor = callTurn.value;
  }, [callTurn.value]);
  // A hold without a locality leads back to it.
  useEffect(() => {
    if (typed.place || openFault.peek() === undefined) return;
    form.current?.querySelector("input")?.focus();
  }, [openFault.value]);
  return (
    <section class="panel op-part op-intake" aria-labelledby="op-intake">
      <div class="row spread">
        <h2 id="op-intake">{t("operator.intake")}</h2>
        {cleared.value ? (
          <Button size="small" onPress={takeBack}>{t("operator.take_back")}</Button>
        ) : (
          <Button size="small" kind="plain" onPress={clearByHand}>{t("operator.clear")}</Button>
        )}
      </div>
      <div ref={form}>
        <PlaceBox value={typed.place} onChange={(place) => put({ place })} error={fieldFault("/origin")} />
      </div>
      <HouseholdFields />
      <Told pointer="/urgency">
        <OneOf legend={t("operator.urgency")} square options={urgencies.map((value) => ({ value, text: t(`urgency.${value}`) }))} value={typed.urgency} onChange={(urgency) => put({ urgency })} />
      </Told>
      <Told pointer="/transport">
        <OneOf legend={t("operator.transport")} options={transports.map((value) => ({ value, text: t(`transport.${value}`) }))} value={typed.transport} onChange={(transport) => put({ transport })} />
      </Told>
      <NeedFields />
      <ExclusionFields />
      <div class="op-two">
        <TextField label={t("operator.stay_days")} optional inputMode="numeric" maxLength={4} value={typed.stayDays} onChange={(stayDays) => put({ stayDays })} error={fieldFault("/stay_days")} />
        <Told pointer="/channel">
          <div class="field">
            <label for="op-channel">{t("operator.channel")}</label>
            <select id="op-channel" value={typed.channel} onChange={(event) => put({ channel: event.currentTarget.value as Channel })}>
              {channels.map((value) => <option key={value} value={value}>{t(`channel.${value}`)}</option>)}
            </select>
          </div>
        </Told>
      </div>
      {!wide.value && <BelowForm />}
    </section>
  );
}
