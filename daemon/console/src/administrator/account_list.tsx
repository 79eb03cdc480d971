import { useState } from "preact/hooks";
import { clock, number } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { Field, TextField } from "../ui/field.tsx";
import type { Account, Role } from "../wire/shapes.ts";
import { accounts, accountsAsOf, chosen, fits, readAccounts, readFault, roles, wanted, type Wanted } from "./accounts.ts";
import { belongsText } from "./belongs.ts";
import { making } from "./new_account.tsx";

const page = 100;

function Filters() {
  const set = (part: Partial<Wanted>) => (wanted.value = { ...wanted.value, ...part });
  return (
    <form class="filters" role="search" aria-label={t("administrator.filters")} onSubmit={(event) => event.preventDefault()}>
      <TextField label={t("administrator.search")} hint={t("administrator.search_hint")} value={wanted.value.text} onChange={(text) => set({ text })} type="search" maxLength={64} />
      <Field label={t("administrator.role")}>
        {(control) => (
          <select {...control} value={wanted.value.role} onChange={(event) => set({ role: event.currentTarget.value as Role | "" })}>
            <option value="">{t("administrator.any")}</option>
            {roles.map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}
          </select>
        )}
      </Field>
      <Field label={t("administrator.only")}>
        {(control) => (
          <select {...control} value={wanted.value.only} onChange={(event) => set({ only: event.currentTarget.value as Wanted["only"] })}>
            <option value="">{t("administrator.any")}</option>
            <option value="disabled">{t("administrator.only_disabled")}</option>
            <option value="certificate">{t("administrator.only_certificate")}</option>
          </select>
        )}
      </Field>
    </form>
  );
}

export function AccountBadges({ account }: { account: Account }) {
  const count = account.certificates?.length ?? 0;
  return (
    <>
      {account.disabled && <Badge mood="bad" sign="✕" text={t("administrator.disabled")} />}
      {account.needs_certificate && <Badge mood="ok" sign="▣" text={t("administrator.needs_certificate_badge")} />}
      {count > 0 && <Badge mood="calm" sign="▢" text={t("administrator.certificate_count", { n: count })} />}
    </>
  );
}

function Row({ account }: { account: Account }) {
  return (
    <li>
      <button type="button" class="list-row" onClick={() => (chosen.value = account.account)} data-account={account.account}>
        <span class="code strong">{account.account}</span>
        <span>{t(`role.${account.role}`)}</span>
        <span class="quiet">{belongsText(account)}</span>
        <span class="row tight"><AccountBadges account={account} /></span>
      </button>
    </li>
  );
}

export function AccountList() {
  const [most, setMost] = useState(page);
  if (!accounts.value) return readFault.value ? <FaultLine fault={readFault.value} /> : <p role="status">{t("state.loading")}</p>;
  const found = accounts.value.filter((account) => fits(account, wanted.value, belongsText));
  return (
    <section class="column" aria-label={t("administrator.tab_accounts")}>
      <Filters />
      <div class="row spread">
        <span role="status" class="strong">{t("administrator.account_count", { n: found.length, all: number(accounts.value.length) })}</span>
        <span class="row">
          <span class="quiet">{t("link.as_of", { time: clock(accountsAsOf.value) })}</span>
          <Button size="small" onPress={() => void readAccounts()}>{t("administrator.read_again")}</Button>
          <Button kind="primary" onPress={() => (making.value = true)}>{t("administrator.new_account")}</Button>
        </span>
      </div>
      <FaultLine fault={readFault.value} />
      {found.length === 0 ? <p>{t("administrator.none_found")}</p> : (
        <ul class="list">{found.slice(0, most).map((account) => <Row key={account.account} account={account} />)}</ul>
      )}
      {found.length > most && <Button onPress={() => setMost(most + page)}>{t("administrator.show_more", { n: Math.min(page, found.length - most) })}</Button>}
    </section>
  );
}
