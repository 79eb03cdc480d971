import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { OneOf } from "../ui/choices.tsx";
import { decide, DeedLine, underWay } from "../ui/deed.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { Outcome, RefusalReason, RequestStory } from "../wire/shapes.ts";
import { aboutPlace, forGood, unmetOutcome } from "./outcome.ts";

const holding = new Set(["offered", "accepted"]);

function openOffer(story: RequestStory): string | undefined {
  const last = story.offers.at(-1);
  return last && holding.has(last.state) ? last.offer : undefined;
}

// The person says no to the place: after some reasons another is looked for, after the others the request ends.
export function Refusal({ story, onClose }: { story: RequestStory; onClose: () => void }) {
  const [reason, setReason] = useState<RefusalReason | undefined>();
  const offer = openOffer(story);
  const id = `refuse ${story.request}`;
  const option = (value: RefusalReason) => ({ value, text: t(`refusal.${value}`) });
  const done = async () => {
    if (!reason) return;
    const answer = offer
      ? await decide(id, "offer.refuse", { offer, reason })
      : await decide(id, "request.end", { request: story.request, outcome: "withdrawn", reason });
    if (answer) onClose();
  };
  return (
    <Dialog title={t("officer.refuses")} onClose={onClose}>
      {offer && <OneOf legend={t("officer.refuses_place")} options={aboutPlace.map(option)} value={reason} onChange={setReason} />}
      <OneOf legend={t("officer.refuses_for_good")} options={forGood.map(option)} value={reason} onChange={setReason} />
      <DeedLine id={id} />
      <Button kind="primary" size="big" off={!reason || underWay(id)} onPress={() => void done()}>
        {reason && aboutPlace.includes(reason) ? t("officer.look_for_another") : t("officer.end")}
      </Button>
    </Dialog>
  );
}

// Ends the request for another reason than the person's no.
export function End({ story, onClose }: { story: RequestStory; onClose: () => void }) {
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  const id = `end ${story.request}`;
  const unmet = unmetOutcome(story.blocked);
  const done = async () => {
    if (outcome && (await decide(id, "request.end", { request: story.request, outcome }))) onClose();
  };
  return (
    <Dialog title={t("officer.end_title")} onClose={onClose}>
      <OneOf
        legend={t("officer.end_why")}
        options={[
          { value: "referred_elsewhere", text: t("outcome.referred_elsewhere") },
          { value: unmet, text: t(`outcome.${unmet}`) },
          { value: "duplicate", text: t("outcome.duplicate") },
        ]}
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
      />
      {openOffer(story) && <p>{t("officer.end_frees")}</p>}
      <DeedLine id={id} />
      <Button kind="danger" size="big" off={!outcome || underWay(id)} onPress={() => void done()}>{t("officer.end")}</Button>
    </Dialog>
  );
}
