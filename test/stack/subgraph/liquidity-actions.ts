/** What providers of liquidity do in any order: each action works whatever happened before. */
import { rpc } from "../../../script/dev/rpc.ts";
import type { Offer, Provider } from "./liquidity-actor.ts";

const TONNE = 10n ** 18n;
const USDC = 10n ** 6n;
const HOUR = 3_600;

/** Where the actions happen: a pool with its pair and farm, what it takes, and who does them. */
export interface Ground {
  /** the symbol in the address book */
  readonly symbol: string;
  readonly vintage: number;
  readonly provider: Provider;
  readonly trader: Provider;
  /** every order that was ever signed */
  readonly offers: Offer[];
  /** from 0 to 1 */
  readonly random: () => number;
  readonly url: string;
}

type Action = (ground: Ground) => Promise<unknown>;

/** Less than a tonne and more than a kilogram, with digits down to the last. */
function some({ random }: Ground): bigint {
  return 2n * 10n ** 15n + BigInt(Math.floor(random() * 4e17)) * 2n + 1n;
}

const pool = ({ symbol }: Ground): string => `Pool.${symbol}`;

/** Signs an order and has half of it filled. */
const trade =
  (side: 0 | 1): Action =>
  async (ground) => {
    const { provider, trader, offers, vintage } = ground;
    const [maker, taker] = side === 0 ? [provider, trader] : [trader, provider];
    const offer = await maker.offer(side, vintage, 2n * some(ground), BigInt(offers.length + 1_000));
    offers.push(offer);
    await taker.fill(offer, offer.order.amount / 2n);
  };

/** By their names, so that a test can say which did not happen. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  deposit: (on) => on.provider.deposit(pool(on), on.vintage, some(on)),
  push: (on) => on.provider.push(pool(on), on.vintage, some(on)),
  redeem: (on) => on.provider.redeem(pool(on), on.vintage, some(on)),
  redeemAuto: (on) => on.provider.redeemAuto(pool(on), some(on)),
  retire: (on) => on.provider.retireOutOf(pool(on), on.vintage, some(on)),
  routeQueue: (on) => on.provider.route(pool(on), some(on)),
  give: (on) => on.provider.send(pool(on), "transfer", on.trader.address, some(on)),
  // Somebody's fees are always there: a deposit leaves some.
  async collect(on) {
    await on.provider.deposit(pool(on), on.vintage, some(on));
    await on.trader.send(pool(on), "collectFees");
  },
  sell: trade(0),
  buy: trade(1),
  async whole(on) {
    const offer = await on.provider.offer(0, on.vintage, some(on), BigInt(on.offers.length + 1_000));
    on.offers.push(offer);
    await on.trader.fill(offer, offer.order.amount);
  },
  async routeOrder(on) {
    await trade(0)(on);
    const offer = on.offers.at(-1) as Offer;
    await on.trader.route(offer, offer.order.amount / 4n);
  },
  async announce(on) {
    const offer = await on.provider.offer(0, on.vintage, some(on), BigInt(on.offers.length + 1_000));
    on.offers.push(offer);
    await on.trader.send("OrderBoard", "announceOrder", offer.order, offer.signature);
  },
  /** A nonce of an order that was filled in part, and one that nobody knows. */
  async cancel(on) {
    await trade(0)(on);
    const nonces = [on.offers.at(-1)?.order.nonce, BigInt(Math.floor(on.random() * 1e9)) + 10n ** 12n];
    await on.provider.send("CreditMarket", "cancelOrders", nonces);
  },
  async cancelAll(on) {
    await trade(0)(on);
    await on.provider.send("CreditMarket", "cancelAllOrders");
  },
  stake: async (on) => on.provider.send("LiquidityMining", "deposit", ...(await part(on))),
  unstake: async (on) => on.provider.send("LiquidityMining", "withdraw", ...(await part(on, true))),
  async claim(on) {
    await rpc(on.url, "evm_increaseTime", [HOUR + Math.floor(on.random() * HOUR)]);
    const farm = on.provider.at(`Pair.${on.symbol}`);
    await on.provider.send("LiquidityMining", "deposit", ...(await part(on)));
    await rpc(on.url, "evm_increaseTime", [HOUR]);
    await on.provider.send("LiquidityMining", "claim", farm);
  },
  swapIn: (on) => on.trader.swap(on.trader.at("TestUSDC"), on.trader.at(pool(on)), 1n + (some(on) * USDC) / TONNE),
  swapOut: (on) => on.provider.swap(on.provider.at(pool(on)), on.provider.at("TestUSDC"), some(on)),
  add: (on) => on.provider.addLiquidity(pool(on), some(on), 5n * USDC),
  async remove(on) {
    const shares = await on.provider.balance(`Pair.${on.symbol}`);
    await on.provider.removeLiquidity(pool(on), shares / 10n);
  },
};

/** A farm, and a hundredth of the provider's shares: of those in hand, or of those that are staked. */
async function part({ provider, symbol }: Ground, staked = false): Promise<[string, bigint]> {
  const farm = provider.at(`Pair.${symbol}`);
  const shares = staked ? await provider.staked(farm) : await provider.balance(`Pair.${symbol}`);
  return [farm, shares / 100n];
}

/** Does each action so often, in an order that the numbers decide. */
export async function shuffle(grounds: readonly Ground[], times: number, random: () => number): Promise<string[]> {
  const todo = Object.keys(ACTIONS).flatMap((name) => Array<string>(times).fill(name));
  const done: string[] = [];
  while (todo.length > 0) {
    const [name] = todo.splice(Math.floor(random() * todo.length), 1) as [string];
    const ground = grounds[Math.floor(random() * grounds.length)] as Ground;
    await ACTIONS[name]?.(ground);
    done.push(`${name} in ${ground.symbol}`);
  }
  return done;
}
