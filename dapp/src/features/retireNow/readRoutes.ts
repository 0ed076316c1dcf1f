import { type Address, isAddressEqual, zeroAddress } from "viem";
import { addressOf, contracts } from "../../chain/contracts.ts";
import { liquidity, poolContract, usdcAddress } from "../../chain/liquidity.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { listedIn, readListedLogs } from "../../data/book/ids.ts";
import { type BookListing, readBookListings } from "../../data/book/index.ts";
import { hasExchange } from "../../data/dex.ts";
import { classifyError, type TxError } from "../../transactions/index.ts";
import { readPoolNames } from "../market/index.ts";
import { type Candidate, listingCandidates, type PoolOffer, poolCandidates, type Wanted } from "./candidates.ts";
import { pathsBetween } from "./paths.ts";

/** Which credits are wanted: any, of a project, of a vintage, or out of a pool. */
export interface Scope {
  vintage?: number;
  project?: number;
  pool?: Address;
}

/** What a retirement takes, as the router quotes it. */
export interface RouterQuote {
  tonnes: bigint;
  /** {pay token} */
  paid: bigint;
  /** {what the source takes} */
  cost: bigint;
  fee: bigint;
}

/** A way to retire, with the best path of payment to it. */
export interface RetireRoute extends Candidate {
  path: Address[];
  quote: RouterQuote;
}

/** The ways that there are, the cheapest first, and why others are not. */
export interface Routes {
  routes: RetireRoute[];
  failures: { key: string; kind: Candidate["kind"]; symbol: string | undefined; error: TxError | "noPath" }[];
}

/** So many of the newest listings are looked at where no vintage is wanted. */
const MOST_LISTINGS = 150;

async function readListings({ vintage, project, pool }: Scope, account: Address): Promise<BookListing[]> {
  if (pool) return [];
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const listed = listedIn(await readListedLogs(head, vintage)).filter(
    (one) => project === undefined || one.vintage >> 12 === project,
  );
  const listings = await readBookListings(listed.slice(-MOST_LISTINGS).map(({ id }) => id));
  return listings.filter(
    ({ state, remaining, seller }) => state === "open" && remaining > 0n && !isAddressEqual(seller, account),
  );
}

async function readPools({ vintage, project, pool }: Scope): Promise<PoolOffer[]> {
  if (project !== undefined) return [];
  const pools = (await readPoolNames()).filter(({ address }) => !pool || isAddressEqual(address, pool));
  return Promise.all(
    pools.map(async ({ address, symbol }) => {
      if (vintage === undefined) return { address, symbol, vintage: null };
      const held = await publicClient.readContract({
        ...poolContract(address),
        functionName: "holdingOf",
        args: [vintage],
      });
      return { address, symbol, vintage: { id: vintage, held } };
    }),
  );
}

const keyOf = (a: Address, b: Address) => [a.toLowerCase(), b.toLowerCase()].sort().join();

/** Which pairs of Uniswap there are among tokens. */
async function readPairs(tokens: readonly Address[]): Promise<ReadonlySet<string>> {
  if (!hasExchange) return new Set();
  const unique = [...new Map(tokens.map((token) => [token.toLowerCase(), token])).values()];
  const couples = unique.flatMap((a, index) => unique.slice(index + 1).map((b) => [a, b] as const));
  const found = await Promise.all(
    couples.map(async ([a, b]) => {
      const pair = await publicClient.readContract({
        ...liquidity.uniswapFactory,
        functionName: "getPair",
        args: [a, b],
      });
      return isAddressEqual(pair, zeroAddress) ? [] : [keyOf(a, b)];
    }),
  );
  return new Set(found.flat());
}

/** The tokens over which a payment may be swapped. */
export function hubs(): Address[] {
  return [usdcAddress, contracts.crbn.address, addressOf("WETH")].filter(
    (token) => !isAddressEqual(token, zeroAddress),
  );
}

async function quoteOf(candidate: Candidate, path: Address[], wanted: Wanted, account: Address): Promise<RouterQuote> {
  const args = [candidate.source, wanted.amount, path, account] as const;
  const functionName = wanted.exact === "tonnes" ? "quoteExactTonnes" : "quoteExactPayment";
  return publicClient.readContract({ ...liquidity.retirementRouter, functionName, args });
}

/** Whether a quote is better than another: it costs less, or retires more. */
export function isBetter(a: RouterQuote, b: RouterQuote, exact: Wanted["exact"]): boolean {
  return exact === "tonnes" ? a.paid < b.paid : a.tonnes > b.tonnes;
}

async function bestOf(candidate: Candidate, paths: Address[][], wanted: Wanted, account: Address) {
  const quoted = await Promise.allSettled(paths.map((path) => quoteOf(candidate, path, wanted, account)));
  let best: RetireRoute | undefined;
  let error: unknown;
  for (const [index, outcome] of quoted.entries()) {
    const path = paths[index] ?? [];
    if (outcome.status === "rejected") error ??= outcome.reason;
    else if (!best || isBetter(outcome.value, best.quote, wanted.exact))
      best = { ...candidate, path, quote: outcome.value };
  }
  return { best, error };
}

/** Asks the chain for every way to retire what is wanted, paid in a token, and for the best path of payment to each. */
export async function readRoutes(scope: Scope, wanted: Wanted, payToken: Address, account: Address): Promise<Routes> {
  const [listings, pools] = await Promise.all([readListings(scope, account), readPools(scope)]);
  const candidates = [...listingCandidates(listings, wanted), ...poolCandidates(pools)];
  const pairs = await readPairs([payToken, ...hubs(), ...candidates.map(({ token }) => token)]);
  const hasPair = (a: Address, b: Address) => pairs.has(keyOf(a, b));
  const routes: RetireRoute[] = [];
  const failures: Routes["failures"] = [];
  await Promise.all(
    candidates.map(async (candidate) => {
      const { key, kind, pool } = candidate;
      const paths = pathsBetween(payToken, candidate.token, hubs(), hasPair);
      const { best, error } = await bestOf(candidate, paths, wanted, account);
      if (best) routes.push(best);
      else
        failures.push({ key, kind, symbol: pool?.symbol, error: paths.length === 0 ? "noPath" : classifyError(error) });
    }),
  );
  routes.sort((a, b) => (isBetter(a.quote, b.quote, wanted.exact) ? -1 : 1));
  return { routes, failures };
}

/** Which credits a way would retire now, and how much of each {unit}. */
export async function readLinesOf(route: RetireRoute): Promise<{ vintage: number; amount: bigint }[]> {
  const { source, quote, kind } = route;
  if (kind === "queue") {
    const args = [quote.tonnes, source.maxVintages, source.includeSuspended] as const;
    const [lines] = await publicClient.readContract({
      ...poolContract(source.pool),
      functionName: "previewRedeemAuto",
      args,
    });
    return lines.map(({ vintage, amount }) => ({ vintage, amount }));
  }
  let left = quote.tonnes;
  const take = (most: bigint) => {
    const amount = most < left ? most : left;
    left -= amount;
    return amount;
  };
  if (kind === "vintage") return source.lines.map(({ vintage, amount }) => ({ vintage, amount: take(amount) }));
  const listings = await readBookListings(source.fills.map(({ listing }) => listing));
  const lines = source.fills.map(({ amount }, index) => ({
    vintage: listings[index]?.vintage ?? 0,
    amount: take(amount),
  }));
  return lines.filter(({ amount }) => amount > 0n);
}
