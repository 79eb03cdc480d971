import "../i18n/areas/administrator.ts";
import "../i18n/areas/codes.ts";
import { draft } from "../app/draft.ts";
import { t } from "../i18n/index.ts";
import { followBoard } from "../live/board.ts";
import { Tabs } from "../ui/tabs.tsx";
import { AccountList } from "./account_list.tsx";
import { followAccounts } from "./accounts.ts";
import { AccountSheet } from "./account_sheet.tsx";
import { ConnectionList } from "./connection_list.tsx";
import { NewAccount } from "./new_account.tsx";
import { SecretsSheet } from "./secrets_sheet.tsx";
import { followStatus } from "./status.ts";
import { SystemView } from "./system.tsx";
import "../styles/office.css";

type View = "accounts" | "connections" | "system";
const view = draft<View>(() => "accounts");

// Accounts, who is signed in, and how the daemon is. The board is followed for the names of the centers.
export function start(): () => void {
  const stops = [followBoard(), followAccounts(), followStatus()];
  return () => stops.forEach((stop) => stop());
}

export function Screen() {
  const tabs: readonly { value: View; text: string }[] = [
    { value: "accounts", text: t("administrator.tab_accounts") },
    { value: "connections", text: t("administrator.tab_connections") },
    { value: "system", text: t("administrator.tab_system") },
  ];
  return (
    <div class="office column">
      <h1>{t("administrator.title")}</h1>
      <Tabs label={t("administrator.title")} tabs={tabs} value={view.value} onChange={(next) => (view.value = next)}>
        {view.value === "accounts" && <AccountList />}
        {view.value === "connections" && <ConnectionList />}
        {view.value === "system" && <SystemView />}
      </Tabs>
      <NewAccount />
      <AccountSheet />
      <SecretsSheet />
    </div>
  );
}
