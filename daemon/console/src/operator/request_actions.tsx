import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { callUntilKnown, newKey, ready, session } from "../wire/session.ts";
import type { RequestStory } from "../wire/shapes.ts";
import { deedOf, run } from "./deeds.ts";
import { EndDialog, RefuseDialog } from "./end_dialogs.tsx";
import { Handover } from "./handover.tsx";
import { dropMine, isMine, keepMine, lineOf } from "./mine.ts";
import { showIntake } from "./view.ts";

type Open = "end" | "refuse" | "handover" | undefined;

async function claim(story: RequestStory): Promise<void> {
  const { request } = story;
  const key = newKey();
  await run(`act ${request}`, async () => {
    const { state, owner } = await callUntilKnown("request.claim", { request, key });
    const line = lineOf(request);
    if (line) keepMine({ ...line, state, ...(owner && { owner }) });
  });
}

async function release({ request }: RequestStory): Promise<void> {
  const key = newKey();
  const done = await run(`act ${request}`, () => callUntilKnown("request.release", { request, key }));
  if (!done) return;
  dropMine(request);
  showIntake();
}

function extend(story: RequestStory): Promise<boolean> {
  const key = newKey();
  const { offer } = story.offers.at(-1)!;
  return run(`act ${story.request}`, () => callUntilKnown("offer.extend", { offer, key }));
}

// What may be done with a request in its state, by whom it belongs to.
export function RequestActions({ story }: { story: RequestStory }) {
  const [open, setOpen] = useState<Open>();
  const { request, state } = story;
  const deeds = [deedOf(`act ${request}`), deedOf(`end ${request}`)];
  const busy = deeds.some((deed) => deed.busy);
  const own = story.owner === session.value?.account || (story.owner === undefined && isMine(request));
  const held = state === "offered" || state === "accepted";
  const close = () => setOpen(undefined);
  if (state === "ended" || state === "placed") return null;
  return (
    <div class="column">
      <div class="row op-actions">
        {state === "accepted" && own && <Button kind="primary" size="big" onPress={() => setOpen("handover")}>{t("operator.handover")}</Button>}
        {!own && (state === "queued" || state === "waiting") && <Button kind="primary" off={busy} onPress={() => void claim(story)}>{t("operator.claim")}</Button>}
        {state === "accepted" && own && <Button off={busy} onPress={() => void extend(story)}>{t("operator.extend")}</Button>}
        {held && own && <Button off={busy} onPress={() => setOpen("refuse")}>{t("operator.refuse")}</Button>}
        {state === "claimed" && own && <Button off={busy} onPress={() => void release(story)}>{t("operator.release")}</Button>}
        {own && <Button kind="danger" off={busy} onPress={() => setOpen("end")}>{t("operator.end")}</Button>}
      </div>
      {busy && <p class="op-under-way" role="alert">{ready.value ? t("operator.under_way") : t("operator.under_way_unknown")}</p>}
      {deeds.map((deed, index) => <FaultLine key={index} fault={deed.fault} />)}
      {open === "end" && <EndDialog story={story} onClose={close} />}
      {open === "refuse" && held && <RefuseDialog story={story} onClose={close} />}
      {open === "handover" && state === "accepted" && <Handover request={request} onClose={close} />}
    </div>
  );
}
