import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { stories } from "../live/requests.ts";
import { Button } from "../ui/button.tsx";
import { DeedLine, underWay } from "../ui/deed.tsx";
import { EndDialog, RefuseDialog } from "../ui/end_dialogs.tsx";
import { Handover } from "../ui/handover_dialog.tsx";
import type { Id } from "../wire/shapes.ts";

type Open = "end" | "refuse" | "handover" | undefined;

// What a coordinator may do with a request of a household that leaves: tell the way, say that they refuse, end it.
export function StoryDeeds({ request }: { request: Id }) {
  const [open, setOpen] = useState<Open>();
  const story = stories.value.get(request);
  if (!story || story.state === "ended" || story.state === "placed") return null;
  const deeds = [`act ${request}`, `end ${request}`];
  const busy = deeds.some(underWay);
  const held = story.state === "offered" || story.state === "accepted";
  const close = () => setOpen(undefined);
  return (
    <div class="column coo-tight-column">
      <div class="row coo-tight">
        {story.state === "accepted" && <Button kind="primary" size="small" onPress={() => setOpen("handover")}>{t("operator.handover")}</Button>}
        {held && <Button size="small" off={busy} onPress={() => setOpen("refuse")}>{t("operator.refuse")}</Button>}
        <Button size="small" kind="danger" off={busy} onPress={() => setOpen("end")}>{t("operator.end")}</Button>
      </div>
      {deeds.map((deed) => <DeedLine key={deed} id={deed} />)}
      {open === "end" && <EndDialog story={story} onClose={close} />}
      {open === "refuse" && held && <RefuseDialog story={story} onClose={close} />}
      {open === "handover" && story.state === "accepted" && <Handover request={request} onClose={close} />}
    </div>
  );
}
