export type { AmountError, AmountRules, ParsedAmount } from "./amountInput.ts";
export { parseAmountInput } from "./amountInput.ts";
export type { DayNumber } from "./dates.ts";
export { formatDate, formatDay, formatPeriod, formatTime, isoTime, parseDay } from "./dates.ts";
export { formatDecimal, isShortened, toDecimalString } from "./decimal.ts";
export { largest, smallest } from "./extremes.ts";
export { isCid, shortHex } from "./hashes.ts";
export type { Currency } from "./money.ts";
export { formatMoney, formatMoneyAmount } from "./money.ts";
export { paginate } from "./paginate.ts";
export { countryFromBytes, countryName, isCountry } from "./places.ts";
export { searchFor } from "./search.ts";
export type { SerialRun, SerialSegment } from "./serials.ts";
export { amountOfRun, formatSerialRun, serialName, serialSegments } from "./serials.ts";
export {
  formatPercent,
  formatShare,
  formatTonnes,
  formatTonnesHeadline,
  formatTonnesShort,
  MIN_AMOUNT,
  TONNE,
  TONNE_DECIMALS,
  tonnesToInput,
} from "./tonnes.ts";
