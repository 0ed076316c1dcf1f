import type { Messages } from "@lingui/core";
import { i18n } from "@lingui/core";
import type { Locale } from "./locales.ts";
import { pickLocale } from "./locales.ts";

const STORAGE_KEY = "carbontrace.locale";

const loaders: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import("./catalogs/en.ts"),
  "zh-Hant": () => import("./catalogs/zh-Hant.ts"),
  "zh-Hans": () => import("./catalogs/zh-Hans.ts"),
};

/** Loads a language, shows it, and tells the document its language. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await loaders[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  document.documentElement.dir = "ltr";
}

/** Shows the language chosen before, or the one the browser prefers. */
export function activateInitialLocale(): Promise<void> {
  return activateLocale(pickLocale(readStored(), navigator.languages));
}

/** Shows another language and remembers it. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await activateLocale(locale);
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    // Storage can be forbidden; the choice then lasts for this visit.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
