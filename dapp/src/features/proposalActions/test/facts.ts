import { getAddress, zeroAddress } from "viem";
import type { Facts } from "../compose/facts.ts";
import { BOOK } from "./addresses.ts";

export const PAYEE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
export const CODE = getAddress(`0x${"c0de".repeat(10)}`);
export const EMPTY = getAddress(`0x${"e0e0".repeat(10)}`);
export const OTHER_CODE = getAddress(`0x${"0bad".repeat(10)}`);
export const PRESENT_CODE = getAddress(`0x${"f00d".repeat(10)}`);
export const TOKEN = getAddress(`0x${"abcd".repeat(10)}`);
export const HASH = `0x${"12".repeat(32)}` as const;
export const CRBN = 10n ** 18n;
export const DAY = 86_400;

const token = (address: `0x${string}`, symbol: string, decimals: number, balance: bigint, limit: bigint) => ({
  address,
  currency: { symbol, decimals },
  balance,
  limit,
});

export const FACTS: Facts = {
  commission: { rate: 15n * 10n ** 15n, most: 5n * 10n ** 16n },
  challenges: { bond: 10_000n * CRBN, rewardsAvailable: 700n * CRBN },
  tiers: {
    1: { minimum: 1_000n * CRBN, lock: 30 * DAY, apyBps: 1_000 },
    2: { minimum: 10_000n * CRBN, lock: 90 * DAY, apyBps: 1_500 },
    3: { minimum: 50_000n * CRBN, lock: 180 * DAY, apyBps: 2_000 },
    4: { minimum: 100_000n * CRBN, lock: 365 * DAY, apyBps: 2_500 },
  },
  tokens: [
    token(BOOK.USDC, "USDC", 6, 5_000_000n, 50_000_000_000n),
    token(BOOK.CRBN, "CRBN", 18, 7n * CRBN, 500_000n * CRBN),
    token(zeroAddress, "ETH", 18, CRBN, 10n * CRBN),
  ],
  roles: [{ id: 401n, label: "MARKET_ADMIN" }],
  otherTokens: { [TOKEN.toLowerCase()]: token(TOKEN, "DAI", 18, 9n * CRBN, 0n), [EMPTY.toLowerCase()]: null },
  implementations: {
    [CODE.toLowerCase()]: { hash: HASH, upgradeable: true },
    [PRESENT_CODE.toLowerCase()]: { hash: HASH, upgradeable: true },
    [OTHER_CODE.toLowerCase()]: { hash: HASH, upgradeable: false },
    [EMPTY.toLowerCase()]: { hash: null, upgradeable: false },
  },
  current: { CreditMarket: PRESENT_CODE },
};
