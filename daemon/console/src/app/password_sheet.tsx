import { signal } from "@preact/signals";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { decide, DeedLine, faultOfDeed, forgetDeed, underWay } from "../ui/deed.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { faultAt } from "../ui/fault_text.tsx";
import { TextField } from "../ui/field.tsx";
import { session, signedOutByDaemon } from "../wire/session.ts";
import { draft } from "./draft.ts";

export const changingPassword = draft(() => false);
// Told where one signs in next.
export const passwordChanged = signal(false);

type Form = { current: string; wanted: string; again: string; tried: boolean };
const form = draft<Form>(() => ({ current: "", wanted: "", again: "", tried: false }));
const changing = "change password";

function close(): void {
  changingPassword.value = false;
  form.value = { current: "", wanted: "", again: "", tried: false };
  forgetDeed(changing);
}

function missing({ current, wanted, again }: Form): { current?: string; wanted?: string; again?: string } {
  return {
    ...(!current && { current: t("field.required") }),
    ...([...wanted].length < 12 && { wanted: t("weak.too_short") }),
    ...(again !== wanted && { again: t("password.differs") }),
  };
}

async function change(): Promise<void> {
  form.value = { ...form.value, tried: true };
  const { current, wanted } = form.value;
  if (Object.keys(missing(form.value)).length > 0) return;
  const before = session.peek()?.resume_token;
  if (!(await decide(changing, "account.password", { current, password: wanted }))) return;
  close();
  // With the password all sessions have ended, this one too; one that was opened since is another.
  if (session.peek()?.resume_token !== before) return;
  passwordChanged.value = true;
  signedOutByDaemon();
}

session.subscribe((is) => {
  if (is) passwordChanged.value = false;
});

// One's own password, for every role.
export function PasswordSheet() {
  if (!changingPassword.value) return null;
  const { current, wanted, again, tried } = form.value;
  const fault = faultOfDeed(changing);
  const lacking = tried ? missing(form.value) : {};
  const set = (part: Partial<Form>) => (form.value = { ...form.value, ...part });
  const wrong = fault?.reason === "wrong_credentials" ? t("password.wrong") : faultAt(fault, "/current");
  const placed = wrong ?? faultAt(fault, "/password");
  return (
    <Dialog title={t("password.change")} onClose={close}>
      <form class="column" noValidate onSubmit={(event) => { event.preventDefault(); void change(); }}>
        <input class="visually-hidden" type="text" autocomplete="username" value={session.value?.account} readOnly tabIndex={-1} aria-hidden="true" />
        <TextField type="password" label={t("password.current")} value={current} onChange={(text) => set({ current: text })} autocomplete="current-password" maxLength={256} autofocus error={lacking.current ?? wrong} />
        <TextField type="password" label={t("password.new")} hint={t("password.hint")} value={wanted} onChange={(text) => set({ wanted: text })} autocomplete="new-password" maxLength={256} error={lacking.wanted ?? faultAt(fault, "/password")} />
        <TextField type="password" label={t("password.again")} value={again} onChange={(text) => set({ again: text })} autocomplete="new-password" maxLength={256} error={lacking.again} />
        <p class="quiet">{t("password.text")}</p>
        <DeedLine id={changing} quietly={!!placed} />
        <div class="row">
          <Button submit kind="primary" off={underWay(changing)}>{t("password.change")}</Button>
          <Button onPress={close}>{t("action.cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
