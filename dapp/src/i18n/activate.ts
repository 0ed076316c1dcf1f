import { i18n } from "@lingui/core";
import type { Locale } from "./locales.ts";
import { pickLocale } from "./locales.ts";
import { addTexts, loadTexts } from "./texts.ts";

const STORAGE_KEY = "carbontrace.locale";

// What no feature says: the frame's texts and those of the rooms that every page uses.
addTexts(import.meta.glob("../app/locales/*.po", { import: "messages" }));

let wanted: Locale | undefined;

/** Loads a language for all that is on the page, shows it, and tells the document. The last language asked for wins. */
export async function activateLocale(locale: Locale): Promise<void> {
  wanted = locale;
  await loadTexts(locale);
  if (wanted !== locale) return;
  i18n.activate(locale);
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
