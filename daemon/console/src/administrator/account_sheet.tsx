import { t } from "../i18n/index.ts";
import { Confirm } from "../ui/confirm.tsx";
import { decide, DeedLine, forgetDeed, underWay } from "../ui/deed.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { Account } from "../wire/shapes.ts";
import { session } from "../wire/session.ts";
import { chosen, chosenAccount, keepAccount } from "./accounts.ts";
import { AccountBadges } from "./account_list.tsx";
import { belongsText } from "./belongs.ts";
import { binding, Certificates, revoking } from "./certificates.tsx";
import { madePassword } from "./new_password.ts";
import { showSecrets } from "./secrets.ts";

const changing = "change account";

async function change(method: "account.disable" | "account.enable", account: string): Promise<void> {
  const changed = await decide(changing, method, { account });
  if (changed) keepAccount(changed);
}

async function reset(account: string): Promise<void> {
  const password = madePassword();
  const made = await decide(changing, "account.reset", { account, password });
  if (!made) return;
  keepAccount(made);
  showSecrets({ account: made.account, password, otp_secret: made.otp_secret });
  close();
}

function close(): void {
  chosen.value = "";
  [changing, binding, revoking].forEach(forgetDeed);
}

function Access({ account }: { account: Account }) {
  const busy = underWay(changing);
  const own = account.account === session.value?.account;
  return (
    <section class="column">
      <h3>{t("administrator.access")}</h3>
      {own && <p class="quiet">{t("administrator.own_account")}</p>}
      <div class="row top">
        {!own && (account.disabled ? (
          <Confirm label={t("administrator.enable")} question={t("administrator.enable_text")} yes={t("administrator.enable_yes")} off={busy} onYes={() => void change("account.enable", account.account)} />
        ) : (
          <Confirm label={t("administrator.disable")} question={t("administrator.disable_text")} yes={t("administrator.disable_yes")} kind="danger" off={busy} onYes={() => void change("account.disable", account.account)} />
        ))}
        {!own && <Confirm label={t("administrator.reset")} question={t("administrator.reset_text")} yes={t("administrator.reset_yes")} off={busy} onYes={() => void reset(account.account)} />}
      </div>
      <DeedLine id={changing} />
    </section>
  );
}

// One account: what it is, and what can be done with it.
export function AccountSheet() {
  const account = chosenAccount.value;
  if (!account) return null;
  const belongs = belongsText(account);
  return (
    <Dialog title={account.account} onClose={close}>
      <div class="row">
        <strong>{t(`role.${account.role}`)}</strong>
        {belongs && <span>{belongs}</span>}
        <AccountBadges account={account} />
        {!account.disabled && <span class="quiet">{t("administrator.may_sign_in")}</span>}
      </div>
      <Access account={account} />
      <Certificates account={account} />
    </Dialog>
  );
}
