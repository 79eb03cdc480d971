import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { attempt } from "../ui/attempt.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { faultAt, FaultLine } from "../ui/fault_text.tsx";
import { Field, TextField } from "../ui/field.tsx";
import type { Account } from "../wire/shapes.ts";
import { callUntilKnown, newKey } from "../wire/session.ts";
import { accounts, chosen, keepAccount } from "./accounts.ts";
import { fingerprintFrom, fingerprintOf, spelled } from "./fingerprint.ts";

type Form = { text: string; file: string; needs: boolean | undefined; fault: "" | "text" | "file" };
const form = draft<Form>(() => ({ text: "", file: "", needs: undefined, fault: "" }));
export const binding = attempt();
export const revoking = attempt();
let formOf = "";
chosen.subscribe((account) => {
  if (account === "" || account === formOf) return;
  formOf = account;
  form.value = { text: "", file: "", needs: undefined, fault: "" };
});

async function take(file: File): Promise<void> {
  const fingerprint = file.size > 1 << 20 ? undefined : await fingerprintOf(await file.arrayBuffer());
  form.value = fingerprint
    ? { ...form.value, text: spelled(fingerprint), file: file.name, fault: "" }
    : { ...form.value, file: "", fault: "file" };
}

async function bind(account: Account): Promise<void> {
  const certificate = fingerprintFrom(form.value.text);
  if (!certificate) return void (form.value = { ...form.value, fault: "text" });
  const needs_certificate = form.value.needs ?? account.needs_certificate ?? false;
  const asked = { account: account.account, certificate, needs_certificate, key: newKey() };
  const done = await binding.run(async () => keepAccount(await callUntilKnown("certificate.bind", asked)));
  if (done) form.value = { text: "", file: "", needs: undefined, fault: "" };
}

// Revocation concerns every account that could sign in with it.
function revoke(certificate: string): void {
  const asked = { certificate, key: newKey() };
  void revoking.run(async () => {
    await callUntilKnown("certificate.revoke", asked);
    accounts.value = accounts.peek()?.map((account) =>
      account.certificates ? { ...account, certificates: account.certificates.filter((one) => one !== certificate) } : account,
    );
  });
}

function Bound({ account }: { account: Account }) {
  const { busy, fault } = revoking.state.value;
  if (!account.certificates?.length) return <p class="quiet">{t("administrator.no_certificate")}</p>;
  return (
    <>
      <ul class="list">
        {account.certificates.map((certificate) => (
          <li key={certificate} class="column">
            <span class="code small">{spelled(certificate)}</span>
            <Confirm label={t("administrator.revoke")} question={t("administrator.revoke_text")} yes={t("administrator.revoke_yes")} kind="danger" off={busy} onYes={() => revoke(certificate)} />
          </li>
        ))}
      </ul>
      {busy && <p role="status">{t("administrator.under_way")}</p>}
      <FaultLine fault={fault} />
    </>
  );
}

export function Certificates({ account }: { account: Account }) {
  const { text, file, needs, fault: own } = form.value;
  const { busy, fault } = binding.state.value;
  const wrong = own === "text" ? t("administrator.fingerprint_wrong") : faultAt(fault, "/certificate");
  return (
    <section class="column">
      <h3>{t("administrator.certificates")}</h3>
      <Bound account={account} />
      <form class="column" noValidate onSubmit={(event) => { event.preventDefault(); void bind(account); }}>
        <TextField label={t("administrator.fingerprint")} hint={t("administrator.fingerprint_hint")} value={text} onChange={(typed) => (form.value = { ...form.value, text: typed, file: "", fault: "" })} maxLength={200} class="code" error={wrong} />
        <Field label={t("administrator.certificate_file")} hint={file ? t("administrator.file_read", { file }) : t("administrator.file_hint")} error={own === "file" ? t("administrator.file_wrong") : undefined}>
          {(control) => (
            <input {...control} type="file" accept=".pem,.crt,.cer,.der" onChange={(event) => { const [picked] = event.currentTarget.files ?? []; if (picked) void take(picked); }} />
          )}
        </Field>
        <label class="check">
          <input type="checkbox" checked={needs ?? account.needs_certificate ?? false} onChange={(event) => (form.value = { ...form.value, needs: event.currentTarget.checked })} />
          {t("administrator.needs_certificate")}
        </label>
        <p class="quiet">{t("administrator.bind_text")}</p>
        {fault && !wrong && <FaultLine fault={fault} />}
        {busy && <p role="status">{t("administrator.under_way")}</p>}
        <div class="row"><Button submit kind="primary" off={busy}>{t("administrator.bind")}</Button></div>
      </form>
    </section>
  );
}
