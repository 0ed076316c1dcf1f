import { useLingui } from "@lingui/react/macro";
import type { Locale } from "../i18n/index.ts";
import { chooseLocale, localeNames, locales, useLocale } from "../i18n/index.ts";

/** Chooses the language of the page. A native list: every phone and screen reader knows it. */
export function LanguageSwitch() {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <select
      aria-label={t`Language`}
      value={locale}
      onChange={(event) => chooseLocale(event.target.value as Locale)}
      className="h-10 rounded-lg border border-line bg-surface px-2 text-sm text-ink"
    >
      {locales.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {localeNames[tag]}
        </option>
      ))}
    </select>
  );
}
