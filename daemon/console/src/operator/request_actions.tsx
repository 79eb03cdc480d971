import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { EndDialog, RefuseDialog } from "../ui/end_dialogs.tsx";
import { Extend } from "../ui/extend.tsx";
import { Handover } from "../ui/handover_dialog.tsx";
import { session } from "../wire/session.ts";
import type { RequestStory } from "../wire/shapes.ts";
import { isMine, keepMine, lineOf } from "./mine.ts";
import { showIntake } from "./view.ts";

type Open = "end" | "refuse" | "handover" | undefined;

async function claim({ request }: RequestStory): Promise<void> {
  // The queue forgets it as soon as it is taken.
  const line = lineOf(request);
  const taken = await decide(`act ${request}`, "request.claim", { request });
  if (taken && line) keepMine({ ...line, state: taken.state, ...(taken.owner && { owner: taken.owner }) });
}

async function release({ request }: RequestStory): Promise<void> {
  if (await decide(`act ${request}`, "request.release", { request })) showIntake();
}

// What may be done with a request in its state, by whom it belongs to.
export function RequestActions({ story }: { story: RequestStory }) {
  const [open, setOpen] = useState<Open>();
  const { request, state } = story;
  const deeds = [`act ${request}`, `end ${request}`];
  const busy = deeds.some(underWay);
  const own = story.owner === session.value?.account || (story.owner === undefined && isMine(request));
  const held = state === "offered" || state === "accepted";
  const close = () => setOpen(undefined);
  if (state === "ended" || state === "placed") return null;
  return (
    <div class="column">
      <div class="row op-actions">
        {state === "accepted" && own && <Button kind="primary" size="big" onPress={() => setOpen("handover")}>{t("operator.handover")}</Button>}
        {!own && (state === "queued" || state === "waiting") && <Button kind="primary" off={busy} onPress={() => void claim(story)}>{t("operator.claim")}</Button>}
        {state === "accepted" && own && <Extend offer={story.offers.at(-1)!.offer} />}
        {held && own && <Button off={busy} onPress={() => setOpen("refuse")}>{t("operator.refuse")}</Button>}
        {state === "claimed" && own && <Button off={busy} onPress={() => void release(story)}>{t("operator.release")}</Button>}
        {own && <Button kind="danger" off={busy} onPress={() => setOpen("end")}>{t("operator.end")}</Button>}
      </div>
      {deeds.map((deed) => <DeedLine key={deed} id={deed} />)}
      {open === "end" && <EndDialog story={story} onClose={close} />}
      {open === "refuse" && held && <RefuseDialog story={story} onClose={close} />}
      {open === "handover" && state === "accepted" && <Handover request={request} onClose={close} />}
    </div>
  );
}
