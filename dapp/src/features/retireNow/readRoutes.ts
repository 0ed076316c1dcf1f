import { type Address, isAddressEqual, zeroAddress } from "viem";
import { addressOf, contracts } from "../../chain/contracts.ts";
import { liquidity, poolContract, usdcAddress } from "../../chain/liquidity.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readBookListings } from "../../data/book/index.ts";
import { hasExchange, readPair } from "../../data/dex.ts";
import { priceImpact } from "../../data/dexMath.ts";
import { smallest } from "../../format/index.ts";
import { classifyError, type TxError } from "../../transactions/index.ts";
import { readPoolNames } from "../market/index.ts";
import {
  type Candidate,
  listingCandidates,
  orderCandidates,
  type PoolOffer,
  poolCandidates,
  type Wanted,
} from "./candidates.ts";
import { pathsBetween } from "./paths.ts";
import { type Offers, type OpenOffers, readOpenOffers } from "./readOffers.ts";

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
  /** By how much the payment moves Uniswap's price against itself {1e4 = 100 %}; undefined where nothing is swapped, or it is not known. */
  impact?: number | undefined;
}

/** The ways that there are, the cheapest first, and why others are not. */
export interface Routes {
  routes: RetireRoute[];
  failures: { key: string; kind: Candidate["kind"]; symbol: string | undefined; error: TxError | "noPath" }[];
  /** The market is stopped, so that pools alone are looked at. */
  paused: boolean;
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

/** By how much the payment of a way moves the prices on its path. */
async function readImpact({ path, quote }: RetireRoute): Promise<number | undefined> {
  if (path.length === 1) return undefined;
  const pairs = await Promise.all(path.slice(1).map((token, index) => readPair(path[index] ?? token, token)));
  return priceImpact(pairs, path, quote.paid, quote.cost);
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
  // What the price does is said beside a way; a way whose pairs do not answer is shown without it.
  if (best) best = { ...best, impact: await readImpact(best).catch(() => undefined) };
  return { best, error };
}

const NO_OFFERS: OpenOffers = { listings: [], orders: [], stores: new Map(), paused: false };

/** Every source that there may be: listings, orders and pools, as they stand now. */
async function readCandidates(scope: Scope, wanted: Wanted, offers: Offers, account: Address) {
  const [open, pools] = await Promise.all([scope.pool ? NO_OFFERS : readOpenOffers(offers, account), readPools(scope)]);
  const candidates = [
    ...listingCandidates(open.listings, wanted, open.stores),
    ...orderCandidates(open.orders, wanted, open.stores),
    ...poolCandidates(pools),
  ];
  return { candidates, paused: open.paused };
}

/** Asks the chain for every way to retire what is wanted, paid in a token, and for the best path of payment to each. */
export async function readRoutes(
  scope: Scope,
  wanted: Wanted,
  payToken: Address,
  account: Address,
  offers: Offers,
): Promise<Routes> {
  const { candidates, paused } = await readCandidates(scope, wanted, offers, account);
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
  return { routes, failures, paused };
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
  const taken = (lines: readonly { vintage: number; amount: bigint }[]) =>
    lines
      .map(({ vintage, amount: most }) => {
        const amount = smallest(most, left);
        left -= amount;
        return { vintage, amount };
      })
      .filter(({ amount }) => amount > 0n);
  if (kind === "vintage") return taken(source.lines);
  if (kind === "orders") return taken(source.orders.map(({ order, amount }) => ({ vintage: order.vintage, amount })));
  const listings = await readBookListings(source.fills.map(({ listing }) => listing));
  return taken(source.fills.map(({ amount }, index) => ({ vintage: listings[index]?.vintage ?? 0, amount })));
}
