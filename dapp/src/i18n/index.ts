export { activateInitialLocale, activateLocale, chooseLocale } from "./activate.ts";
export { closeUp, isPlain, lookOf, plain } from "./foreign.ts";
export type { Locale } from "./locales.ts";
export { isLocale, localeNames, locales, pickLocale } from "./locales.ts";
export { addTexts, withTexts } from "./texts.ts";
export { useLocale } from "./useLocale.ts";
