import { useLingui } from "@lingui/react";
import type { Locale } from "./locales.ts";
import { isLocale } from "./locales.ts";

/** The language that is shown now, for the formatters. */
export function useLocale(): Locale {
  const { i18n } = useLingui();
  return isLocale(i18n.locale) ? i18n.locale : "en";
}
