import { t } from "../i18n/index.ts";
import { Counter } from "../ui/counter.tsx";
import { householdText } from "../ui/words.ts";
import { intake, put } from "./intake.ts";
import { fieldFault } from "./intake_form.tsx";
import { bands, bandsApart, householdOf, peopleIn, type Band } from "../ui/said.ts";

function setChild(band: Band, sex: "girls" | "boys", count: number): void {
  const before = intake.value.children;
  put({ children: { ...before, [band]: { girls: 0, boys: 0, ...before[band], [sex]: count } } });
}

function BandCounters({ band, invalid }: { band: Band; invalid: boolean }) {
  const counts = intake.value.children[band];
  const name = t(`band.${band}`);
  const wrong = invalid ? { invalid } : {};
  if (!bandsApart.has(band))
    return <Counter label={t("operator.children_of", { band: name })} value={counts?.girls ?? 0} onChange={(n) => setChild(band, "girls", n)} {...wrong} />;
  return (
    <>
      <Counter label={t("operator.girls_of", { band: name })} value={counts?.girls ?? 0} onChange={(n) => setChild(band, "girls", n)} {...wrong} />
      <Counter label={t("operator.boys_of", { band: name })} value={counts?.boys ?? 0} onChange={(n) => setChild(band, "boys", n)} {...wrong} />
    </>
  );
}

// Who must stay together. Under 12, girls and boys are not told apart; an adolescent alone is a household with no adult.
export function HouseholdFields() {
  const typed = intake.value;
  const error = fieldFault("/household");
  const children = fieldFault("/household/children") !== undefined;
  const some = peopleIn(typed);
  const wrong = (member: string) => (fieldFault(`/household/${member}`) ? { invalid: true } : {});
  const alone = some > 0 && typed.women + typed.men === 0;
  return (
    <fieldset class="op-household" aria-describedby={error ? "op-household-error" : undefined}>
      <legend class="legend">{t("operator.household")}</legend>
      <div class="op-counters">
        <Counter label={t("person.women")} value={typed.women} onChange={(women) => put({ women })} {...wrong("women")} />
        <Counter label={t("person.men")} value={typed.men} onChange={(men) => put({ men })} {...wrong("men")} />
        <Counter label={t("person.aged_60_plus")} value={typed.aged} onChange={(aged) => put({ aged })} {...wrong("aged_60_plus")} />
        <div class="choices">
          <label>
            <input type="checkbox" checked={typed.pregnant} onChange={(event) => put({ pregnant: event.currentTarget.checked })} />
            {t("person.pregnant")}
          </label>
        </div>
        {bands.map((band) => (
          <>
            {/* Girls and boys of one band stand side by side. */}
            {band === "12-13" && <span />}
            <BandCounters key={band} band={band} invalid={children} />
          </>
        ))}
      </div>
      <p class="op-sum" role="status">
        {some > 0 && <><strong>{t("count.people", { n: some })}</strong> {householdText(householdOf(typed))}</>}
        {alone && <span class="badge calm">{t("person.adolescent_alone")}</span>}
      </p>
      {error && <p class="error" id="op-household-error" role="alert">{error}</p>}
    </fieldset>
  );
}
