/** What the local market's pools, pairs, orders and router start with. Prices are of the order of the voluntary market, in US$/t. */
import type { SeedClaim, VintageChoice } from "./market.ts";

/** Pools: how much of how many vintages, and with how much of its token the pair with USDC opens. */
export const SEED_LIQUIDITY = [
  { symbol: "CTN", deposit: "250", vintages: 4, paired: "300", price: "11.50" },
  { symbol: "CTR", deposit: "500", vintages: 4, paired: "600", price: "2.60" },
  { symbol: "CTI", deposit: "100", vintages: 3, paired: "60", price: "6.20" },
] as const;

/** What leaves a pool again, and what is swapped for its token {USDC}. */
export const SEED_REDEMPTION = {
  symbol: "CTN",
  selected: "12.5",
  automatic: "20",
  vintages: 4n,
  swapped: "230",
} as const;

export interface SeedOrder extends VintageChoice {
  readonly side: "sell" | "buy";
  /** anvil test account */
  readonly maker: number;
  readonly nonce: bigint;
  readonly tonnes: string;
  /** US$ per tonne */
  readonly price: string;
  readonly minFill: string;
  readonly days: number;
  /** tonnes of it that are filled; none = nothing */
  readonly filled?: string;
}

/** Orders on the board: account 7 sells of what it holds, account 9 buys. */
export const SEED_ORDERS: readonly SeedOrder[] = [
  {
    project: "VCS-2551",
    year: 2023,
    side: "sell",
    maker: 7,
    nonce: 1n,
    tonnes: "400",
    price: "12.20",
    minFill: "10",
    days: 90,
    filled: "25",
  },
  {
    project: "VCS-2551",
    year: 2023,
    side: "buy",
    maker: 9,
    nonce: 1n,
    tonnes: "50",
    price: "11.10",
    minFill: "5",
    days: 90,
  },
];

const claim: SeedClaim = {
  purpose: "voluntary",
  retiringEntity: "Tidewater Sample GmbH",
  beneficiaryName: "Tidewater Sample GmbH",
  beneficiaryLocation: "Hamburg, Germany",
  message: "Remaining emissions of our 2025 logistics.",
  country: "DE",
  consumption: [20250101, 20251231],
};

/** Retirements in one transaction, out of a listing or out of a pool. */
export const SEED_ROUTED: readonly {
  readonly tonnes: string;
  readonly listing: string;
  readonly pool?: string;
  readonly claim: SeedClaim;
}[] = [
  { tonnes: "3.5", listing: "VCS-2551", claim },
  { tonnes: "2", listing: "", pool: "CTN", claim: { ...claim, message: "Out of a pool, paid in USDC." } },
];
