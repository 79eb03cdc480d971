import { useState } from "preact/hooks";
import { clock, dayAndClock, number } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { broken, checkedHeads, firstCheckedAt, headAsOf, headFault, keysSeen, newest, type Checked } from "./heads.ts";
import type { Signature } from "./head.ts";

const moods: Record<Signature, ["ok" | "warn" | "bad", string]> = {
  right: ["ok", "✓"],
  wrong: ["bad", "✕"],
  other_key: ["bad", "✕"],
  malformed: ["bad", "✕"],
  no_key: ["warn", "?"],
  unable: ["warn", "?"],
};

function Verdict({ checked }: { checked: Checked }) {
  const [mood, sign] = moods[checked.signature];
  const grew = broken.value;
  return (
    <div class="row" role="status" data-signature={checked.signature} data-chain={grew ?? "grown"}>
      <Badge mood={mood} sign={sign} text={t(`auditor.signature_${checked.signature}`)} />
      <Badge mood={grew ? "bad" : "ok"} sign={grew ? "✕" : "✓"} text={t(grew ? `auditor.chain_${grew}` : "auditor.chain_grown", { n: checkedHeads.value, time: clock(firstCheckedAt.value) })} />
      {!checked.writable && <Badge mood="bad" sign="▲" text={t("auditor.not_writable")} />}
    </div>
  );
}

// The head is for keeping elsewhere: it is no secret, and worth most where the daemon cannot reach it.
function KeptElsewhere({ line }: { line: string }) {
  const [copied, setCopied] = useState("");
  const copy = () => void navigator.clipboard.writeText(line).then(() => setCopied(line)).catch(() => setCopied(""));
  return (
    <div class="column">
      <code class="code small block">{line}</code>
      <div class="row">
        <Button size="small" onPress={copy}>{t("auditor.copy")}</Button>
        <span role="status">{copied === line && t("auditor.copied")}</span>
      </div>
    </div>
  );
}

function Meaning({ line }: { line: string }) {
  return (
    <details>
      <summary>{t("auditor.meaning")}</summary>
      <div class="column meaning">
        <h3>{t("auditor.proves")}</h3>
        <ul class="dots">
          <li>{t("auditor.proves_signature")}</li>
          <li>{t("auditor.proves_growth")}</li>
        </ul>
        <h3>{t("auditor.proves_not")}</h3>
        <ul class="dots">
          <li>{t("auditor.proves_not_key")}</li>
          <li>{t("auditor.proves_not_files")}</li>
        </ul>
        <p>{t("auditor.offline")}</p>
        <code class="code small block">panactl audit verify AUDIT_FILES --key audit.key.pub --heads HEADS</code>
        <p>{t("auditor.keep")}</p>
        <KeptElsewhere line={line} />
      </div>
    </details>
  );
}

// How far the chain has come, and what this browser could verify of it by itself.
export function HeadPanel() {
  const checked = newest.value;
  const fault = headFault.value;
  const none = fault?.reason === "not_found";
  return (
    <section class="panel column" aria-labelledby="audit-head">
      <h2 id="audit-head">{t("auditor.head")}</h2>
      {!checked && (none ? <p>{t("auditor.no_head")}</p> : fault ? <FaultLine fault={fault} /> : <p role="status">{t("state.loading")}</p>)}
      {checked && (
        <>
          <Verdict checked={checked} />
          <dl class="fact-grid">
            <div class="fact"><dt>{t("auditor.sequence")}</dt><dd>{checked.head ? number(checked.head.sequence) : "—"}</dd></div>
            <div class="fact"><dt>{t("auditor.signed_at")}</dt><dd>{checked.head ? dayAndClock(checked.head.at) : "—"}</dd></div>
            <div class="fact"><dt>{t("auditor.key")}</dt><dd class="code">{checked.head?.key ?? "—"}</dd></div>
            <div class="fact"><dt>{t("auditor.checked_at")}</dt><dd>{clock(headAsOf.value)}</dd></div>
          </dl>
          {keysSeen.value.length > 1 && <p>{t("auditor.keys_seen", { keys: keysSeen.value.join(", ") })}</p>}
          <Meaning line={checked.line} />
        </>
      )}
    </section>
  );
}
