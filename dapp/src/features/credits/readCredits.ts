import type { Abi, Address, Hash } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readBalances } from "../../data/chain/holdings.ts";
import { type LogQuery, readLogs } from "../../data/chain/logs.ts";
import { readListings, readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import type { Listing, Project, Vintage } from "../../data/index.ts";

const VINTAGES_PER_PROJECT = 4_096;

/** A vintage of which the account holds something, can sell something or retired something. */
export interface KnownVintage {
  id: number;
  vintage: Vintage;
  project: Project;
}

/** What an account holds of a vintage. */
export interface Holding extends KnownVintage {
  /** {unit} */
  balance: bigint;
}

/** One of the account's listings. */
export interface OwnListing extends KnownVintage {
  listing: Listing;
}

/** One of the account's retirements. */
export interface OwnRetirement extends KnownVintage {
  retirement: bigint;
  amount: bigint;
  /** The certificate, minted at once or later; 0 when there is none. */
  certificate: bigint;
  timestamp: bigint;
  transaction: Hash;
}

/** What an account has, in its wallet or on offer. */
export interface Held {
  holdings: Holding[];
  listings: OwnListing[];
}

/** Everything of an account. */
export interface Credits extends Held {
  retirements: OwnRetirement[];
}

function query(contract: { address: Address; abi: unknown }, eventName: string, args: LogQuery["args"]): LogQuery {
  return { address: contract.address, abi: contract.abi as Abi, eventName, ...(args && { args }) };
}

/** Reads the facts of a vintage once for all rows that name it. */
function vintageReader(): (id: number) => Promise<KnownVintage> {
  const known = new Map<number, Promise<KnownVintage>>();
  const read = async (id: number) => {
    const vintage = await readVintageParts(id);
    return { id, vintage, project: await readProjectParts(Math.floor(id / VINTAGES_PER_PROJECT), [vintage]) };
  };
  return (id) => {
    const asked = known.get(id) ?? read(id);
    known.set(id, asked);
    return asked;
  };
}

async function readOwnRetirement(log: Awaited<ReturnType<typeof readLogs>>[number]) {
  const retirement = log.args.retirement as bigint;
  const atOnce = log.args.certificate as bigint;
  const certificate =
    atOnce ||
    (await publicClient.readContract({
      ...contracts.retirementCertificate,
      functionName: "certificateOfRecord",
      args: [retirement],
    }));
  const { timestamp, transactionHash: transaction } = log;
  return { retirement, amount: log.args.amount as bigint, certificate, timestamp, transaction };
}

type FactsOf = ReturnType<typeof vintageReader>;

async function readHeldAt(account: Address, head: bigint, factsOf: FactsOf): Promise<Held> {
  const { creditMarket } = contracts;
  const [balances, listed] = await Promise.all([
    readBalances(account, head),
    readLogs([query(creditMarket, "Listed", { seller: account })], head),
  ]);
  const listing = listed.map(({ args }) => args.listing);
  const cancelled = listing.length ? await readLogs([query(creditMarket, "ListingCancelled", { listing })], head) : [];
  const holdings = await Promise.all(
    balances.map(async ({ id, balance }): Promise<Holding> => ({ ...(await factsOf(id)), balance })),
  );
  const listings = await Promise.all(
    (await readListings([...listed, ...cancelled])).map(
      async (own): Promise<OwnListing> => ({ ...(await factsOf(Number(own.vintageId))), listing: own }),
    ),
  );
  return { holdings, listings: listings.reverse() };
}

/** Reads what an account has, in its wallet or on offer, from the chain alone. */
export async function readHeld(account: Address): Promise<Held> {
  return readHeldAt(account, await publicClient.getBlockNumber({ cacheTime: 0 }), vintageReader());
}

/**
 * Reads an account's holdings, listings and retirements from the chain alone: what is one's own must never be missing
 * because the indexer is behind.
 */
export async function readCredits(account: Address): Promise<Credits> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const factsOf = vintageReader();
  const [held, retired] = await Promise.all([
    readHeldAt(account, head, factsOf),
    readLogs([query(contracts.carbonCredit, "Retired", { account })], head),
  ]);
  const retirements = await Promise.all(
    retired.map(
      async (log): Promise<OwnRetirement> => ({
        ...(await factsOf(Number(log.args.vintage))),
        ...(await readOwnRetirement(log)),
      }),
    ),
  );
  return { ...held, retirements: retirements.reverse() };
}
