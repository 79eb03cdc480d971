import { named, t } from "../i18n/index.ts";
import { stories } from "../live/requests.ts";
import { Button } from "../ui/button.tsx";
import { DeedLine, underWay } from "../ui/deed.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { Fault } from "../wire/fault.ts";
import { ready, storeAway } from "../wire/session.ts";
import { carryOut, carrying, giveUp, intend, intention } from "./hold.ts";
import { body, openFault } from "./intake.ts";
import { currentRanking, holdNearest, mayPlace } from "./rankings.ts";
import { UnmetButton } from "./unmet.tsx";
import { selected } from "./view.ts";

// While it is not known whether a place is held, this and nothing else is said.
function askingText(text: string): string {
  if (!ready.value) return t("operator.holding_unknown");
  return storeAway.value ? t("operator.holding_store") : text;
}

function UnderWay() {
  const meant = intention.value!;
  const text = meant.then.as === "center" ? t("operator.holding_at", { center: named(meant.then.candidate.name) }) : t("operator.holding");
  if (carrying.value) return <p class="op-under-way" role="alert">{askingText(text)}</p>;
  return (
    <div class="op-under-way column" role="alert">
      <p>{t("operator.holding_ended")}</p>
      <div class="row">
        <Button kind="primary" onPress={() => void carryOut()}>{t("operator.ask_again")}</Button>
        <Button onPress={giveUp}>{t("operator.give_up")}</Button>
      </div>
    </div>
  );
}

// A fault that belongs to no field of the form.
const pointless = (fault: unknown) => !(fault instanceof Fault) || fault.at === "" || fault.at === "/center" || fault.at === "/key";

function ForIntake() {
  if (intention.value) return <UnderWay />;
  const none = currentRanking().shown.value?.candidates.length === 0;
  return (
    <div class="column op-hold">
      <Button kind="primary" size="big" keyHint="Ctrl+Enter" onPress={holdNearest}>
        {none ? t("operator.wait_for_place") : t("operator.hold_nearest")}
      </Button>
      <div class="row">
        <Button size="small" off={!body.value} onPress={() => intend({ as: "queue" })}>{t("operator.to_queue")}</Button>
        {none && <UnmetButton />}
      </div>
      {openFault.value !== undefined && pointless(openFault.value) && <FaultLine fault={openFault.value} />}
    </div>
  );
}

function ForRequest({ request }: { request: string }) {
  const deed = `place ${request}`;
  const state = stories.value.get(request)?.state;
  if (state === "ended" || state === "placed") return null;
  if (underWay(deed)) return <p class="op-under-way" role="alert">{askingText(t("operator.holding"))}</p>;
  return (
    <div class="column op-hold">
      {mayPlace(request) ? (
        <Button kind="primary" size="big" off={!ready.value} keyHint="Ctrl+Enter" onPress={holdNearest}>{t("operator.hold_nearest")}</Button>
      ) : (
        <p class="quiet">{t("operator.not_placeable")}</p>
      )}
      <DeedLine id={deed} />
    </div>
  );
}

export function HoldBar() {
  return selected.value ? <ForRequest request={selected.value} /> : <ForIntake />;
}
