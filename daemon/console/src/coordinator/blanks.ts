// What in a register entry is missing or cannot be read, before the daemon is asked: pointers of the wire, with a text.
import type { MessageKey } from "../i18n/index.ts";
import { dayOf } from "./days.ts";
import type { Entry, UnitLine } from "./entry_shape.ts";

const number = /^\s*\d{1,5}\s*$/;
const clock = /^\s*([01]\d|2[0-3]):[0-5]\d\s*$/;
const hours = /^\s*\d{1,2}([.,]\d{1,2})?\s*$/;
type Blanks = Map<string, MessageKey>;

function inUnit(unit: UnitLine, index: number, units: readonly UnitLine[], found: Blanks): void {
  const name = unit.unit.trim();
  if (!/^[a-z][a-z0-9_-]{0,31}$/.test(name)) found.set(`/units/${index}/unit`, "coordinator.unit_name_wrong");
  else if (units.findIndex((other) => other.unit.trim() === name) !== index) found.set(`/units/${index}/unit`, "coordinator.unit_twice");
  if (!number.test(unit.sleeps) || Number(unit.sleeps) < 1) found.set(`/units/${index}/sleeps`, "coordinator.number_wrong");
  if (!number.test(unit.total)) found.set(`/units/${index}/total`, "coordinator.number_wrong");
}

function inTimes(from: Entry, found: Blanks): void {
  const both = (a: string, b: string) => (a.trim() === "") === (b.trim() === "");
  const check = (pointer: string, text: string, shape: RegExp, key: MessageKey) => text.trim() && !shape.test(text) && found.set(pointer, key);
  check("/intake/from", from.intakeFrom, clock, "coordinator.clock_wrong");
  check("/intake/until", from.intakeUntil, clock, "coordinator.clock_wrong");
  if (!both(from.intakeFrom, from.intakeUntil)) found.set(from.intakeFrom.trim() ? "/intake/until" : "/intake/from", "field.required");
  if (from.licenceFrom.trim() && !dayOf(from.licenceFrom)) found.set("/licence/from", "coordinator.day_wrong");
  if (from.licenceUntil.trim() && !dayOf(from.licenceUntil)) found.set("/licence/until", "coordinator.day_wrong");
  check("/rhythm/ageing_after_min", from.ageingAfter, hours, "coordinator.number_wrong");
  check("/rhythm/stale_after_min", from.staleAfter, hours, "coordinator.number_wrong");
  if (!both(from.ageingAfter, from.staleAfter)) found.set(from.ageingAfter.trim() ? "/rhythm/stale_after_min" : "/rhythm/ageing_after_min", "field.required");
}

export function blanks(from: Entry): Blanks {
  const found: Blanks = new Map();
  const required: [string, string][] = [["/code", from.code], ["/name/kk", from.name.kk], ["/name/ru", from.name.ru], ["/name/en", from.name.en]];
  required.forEach(([pointer, text]) => text.trim() === "" && found.set(pointer, "field.required"));
  if (!from.place) found.set("/place", "field.required");
  if (!number.test(from.boyAgeMax)) found.set("/eligibility/boy_age_max", "coordinator.number_wrong");
  if (!number.test(from.householdMax)) found.set("/eligibility/household_max", "coordinator.number_wrong");
  if (from.stayMaxDays.trim() && !number.test(from.stayMaxDays)) found.set("/eligibility/stay_max_days", "coordinator.number_wrong");
  inTimes(from, found);
  from.units.forEach((unit, index) => inUnit(unit, index, from.units, found));
  if (from.handover === "set" && from.line.trim() === "") found.set("/handover/line", "field.required");
  if (from.handover === "set" && from.meetingKind && !from.meetingPlace) found.set("/handover/meeting_point/place", "field.required");
  return found;
}
