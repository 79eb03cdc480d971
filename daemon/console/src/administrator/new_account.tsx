import { draft } from "../app/draft.ts";
import { named, t } from "../i18n/index.ts";
import { regions } from "../live/country.ts";
import { Button } from "../ui/button.tsx";
import { AnyOf } from "../ui/choices.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "../ui/deed.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { Field, TextField } from "../ui/field.tsx";
import type { AccountCreateParams, Role } from "../wire/shapes.ts";
import { keepAccount, roles } from "./accounts.ts";
import { CenterChoice } from "./center_choice.tsx";
import { madePassword } from "./new_password.ts";
import { showSecrets } from "./secrets.ts";

type Form = { account: string; role: Role; center: string; regions: string[]; station: string; tried: boolean };
export const making = draft(() => false);
const form = draft<Form>(() => ({ account: "", role: "operator", center: "", regions: [], station: "", tried: false }));
const creating = "create account";

const hasRegions = (role: Role) => role === "coordinator" || role === "officer";
const hasStation = (role: Role) => role === "officer" || role === "gateway";
const isId = (text: string) => /^[a-z][a-z0-9_-]{0,31}$/.test(text);

// What is still missing, member by member; the daemon has the last word.
function missing({ account, role, center, station }: Form): { account?: string; center?: string; station?: string } {
  return {
    ...(!isId(account.trim()) && { account: t("administrator.id_rule") }),
    ...(role === "center" && !center && { center: t("field.required") }),
    ...(hasStation(role) && station.trim() && !isId(station.trim()) && { station: t("administrator.id_rule") }),
  };
}

function paramsOf({ account, role, center, regions: chosen, station }: Form): Omit<AccountCreateParams, "password" | "key"> {
  return {
    account: account.trim(),
    role,
    ...(role === "center" && { center }),
    ...(hasRegions(role) && chosen.length > 0 && { regions: chosen }),
    ...(hasStation(role) && station.trim() && { station: station.trim() }),
  };
}

async function create(): Promise<void> {
  form.value = { ...form.value, tried: true };
  if (Object.keys(missing(form.value)).length > 0) return;
  const password = madePassword();
  const made = await decide(creating, "account.create", { ...paramsOf(form.value), password });
  if (!made) return;
  keepAccount(made);
  showSecrets({ account: made.account, password, otp_secret: made.otp_secret });
  making.value = false;
  form.value = { ...form.value, account: "", center: "", station: "", tried: false };
}

function Belonging({ lacking }: { lacking: ReturnType<typeof missing> }) {
  const { role, center, regions: chosen, station } = form.value;
  const set = (part: Partial<Form>) => (form.value = { ...form.value, ...part });
  const fault = faultOfDeed(creating);
  return (
    <>
      {role === "center" && <CenterChoice value={center} onChange={(id) => set({ center: id })} error={lacking.center ?? faultAt(fault, "/center")} />}
      {hasRegions(role) && regions.value.length > 0 && (
        <>
          <AnyOf legend={t("administrator.regions")} options={regions.value.map(({ region, name }) => ({ value: region, text: named(name) }))} values={chosen} onChange={(values) => set({ regions: values })} />
          <p class="quiet">{t("administrator.regions_hint")}</p>
        </>
      )}
      {hasStation(role) && <TextField label={t("administrator.station")} hint={t("administrator.station_hint")} optional value={station} onChange={(text) => set({ station: text })} maxLength={32} error={lacking.station ?? faultAt(fault, "/station")} />}
    </>
  );
}

export function NewAccount() {
  if (!making.value) return null;
  const fault = faultOfDeed(creating);
  const lacking = form.value.tried ? missing(form.value) : {};
  const taken = fault?.reason === "conflict" ? t("administrator.taken") : undefined;
  const placed = taken || ["/account", "/center", "/station"].some((at) => faultAt(fault, at));
  return (
    <Dialog title={t("administrator.new_account")} onClose={() => { making.value = false; forgetDeed(creating); }}>
      <form class="column" noValidate onSubmit={(event) => { event.preventDefault(); void create(); }}>
        <TextField label={t("administrator.account")} hint={t("administrator.account_hint")} value={form.value.account} onChange={(account) => (form.value = { ...form.value, account })} maxLength={32} error={lacking.account ?? taken ?? faultAt(fault, "/account")} />
        <Field label={t("administrator.role")}>
          {(control) => (
            <select {...control} value={form.value.role} onChange={(event) => (form.value = { ...form.value, role: event.currentTarget.value as Role })}>
              {roles.map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}
            </select>
          )}
        </Field>
        <Belonging lacking={lacking} />
        <p class="quiet">{t("administrator.new_account_text")}</p>
        <DeedLine id={creating} quietly={!!placed} />
        <div class="row">
          <Button submit kind="primary" off={underWay(creating)}>{t("administrator.create")}</Button>
          <Button onPress={() => { making.value = false; forgetDeed(creating); }}>{t("action.cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
