/** The languages of the page, as BCP 47 tags. */
export const locales = ["en", "zh-Hant", "zh-Hans"] as const;

/** One of the page's languages. */
export type Locale = (typeof locales)[number];

/** Each language in its own words. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文" };

/** Chooses a language from what was chosen before and what the browser prefers. */
export function pickLocale(stored: string | null, preferred: readonly string[]): Locale {
  if (isLocale(stored)) return stored;
  for (const tag of preferred) {
    const lower = tag.toLowerCase();
    if (/^zh\b.*(hant|-tw|-hk|-mo)/.test(lower)) return "zh-Hant";
    if (/^zh\b/.test(lower)) return "zh-Hans";
    if (/^en\b/.test(lower)) return "en";
  }
  return "en";
}

/** Whether a string names one of the page's languages. */
export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}
