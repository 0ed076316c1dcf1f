/** The seed's market side: brings listings, trades and retirements about, each once. Asks the chain's events first. */
import { type Address, parseUnits, stringToHex, zeroAddress } from "viem";
import { formatMoney, formatTonnes, parseTonnes } from "../../chain/amounts.ts";
import { CommandError } from "../../chain/fail.ts";
import type { Signer } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import type { ImportPlan, PlannedVintage } from "../plan/plan.ts";
import {
  PURPOSE,
  SEED_LISTINGS,
  SEED_RETIREMENTS,
  SEED_TRADES,
  type SeedClaim,
  type SeedListing,
  type VintageChoice,
} from "./market.ts";

const USDC_DECIMALS = 6;
const DAY = 86_400;

export interface Stock {
  readonly protocol: Protocol;
  readonly plan: ImportPlan;
  readonly vintageIds: ReadonlyMap<string, number>;
  /** who holds the credits of a registry */
  readonly sellerOf: (project: string) => Signer;
  readonly buyer: Signer;
  readonly payToken: Address;
  readonly progress: (line: string) => void;
}

interface ListedArgs {
  readonly listing: bigint;
  readonly seller: Address;
  readonly vintage: number;
  readonly amount: bigint;
  readonly unitPrice: bigint;
  readonly minFill: bigint;
}

/** The one vintage that a choice means; two or none is a mistake in the seed. */
export function chooseVintage(plan: ImportPlan, { project, year, kind, from }: VintageChoice): PlannedVintage {
  const found = plan.vintages.filter(
    (vintage) =>
      vintage.projectId === project &&
      vintage.year === year &&
      (kind === undefined || vintage.kind === kind) &&
      (from === undefined || vintage.periodStart === from),
  );
  if (found.length !== 1)
    throw new CommandError(
      `${project} has ${found.length} vintages of ${year}${kind === undefined ? "" : ` (${kind})`}`,
    );
  return found[0] as PlannedVintage;
}

/** Lists what is not listed yet and returns the listing of each seed entry. */
export async function seedListings(stock: Stock): Promise<ReadonlyMap<SeedListing, bigint>> {
  const { protocol, plan, progress } = stock;
  const events = await protocol.events<ListedArgs>("CreditMarket", "Listed");
  const listings = new Map<SeedListing, bigint>();
  for (const entry of SEED_LISTINGS) {
    const seller = stock.sellerOf(entry.project);
    const vintage = vintageIdOf(stock, entry);
    const terms = {
      amount: parseTonnes(entry.tonnes),
      unitPrice: parseUnits(entry.price, USDC_DECIMALS),
      minFill: parseTonnes(entry.minFill ?? "0"),
    };
    const known = events.find(
      ({ args }) =>
        args.seller === seller.address &&
        args.vintage === vintage &&
        args.amount === terms.amount &&
        args.unitPrice === terms.unitPrice &&
        args.minFill === terms.minFill,
    );
    if (known !== undefined) {
      listings.set(entry, known.args.listing);
      continue;
    }
    const { timestamp } = await protocol.client.getBlock();
    const expiry = Number(timestamp) + entry.days * DAY;
    const args = [vintage, terms.amount, terms.unitPrice, stock.payToken, terms.minFill, expiry];
    const receipt = await protocol.send(seller, "CreditMarket", "list", args);
    const [event] = protocol.eventsIn<ListedArgs>(receipt, "CreditMarket", "Listed");
    listings.set(entry, event?.args.listing as bigint);
    progress(`listed ${formatTonnes(terms.amount)} of ${chooseVintage(plan, entry).key} at US$${entry.price}/t`);
  }
  return listings;
}

export async function seedTrades(stock: Stock, listings: ReadonlyMap<SeedListing, bigint>): Promise<void> {
  const { protocol, plan, buyer, payToken, progress } = stock;
  const bought = await protocol.events<{ listing: bigint; amount: bigint }>("CreditMarket", "Bought", {
    indexed: { buyer: buyer.address },
  });
  for (const trade of SEED_TRADES) {
    const vintage = chooseVintage(plan, trade);
    const entry = [...listings.keys()].find((candidate) => chooseVintage(plan, candidate).key === vintage.key);
    const listing = entry === undefined ? undefined : listings.get(entry);
    if (listing === undefined) throw new CommandError(`nothing is listed of ${vintage.key}`);
    const amount = parseTonnes(trade.tonnes);
    if (bought.some(({ args }) => args.listing === listing && args.amount === amount)) continue;
    const { total } = await protocol.read<{ total: bigint }>("CreditMarket", "quote", [listing, amount, buyer.address]);
    await payable(stock, total);
    const { timestamp } = await protocol.client.getBlock();
    await protocol.send(buyer, "CreditMarket", "buy", [listing, amount, total, timestamp + 3_600n]);
    progress(
      `bought ${formatTonnes(amount)} of ${vintage.key} for ${formatMoney(total, USDC_DECIMALS, "USDC")} (${payToken.slice(0, 8)}…)`,
    );
  }
}

export async function seedRetirements(stock: Stock): Promise<void> {
  const { protocol, buyer, progress } = stock;
  const retired = await protocol.events<{ vintage: number; amount: bigint }>("CarbonCredit", "Retired", {
    indexed: { account: buyer.address },
  });
  for (const entry of SEED_RETIREMENTS) {
    const vintage = vintageIdOf(stock, entry);
    const amount = parseTonnes(entry.tonnes);
    if (retired.some(({ args }) => args.vintage === vintage && args.amount === amount)) continue;
    if (!entry.certificate) {
      await protocol.send(buyer, "CarbonCredit", "retire", [vintage, amount]);
      progress(`retired ${formatTonnes(amount)} of ${entry.project}, record only`);
      continue;
    }
    const receipt = await protocol.send(buyer, "CarbonCredit", "retireWithCertificate", [
      vintage,
      amount,
      claimOf(entry),
    ]);
    const [event] = protocol.eventsIn<{ certificate: bigint }>(receipt, "CarbonCredit", "Retired");
    progress(`retired ${formatTonnes(amount)} of ${entry.project}: certificate ${event?.args.certificate}`);
  }
}

/** `Claim` of IRetirementCertificate.sol; the beneficiary's address is named where it is known. */
export function claimOf(entry: SeedClaim, beneficiary: Address = zeroAddress) {
  const [consumptionStart, consumptionEnd] = entry.consumption ?? [0, 0];
  return {
    beneficiary,
    purpose: PURPOSE[entry.purpose],
    consumptionCountry: entry.country === undefined ? "0x0000" : stringToHex(entry.country, { size: 2 }),
    consumptionStart,
    consumptionEnd,
    retiringEntity: entry.retiringEntity,
    beneficiaryName: entry.beneficiaryName,
    beneficiaryLocation: entry.beneficiaryLocation,
    purposeReference: entry.purposeReference ?? "",
    message: entry.message,
  };
}

/** The number of a vintage that the seed has brought on chain. */
export function vintageIdOf(stock: Stock, choice: VintageChoice): number {
  const { key } = chooseVintage(stock.plan, choice);
  const id = stock.vintageIds.get(key);
  if (id === undefined) throw new CommandError(`the vintage ${key} is not on chain`);
  return id;
}

/** Fills the buyer's purse from the faucet and approves exactly what the next purchase costs. */
async function payable({ protocol, buyer }: Stock, total: bigint): Promise<void> {
  const balance = await protocol.read<bigint>("TestUSDC", "balanceOf", [buyer.address]);
  if (balance < total) await protocol.send(buyer, "Faucet", "drip", [buyer.address]);
  const market = protocol.address("CreditMarket");
  const allowance = await protocol.read<bigint>("TestUSDC", "allowance", [buyer.address, market]);
  if (allowance < total) await protocol.send(buyer, "TestUSDC", "approve", [market, total]);
}
