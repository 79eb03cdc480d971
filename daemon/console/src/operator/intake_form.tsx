import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { TextField } from "../ui/field.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { PlaceBox } from "../ui/place_box.tsx";
import type { Transport, Urgency } from "../wire/shapes.ts";
import { ExclusionFields } from "./exclusion_fields.tsx";
import { HouseholdFields } from "./household_fields.tsx";
import { Fault } from "../wire/fault.ts";
import { clearIntake, intake, openFault, peopleIn, put, type Channel } from "./intake.ts";
import { NeedFields } from "./need_fields.tsx";
import { currentRanking } from "./rankings.ts";
import { callTurn } from "./view.ts";

const urgencies: readonly Urgency[] = ["standard", "urgent", "emergency"];
const transports: readonly Transport[] = ["own", "public", "police", "center"];
const channels: readonly Channel[] = ["hotline_111", "hotline_150", "police_102", "walk_in"];

// What is wrong with a member: told when holding, or already while ranking.
export function fieldFault(pointer: string): string | undefined {
  const fault = openFault.value;
  if (fault instanceof Fault && fault.data["missing"]) return fault.at === pointer && isMissing(pointer) ? t("field.required") : undefined;
  return faultAt(fault, pointer) ?? faultAt(currentRanking().fault.value, pointer);
}

// Said only until it is there.
const isMissing = (pointer: string) => (pointer === "/origin" ? !intake.value.place : peopleIn(intake.value) === 0);

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

// The call for which the focus has been put into the first field; coming back from another part does not move it.
let focusedFor = -1;

// In the order in which a call goes: where, who, how soon, what is needed, how, where not.
export function IntakeForm() {
  const form = useRef<HTMLDivElement>(null);
  const typed = intake.value;
  useEffect(() => {
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
        <Button size="small" kind="plain" onPress={clearIntake}>{t("operator.clear")}</Button>
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
    </section>
  );
}
