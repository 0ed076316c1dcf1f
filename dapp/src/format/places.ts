/** The codes of ISO 3166-1 alpha-2, and XK, which is in use for Kosovo. */
const COUNTRIES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
  "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO " +
  "JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR " +
  "MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO " +
  "RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV " +
  "TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/** Whether a country has this code: two capital letters alone name none. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && COUNTRIES.includes(code);
}

/** A country in words, from its ISO 3166-1 alpha-2 code; an unknown code stays as it is. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  try {
    return new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The two letters that a `bytes2` stands for: "0x4252" → "BR"; "" for zero or anything else. */
export function countryFromBytes(bytes: string): string {
  const match = /^0x([0-9a-f]{2})([0-9a-f]{2})$/i.exec(bytes);
  const code = match ? String.fromCharCode(...match.slice(1).map((pair) => Number.parseInt(pair, 16))) : bytes;
  return /^[A-Z]{2}$/.test(code) ? code : "";
}
