import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { faultAt, faultText } from "../ui/fault_text.tsx";
import { t } from "../i18n/index.ts";
import { Fault } from "../wire/fault.ts";
import { endedElsewhere, link, quickExit, resuming, session, signIn, signOut } from "../wire/session.ts";
import { alarms } from "./alarms.ts";
import { locked, used } from "./lock.ts";
import { passwordChanged } from "./password_sheet.tsx";

// Signing in; also over a locked screen, where whoever was there goes on where they were.
export function SignIn() {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setAccount] = useState<string | undefined>();
  const account = typed ?? session.value?.account ?? "";
  const [password, setPassword] = useState("");
  const [otp, setOtp] = useState("");
  const [fault, setFault] = useState<Fault | undefined>();
  const [busy, setBusy] = useState(false);
  const waiting = link.state.value !== "open";
  const focus = (name: string) => form.current?.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
  // At the first field that is still empty; again when the screen is locked or a session before is not resumed.
  useEffect(() => {
    if (!resuming.value) focus(account ? "password" : "account");
  }, [resuming.value, locked.value]);

  // Decided before the link is there: it is done as soon as it is.
  const [wish, setWish] = useState(false);
  useEffect(() => {
    if (!wish || waiting) return;
    setWish(false);
    void submit();
  }, [wish, waiting]);

  const submit = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      // Somebody else must not find what was on the screen.
      if (session.value && session.value.account !== account.trim()) await signOut();
      await signIn(account.trim(), password, otp.replaceAll(/\s/g, ""));
      used();
      locked.value = false;
    } catch (why) {
      setOtp("");
      focus("otp");
      if (why instanceof Fault) setFault(why);
      else throw why;
    } finally {
      setBusy(false);
    }
  };

  if (resuming.value) return <main class="sign-in"><p role="status">{t("sign_in.resuming")}</p></main>;
  const wrong = fault?.reason === "wrong_credentials" && !fault.at ? t("sign_in.wrong") : undefined;
  const elsewhere = fault && !wrong && !fault.at ? faultText(fault) : undefined;
  return (
    <main class="sign-in" id="content" tabIndex={-1}>
      <form
        class="panel column"
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) setWish(true);
        }}
      >
        <h1>{locked.value ? t("lock.title") : t("sign_in.title")}</h1>
        {locked.value && <p>{t("lock.text")}</p>}
        {endedElsewhere.value && !locked.value && <p role="status">{t(passwordChanged.value ? "password.changed" : "sign_in.ended")}</p>}
        {locked.value && alarms.value.length > 0 && <p class="error" role="alert">{t("lock.waiting")}</p>}
        <TextField label={t("sign_in.account")} value={account} onChange={setAccount} name="account" autocomplete="username" maxLength={32} error={faultAt(fault, "/account")} />
        <TextField label={t("sign_in.password")} value={password} onChange={setPassword} type="password" name="password" autocomplete="current-password" maxLength={256} error={faultAt(fault, "/password")} />
        <TextField label={t("sign_in.otp")} hint={t("sign_in.otp_hint")} value={otp} onChange={setOtp} name="otp" inputMode="numeric" autocomplete="one-time-code" maxLength={7} error={faultAt(fault, "/otp")} />
        {(wrong ?? elsewhere) && <p class="error" role="alert">{wrong ?? elsewhere}</p>}
        {waiting && <p role="status">{t("link.connecting")}</p>}
        <Button submit kind="primary" size="big" off={busy || wish}>{t("sign_in.submit")}</Button>
        {locked.value && (
          <div class="row spread">
            <Button kind="plain" onPress={() => { locked.value = false; void signOut(); }}>{t("lock.other")}</Button>
            <Button kind="plain" onPress={quickExit}>{t("bar.exit")}</Button>
          </div>
        )}
      </form>
    </main>
  );
}
