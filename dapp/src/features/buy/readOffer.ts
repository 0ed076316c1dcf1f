import { type Address, erc20Abi } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { orNotFound, parseId, readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import {
  chainNow,
  type Project,
  readCurrency,
  readHead,
  readTierOf,
  soundPartOf,
  type Tier,
  type Vintage,
} from "../../data/index.ts";
import { type Currency, largest } from "../../format/index.ts";

/** Who is asked for when nobody is connected; nobody has no tier, so no discount. */
export const NOBODY: Address = "0x0000000000000000000000000000000000000001";

/** Why a listing cannot be bought from now. */
export type OfferHalt = "soldOut" | "expired" | "recalled" | "suspended" | "paused";

/** A listing as the chain has it now. */
export interface Offer {
  id: bigint;
  seller: Address;
  vintageId: number;
  payToken: Address;
  remaining: bigint;
  /** The least that can be bought now: the seller's minimum, or all that is left when that is less. */
  minFill: bigint;
  /** Every purchase is a multiple of it {unit}; 0 without lots. */
  lot: bigint;
  unitPrice: bigint;
  expiry: bigint;
  currency: Currency;
  project: Project;
  vintage: Vintage;
  /** How much of the vintage has sound serial numbers: nobody can retire more than that {unit}. */
  sound: bigint;
  halt: OfferHalt | null;
}

/** What the chain says a purchase costs. */
export interface Quote {
  price: bigint;
  commission: bigint;
  total: bigint;
  /** What the payer's staking tier takes off the commission {1e2 = 100 %}; already taken off. */
  discountPercent: number;
  /** The payer's staking tier; 0 for none. */
  tier: Tier | 0;
}

const SMALLEST = 10n ** 15n;

/** The least that can be bought: the seller's minimum, never more than what is left. */
export function leastFill(minFill: bigint, remaining: bigint): bigint {
  const wanted = minFill > SMALLEST ? minFill : SMALLEST;
  return wanted < remaining ? wanted : remaining;
}

/** Why a listing cannot be bought from, the reason that stays longest first. */
export function haltOf(state: {
  remaining: bigint;
  expiry: bigint;
  sound: bigint;
  tradable: boolean;
  paused: boolean;
  now: bigint;
}): OfferHalt | null {
  if (state.remaining === 0n) return "soldOut";
  if (state.expiry < state.now) return "expired";
  if (state.sound === 0n) return "recalled";
  if (!state.tradable) return "suspended";
  return state.paused ? "paused" : null;
}

/** Reads a listing, what is for sale and whether it can be bought now, all from the chain. */
export async function readOffer(idText: string): Promise<Offer> {
  const id = parseId(idText, 256);
  const { creditMarket, carbonCredit } = contracts;
  const listing = await orNotFound(
    publicClient.readContract({ ...creditMarket, functionName: "listingOf", args: [id] }),
  );
  const [vintage, tradable, paused, currency] = await Promise.all([
    readVintageParts(listing.vintage),
    publicClient.readContract({ ...carbonCredit, functionName: "isTradable", args: [listing.vintage] }),
    publicClient.readContract({ ...creditMarket, functionName: "paused" }),
    readCurrency(listing.payToken),
    readHead(),
  ]);
  const project = await readProjectParts(Math.floor(listing.vintage / 4_096), [vintage]);
  const expiry = BigInt(listing.expiry);
  const sound = soundPartOf(vintage);
  return {
    id,
    seller: listing.seller,
    vintageId: listing.vintage,
    payToken: listing.payToken,
    remaining: listing.remaining,
    minFill: leastFill(largest(listing.minFill, listing.lot), listing.remaining),
    lot: listing.lot,
    unitPrice: listing.unitPrice,
    expiry,
    currency,
    project,
    vintage,
    sound,
    halt: haltOf({ remaining: listing.remaining, expiry, sound, tradable, paused, now: chainNow() }),
  };
}

/** Asks the chain what a purchase costs: the only source of price, commission and total. */
export async function readQuote(listing: bigint, amount: bigint, payer: Address): Promise<Quote> {
  const [{ price, commission, total, discountPercent }, tier] = await Promise.all([
    publicClient.readContract({ ...contracts.creditMarket, functionName: "quote", args: [listing, amount, payer] }),
    readTierOf(payer),
  ]);
  return { price, commission, total, discountPercent: Number(discountPercent), tier };
}

/** What an account has of the pay token. */
export function readBalance(payToken: Address, account: Address): Promise<bigint> {
  return publicClient.readContract({ address: payToken, abi: erc20Abi, functionName: "balanceOf", args: [account] });
}
