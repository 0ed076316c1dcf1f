/**
 * What the local chain starts with of the token: the recipients of airdrop round 1 and stakes of four test accounts.
 * The addresses beyond anvil's are invented: hashes of a sentence, to which nobody has a key.
 */
import { type Address, getAddress, keccak256, slice, toHex } from "viem";
import { testAccount } from "../../chain/keys.ts";

/** CRBN of round 1 for anvil's test accounts 0 to 9, all different, some with a fraction. */
const TEST_AMOUNTS = [
  "1500",
  "24000",
  "8750.5",
  "3200",
  "4100.25",
  "990",
  "61000",
  "12345.678",
  "87500",
  "150000.000000000000000001",
];

/** CRBN of round 1 for the invented recipients. */
const INVENTED_AMOUNTS = [
  "250",
  "480.75",
  "1000",
  "1250",
  "1999.99",
  "2500",
  "3600",
  "5000.5",
  "7777",
  "10000",
  "18250",
  "40000",
  "0.5",
  "96000",
];

export const SEED_ROUND = 1;

/** How long round 1 can be claimed {d}. The deployment opens it, as `token.airdrop` of the network file says. */
export const SEED_ROUND_DAYS = 365;

/** A stake of a test account. */
export interface SeedStake {
  readonly account: number;
  /** number of the tier in `Tier` (ITiers.sol) */
  readonly tier: number;
  readonly name: string;
  /** CRBN */
  readonly amount: string;
}

/**
 * Account 0 votes: its stake alone reaches the quorum. Accounts 7 and 8 sell, 9 buys: its discount counts from its first
 * purchase after the seed.
 */
export const SEED_STAKES: readonly SeedStake[] = [
  { account: 0, tier: 1, name: "Bronze", amount: "6000000" },
  { account: 7, tier: 3, name: "Gold", amount: "62500" },
  { account: 8, tier: 4, name: "Platinum", amount: "150000" },
  { account: 9, tier: 2, name: "Silver", amount: "12500.5" },
];

/** Round 1's list, as the file that `npm run airdrop -- build` would read. */
export function seedRecipientsCsv(): string {
  const rows = [
    ...TEST_AMOUNTS.map((amount, index) => `${testAccount(index).address},${amount}`),
    ...INVENTED_AMOUNTS.map((amount, index) => `${inventedAccount(index)},${amount}`),
  ];
  return `${["address,amount", ...rows].join("\n")}\n`;
}

function inventedAccount(index: number): Address {
  return getAddress(slice(keccak256(toHex(`Carbontrace seed, invented recipient ${index}`)), 12));
}
