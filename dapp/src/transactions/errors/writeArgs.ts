import {
  formatDay,
  formatDecimal,
  formatMoneyAmount,
  formatPercent,
  formatTime,
  formatTonnes,
  shortHex,
} from "../../format/index.ts";
import type { Money } from "./inToken.ts";
import type { WrittenArgs } from "./sentences/types.ts";

type Unit = "tonnes" | "money" | "time" | "day" | "days" | "share" | "basisPoints" | "plain";

/** Arguments in eighteen decimals: tonnes, and CRBN. */
const TONNE_ARGS = [
  "amount",
  "minimum",
  "maximum",
  "remaining",
  "minFill",
  "balance",
  "needed",
  "end",
  "issued",
  "available",
  "fits",
  "shortfall",
  "sound",
  "found",
  "held",
  "minted",
  "staked",
];
const TIME_ARGS = ["expiry", "deadline", "closedUntil", "unlock", "until", "restUntil", "at"];
/** Arguments whose unit follows from their error. */
const UNITS: Readonly<Record<string, Unit>> = {
  "LockTooLong.lock": "days",
  "LockTooLong.maximum": "days",
  "TierTermsInvalid.lock": "days",
  "ApyTooLow.apyBps": "basisPoints",
  "ApyTooLow.minimum": "basisPoints",
  "TierTermsInvalid.apyBps": "basisPoints",
  "UnlockEarlier.current": "time",
  "BucketExhausted.left": "tonnes",
  "TrancheTooLarge.left": "tonnes",
  "RoundExhausted.left": "tonnes",
  "StartInvalid.start": "time",
  "RoundNotStarted.start": "time",
  "DeadlineInvalid.earliest": "time",
  "PollStillOpen.end": "time",
  "PollClosed.end": "time",
  "AllotmentBelowIssued.issued": "plain",
  "CapExceeded.cap": "basisPoints",
  "CapExceeded.share": "basisPoints",
  "PoolCapExceeded.supply": "tonnes",
  "PoolCapExceeded.cap": "tonnes",
  "FeeAboveMaximum.fee": "tonnes",
  "PoolTooManyLines.maximum": "plain",
  "TooManyPools.maximum": "plain",
  "TooManyLines.maximum": "plain",
  "AmountNotInLots.lot": "tonnes",
  "TonnesTooFew.tonnes": "tonnes",
  "SourceTooSmall.tonnes": "tonnes",
  "TonnesBelowMinimum.tonnes": "tonnes",
  "WholeSerialsExhausted.available": "plain",
  "WithdrawalTooEarly.from": "time",
  "PeriodsOverlap.otherStart": "day",
  "PeriodsOverlap.otherEnd": "day",
  "PeriodInvalid.period": "days",
  "PeriodInvalid.least": "days",
  "PeriodInvalid.most": "days",
  "GovernorInsufficientProposerVotes.votes": "tonnes",
  "GovernorInsufficientProposerVotes.threshold": "tonnes",
};
/** Errors whose amounts are CRBN, in eighteen decimals as tonnes are. */
const BOND_ERRORS = ["BondChanged", "BondOutOfBounds", "BondAllowanceShort", "RewardNotFunded"];
const BOND_ARGS = ["expected", "actual", "least", "most", "reward", "allowance"];
const MONEY_ERRORS = [
  "ERC20InsufficientBalance",
  "ERC20InsufficientAllowance",
  "TotalExceedsMaximum",
  "PayTokenDeliveredShort",
];
const MONEY_ARGS = ["balance", "needed", "allowance", "total", "maximum", "expected", "delivered"];
/** Pay tokens are stablecoins of six decimals {payToken}. */
const MONEY_DECIMALS = 6;
const DAY = 86_400;
/** APYs are written with 1e4 = 100 %. */
const BASIS_POINT_DECIMALS = 2;
/** Rates are written with 1e18 = 100 %, so 1e16 is one per cent. */
const PERCENT_DECIMALS = 16;

function unitOf(error: string, arg: string): Unit {
  const own = UNITS[`${error}.${arg}`];
  if (own) return own;
  if (MONEY_ERRORS.includes(error) && MONEY_ARGS.includes(arg)) return "money";
  if (BOND_ERRORS.includes(error) && BOND_ARGS.includes(arg)) return "tonnes";
  if (error === "CommissionTooHigh") return "share";
  if (TIME_ARGS.includes(arg)) return "time";
  return TONNE_ARGS.includes(arg) ? "tonnes" : "plain";
}

/** An amount of a token whose decimals are known, which an action put in the place of a bare number: see `inToken.ts`. */
function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "amount" in value && "decimals" in value;
}

function write(value: unknown, unit: Unit, locale: string): string {
  if (isMoney(value)) return formatMoneyAmount(value.amount, value.decimals, locale);
  if (typeof value === "string" && /^0x[0-9a-f]{40,}$/i.test(value)) return shortHex(value);
  if (typeof value !== "bigint" && typeof value !== "number") return String(value);
  const amount = BigInt(value);
  switch (unit) {
    case "tonnes":
      return formatTonnes(amount, locale);
    case "money":
      return formatMoneyAmount(amount, MONEY_DECIMALS, locale);
    case "share":
      return formatPercent(amount, PERCENT_DECIMALS, locale);
    case "time":
      return amount < 2n ** 42n ? formatTime(amount, locale) : "∞";
    case "day":
      return formatDay(Number(amount), locale);
    case "days":
      return formatDecimal((amount * 100n) / BigInt(DAY), 2, locale);
    case "basisPoints":
      return formatPercent(amount, BASIS_POINT_DECIMALS, locale);
    case "plain":
      return String(value);
  }
}

/** Writes the arguments of a custom error for the reader, each in its unit. */
export function writeArgs(error: string, args: Readonly<Record<string, unknown>>, locale: string): WrittenArgs {
  const written = Object.entries(args).map(([name, value]) => [name, write(value, unitOf(error, name), locale)]);
  return Object.fromEntries(written) as WrittenArgs;
}
