/**
 * Country names as registries write them → ISO 3166-1 alpha-2.
 *
 * `i18n-iso-countries` knows the common English names. The aliases are those that it does not know, or that are spelled
 * in the old ISO "short name, inverted" way that Gold Standard uses. "Congo" alone means the Republic (CG) in both
 * registries' lists; the Democratic Republic is always spelled out.
 */
import { createRequire } from "node:module";
import countries from "i18n-iso-countries";
import { lookupKey } from "../text.ts";

const require = createRequire(import.meta.url);
countries.registerLocale(require("i18n-iso-countries/langs/en.json"));

const ALIASES: Readonly<Record<string, string>> = {
  "Viet Nam": "VN",
  Vietnam: "VN",
  Turkey: "TR",
  Türkiye: "TR",
  Turkiye: "TR",
  "Tanzania United Republic of": "TZ",
  "Tanzania, United Republic of": "TZ",
  Tanzania: "TZ",
  Congo: "CG",
  "Congo, Republic of": "CG",
  "Republic of Congo": "CG",
  "Republic of the Congo": "CG",
  "Congo the Democratic Republic of the": "CD",
  "Congo, The Democratic Republic of The": "CD",
  "Congo, Democratic Republic of": "CD",
  "Democratic Republic of Congo": "CD",
  "Democratic Republic of the Congo": "CD",
  "Korea, Republic of": "KR",
  "Korea Republic of": "KR",
  "South Korea": "KR",
  "Lao People's Democratic Republic": "LA",
  Laos: "LA",
  "Cote d'Ivoire": "CI",
  "Ivory Coast": "CI",
  "Bolivia, Plurinational State of": "BO",
  "Bolivia Plurinational State of": "BO",
  "Macedonia the former Yugoslav Republic of": "MK",
  "Moldova Republic of": "MD",
  "Moldova, Republic of": "MD",
  "Iran Islamic Republic of": "IR",
  "Venezuela Bolivarian Republic of": "VE",
  "Taiwan, Province of China": "TW",
  "Taiwan Province of China": "TW",
  Taiwan: "TW",
  "Hong Kong": "HK",
  "Russian Federation": "RU",
  "United States": "US",
  "United States of America": "US",
  USA: "US",
  "United Kingdom": "GB",
  "Great Britain": "GB",
  "Czech Republic": "CZ",
  Swaziland: "SZ",
  "Cape Verde": "CV",
  Burma: "MM",
  "Palestinian Territory Occupied": "PS",
  "The Gambia": "GM",
  "Micronesia Federated States of": "FM",
};

const BY_KEY = new Map<string, string>();
for (const [code, names] of Object.entries(countries.getNames("en", { select: "all" }))) {
  for (const name of names) BY_KEY.set(lookupKey(name), code);
}
for (const [name, code] of Object.entries(ALIASES)) BY_KEY.set(lookupKey(name), code);

/** "Tanzania United Republic of" → "TZ"; `undefined` for a name that no list knows. */
export function countryCode(name: string): string | undefined {
  return BY_KEY.get(lookupKey(name));
}

/** Whether `code` is an assigned ISO 3166-1 alpha-2 code. */
export function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countries.isValid(code);
}

/** "CD" → "Democratic Republic of the Congo"; the code itself if it is not assigned. */
export function countryName(code: string): string {
  return countries.getName(code, "en") ?? code;
}
