import { language, languages, t, type Language } from "../i18n/index.ts";
import { theme, themes, type Theme } from "./theme.ts";

const ownNames: Record<Language, string> = { kk: "Қазақша", ru: "Русский", en: "English" };

export function LanguageChoice() {
  return (
    <label>
      <span class="visually-hidden">{t("bar.language")}</span>
      <select value={language.value} onChange={(event) => (language.value = event.currentTarget.value as Language)}>
        {languages.map((tongue) => (
          <option key={tongue} value={tongue} lang={tongue}>{ownNames[tongue]}</option>
        ))}
      </select>
    </label>
  );
}

export function ThemeChoice() {
  return (
    <label>
      <span class="visually-hidden">{t("bar.theme")}</span>
      <select value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)}>
        {themes.map((kind) => (
          <option key={kind} value={kind}>{t(`bar.theme_${kind}`)}</option>
        ))}
      </select>
    </label>
  );
}
