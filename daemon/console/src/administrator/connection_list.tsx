import { useEffect } from "preact/hooks";
import { ago, clock, when } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { DeedLine, underWay } from "../ui/deed.tsx";
import { FaultLine } from "../ui/fault_text.tsx";
import { now } from "../wire/clock.ts";
import type { SignedIn } from "../wire/shapes.ts";
import { session } from "../wire/session.ts";
import { belongsText } from "./belongs.ts";
import { connections, connectionsAsOf, connectionsFault, ending, endSession, readConnections, watchConnections } from "./connections.ts";

const most = 200;

function Row({ connection }: { connection: SignedIn }) {
  const { account, role, opened_at, seen_at, expires_at, certificate } = connection;
  const own = account === session.value?.account;
  return (
    <li class="connection" data-signed-in={account}>
      <span class="code strong">{account}</span>
      <span>{t(`role.${role}`)} {belongsText({ ...connection, disabled: false })}</span>
      <span class="quiet">
        {t("administrator.connection_times", { opened: when(opened_at, now.value), expires: when(expires_at, now.value) })}
        {" "}{t("administrator.connection_seen", { age: ago(seen_at, now.value) })}
      </span>
      <span class="row tight">
        {own && <Badge mood="ok" sign="●" text={t("administrator.you")} />}
        {certificate && <Badge mood="calm" sign="▣" text={t("administrator.with_certificate")} />}
      </span>
      {!own && <Confirm label={t("administrator.end_session")} question={t("administrator.end_session_text", { account })} yes={t("administrator.end_session_yes")} kind="danger" off={underWay(ending)} onYes={() => void endSession(account)} />}
    </li>
  );
}

// Who is signed in, and the way to sign somebody out everywhere.
export function ConnectionList() {
  useEffect(watchConnections, []);
  const fault = connectionsFault.value;
  if (fault?.reason === "method_not_found") return <p role="status">{t("administrator.connections_untold")}</p>;
  if (!connections.value) return fault ? <FaultLine fault={fault} /> : <p role="status">{t("state.loading")}</p>;
  return (
    <section class="column" aria-label={t("administrator.tab_connections")}>
      <div class="row spread">
        <span role="status" class="strong">{t("administrator.connection_count", { n: connections.value.length })}</span>
        <span class="row">
          <span class="quiet">{t("link.as_of", { time: clock(connectionsAsOf.value) })}</span>
          <Button size="small" onPress={() => void readConnections()}>{t("administrator.read_again")}</Button>
        </span>
      </div>
      <FaultLine fault={fault} />
      <DeedLine id={ending} />
      <ul class="list">
        {connections.value.slice(0, most).map((connection) => <Row key={`${connection.account} ${connection.opened_at}`} connection={connection} />)}
      </ul>
    </section>
  );
}
