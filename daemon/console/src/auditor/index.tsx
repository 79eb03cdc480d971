import "../i18n/areas/auditor.ts";
import "../i18n/areas/codes.ts";
import { t } from "../i18n/index.ts";
import { followEntries } from "./entries.ts";
import { EntryList } from "./entry_list.tsx";
import { FilterForm } from "./filter_form.tsx";
import { HeadPanel } from "./head_panel.tsx";
import { followHeads } from "./heads.ts";
import "../styles/office.css";
import "../styles/audit.css";

// The signed head, verified as it comes, and what was read of the entries.
export function start(): () => void {
  const stops = [followHeads(), followEntries()];
  return () => stops.forEach((stop) => stop());
}

export function Screen() {
  return (
    <div class="office column">
      <h1>{t("auditor.title")}</h1>
      <HeadPanel />
      <FilterForm />
      <EntryList />
    </div>
  );
}
