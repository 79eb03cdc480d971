import { clock } from "../i18n/format.ts";
import { named, t } from "../i18n/index.ts";
import { centerOf } from "../live/board.ts";
import { regionName } from "../live/country.ts";
import { CenterBox } from "../ui/center_box.tsx";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { LeaverRow, Story } from "./leaver_row.tsx";
import { sizeOf, unplaced } from "./leavers.ts";
import { addLeaver, askedLast, finish, leaveCenter, makePlan, openLines, placeAll, planState, relocation, set } from "./relocation.ts";
import { StoryDeeds } from "./story_deeds.tsx";

function Progress() {
  const { leavers, plan } = relocation.value;
  const people = leavers.reduce((sum, one) => sum + sizeOf(one), 0);
  const placed = leavers.filter((one) => one.placed).length;
  return (
    <div role="status" class="column coo-tight-column">
      <p><strong>{t("coordinator.leavers_n", { n: leavers.length })}</strong> <span class="quiet">{t("count.people", { n: people })}</span></p>
      {placed > 0 && <><progress max={leavers.length} value={placed} aria-label={t("coordinator.progress")} /><p>{t("coordinator.placed_of", { placed, total: leavers.length })}</p></>}
      {plan && placed === 0 && <p>{t("coordinator.plan_says", { n: Object.keys(plan.to).length, without: Object.keys(plan.blocked).length, time: clock(plan.madeAt) })}</p>}
    </div>
  );
}

function PlanFault() {
  const { fault } = planState.value;
  const at = /^\/households\/(\d+)/.exec(fault?.at ?? "")?.[1];
  const n = at === undefined ? 0 : relocation.value.leavers.findIndex(({ id }) => id === askedLast.value[Number(at)]) + 1;
  return (
    <>
      {n > 0 && <p class="error">{t("coordinator.wrong_household", { n })}</p>}
      <FaultLine fault={fault} />
    </>
  );
}

function Deeds() {
  const { leavers, plan } = relocation.value;
  const rest = unplaced(leavers);
  const placeable = rest.filter((one) => plan?.to[one.id]);
  const begun = leavers.some((one) => one.placed);
  return (
    <>
      <PlanFault />
      <div class="row coo-bottom">
        {placeable.length > 0 && <Confirm kind="primary" label={t("coordinator.place_all", { n: placeable.length })} question={t("coordinator.place_all_question")} yes={t("coordinator.place_all_yes")} off={leavers.some((one) => one.underWay)} onYes={() => void placeAll()} />}
        {rest.length > 0 && <Button kind={plan ? "" : "primary"} off={planState.value.busy} onPress={() => void makePlan()}>{t(planState.value.busy ? "coordinator.planning" : plan || begun ? "coordinator.plan_rest" : "coordinator.plan")}</Button>}
        <Confirm label={t(begun ? "coordinator.finish" : "coordinator.drop_relocation")} question={t(begun ? "coordinator.finish_question" : "coordinator.drop_question")} yes={t("action.yes")} off={leavers.some((one) => one.underWay)} onYes={finish} />
      </div>
    </>
  );
}

// Requests of before: from an earlier relocation, or from another browser.
function Earlier() {
  const here = new Set(relocation.value.leavers.map(({ placed }) => placed?.request));
  const earlier = [...openLines.value.values()].filter(({ request }) => !here.has(request));
  if (earlier.length === 0) return null;
  return (
    <section class="panel column" aria-labelledby="coo-earlier">
      <h2 id="coo-earlier">{t("coordinator.earlier")}</h2>
      <ul class="column">
        {earlier.map((line) => (
          <li key={line.request} class="coo-leaver column">
            <span><strong>{t("count.people", { n: line.people })}</strong> <span class="quiet">{t("coordinator.opened", { time: clock(line.opened_at), region: regionName(line.origin_region) })}</span></span>
            <Story request={line.request} />
            <StoryDeeds request={line.request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Begin() {
  return (
    <section class="panel column" aria-labelledby="coo-relocate">
      <h2 id="coo-relocate">{t("coordinator.relocation")}</h2>
      <p>{t("coordinator.relocation_text")}</p>
      <CenterBox label={t("coordinator.leave_which")} onChoose={leaveCenter} error={undefined} />
    </section>
  );
}

// Everybody in a center finds another place: counted, planned, looked at, placed one after the other.
export function RelocationPart() {
  const { center, transport, leavers } = relocation.value;
  if (!center) return <div class="column"><Begin /><Earlier /></div>;
  const from = centerOf(center);
  return (
    <div class="column">
      <section class="panel column" aria-labelledby="coo-relocate">
        <h2 id="coo-relocate">{t("coordinator.relocation_from", { center: from ? named(from.name) : center })}</h2>
        <OneOf legend={t("coordinator.transport")} options={(["center", "police", "own", "public"] as const).map((value) => ({ value, text: t(`transport.${value}`) }))} value={transport} onChange={(value) => set({ transport: value, plan: undefined })} />
        <Progress />
        <ol class="column">{leavers.map((leaver, index) => <LeaverRow key={leaver.id} leaver={leaver} n={index + 1} />)}</ol>
        {leavers.length < 64 && <div><Button off={planState.value.busy} onPress={addLeaver}>{t("coordinator.add_household")}</Button></div>}
        <Deeds />
      </section>
      <Earlier />
    </div>
  );
}
