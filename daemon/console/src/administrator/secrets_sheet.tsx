import { left } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { now } from "../wire/clock.ts";
import { QrCode } from "./qr_code.tsx";
import { codeUri, hideSecrets, secrets, showLonger } from "./secrets.ts";

const inFours = (text: string) => text.replaceAll(/.{4}(?=.)/g, "$& ");

// What the person who gets the account must know, once; it goes from the screen by itself.
export function SecretsSheet() {
  const shown = secrets.value;
  if (!shown) return null;
  void now.value;
  return (
    <Dialog title={t("administrator.secrets", { account: shown.account })} onClose={hideSecrets}>
      <p>{t("administrator.secrets_text")}</p>
      <div class="secrets">
        <dl class="facts">
          <dt>{t("sign_in.account")}</dt>
          <dd class="code">{shown.account}</dd>
          <dt>{t("sign_in.password")}</dt>
          <dd class="code" data-secret="password">{shown.password}</dd>
          <dt>{t("administrator.otp_secret")}</dt>
          <dd class="code" data-secret="otp">{inFours(shown.otp_secret)}</dd>
        </dl>
        <QrCode text={codeUri(shown)} />
      </div>
      <div class="row spread">
        <span role="timer">{t("administrator.secrets_left", { left: left(shown.until, Date.now()) })}</span>
        <span class="row">
          <Button onPress={showLonger}>{t("administrator.secrets_longer")}</Button>
          <Button kind="primary" onPress={hideSecrets}>{t("administrator.secrets_done")}</Button>
        </span>
      </div>
    </Dialog>
  );
}
