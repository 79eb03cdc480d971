import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { decide, DeedLine, faultOfDeed, underWay } from "../ui/deed.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { Field, TextField } from "../ui/field.tsx";
import type { Account } from "../wire/shapes.ts";
import { accounts, chosen, keepAccount } from "./accounts.ts";
import { fingerprintFrom, fingerprintOf, spelled } from "./fingerprint.ts";

type Form = { text: string; file: string; needs: boolean | undefined; fault: "" | "text" | "file" };
const form = draft<Form>(() => ({ text: "", file: "", needs: undefined, fault: "" }));
export const binding = "bind certificate";
export const revoking = "revoke certificate";
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
  const bound = await decide(binding, "certificate.bind", { account: account.account, certificate, needs_certificate });
  if (!bound) return;
  keepAccount(bound);
  form.value = { text: "", file: "", needs: undefined, fault: "" };
}

// Revocation concerns every account that could sign in with it.
async function revoke(certificate: string): Promise<void> {
  if (!(await decide(revoking, "certificate.revoke", { certificate }))) return;
  accounts.value = accounts.peek()?.map((account) =>
    account.certificates ? { ...account, certificates: account.certificates.filter((one) => one !== certificate) } : account,
  );
}

function Bound({ account }: { account: Account }) {
  if (!account.certificates?.length) return <p class="quiet">{t("administrator.no_certificate")}</p>;
  return (
    <>
      <ul class="list">
        {account.certificates.map((certificate) => (
          <li key={certificate} class="column">
            <span class="code small">{spelled(certificate)}</span>
            <Confirm label={t("administrator.revoke")} question={t("administrator.revoke_text")} yes={t("administrator.revoke_yes")} kind="danger" off={underWay(revoking)} onYes={() => void revoke(certificate)} />
          </li>
        ))}
      </ul>
      <DeedLine id={revoking} />
    </>
  );
}

export function Certificates({ account }: { account: Account }) {
  const { text, file, needs, fault: own } = form.value;
  const fault = faultOfDeed(binding);
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
        <DeedLine id={binding} quietly={!!wrong} />
        <div class="row"><Button submit kind="primary" off={underWay(binding)}>{t("administrator.bind")}</Button></div>
      </form>
    </section>
  );
}
