/**
 * The seed's liquidity: credits in the pools, pairs of their tokens, stakes in the farms, redemptions, a swap, signed orders on the
 * board, and retirements through the router. Each once: the chain's events are asked first.
 */
import { type Address, type Hex, parseUnits, zeroAddress } from "viem";
import { formatTonnes, parseTonnes } from "../../chain/amounts.ts";
import { CommandError } from "../../chain/fail.ts";
import { type Signer, testAccount } from "../../chain/keys.ts";
import type { Protocol } from "../../chain/protocol.ts";
import { SEED_LIQUIDITY, SEED_ORDERS, SEED_REDEMPTION, SEED_ROUTED } from "./liquiditySamples.ts";
import { SEED_LISTINGS } from "./market.ts";
import { claimOf, type Stock, vintageIdOf } from "./stock.ts";

const USDC_DECIMALS = 6;
const HOUR = 3_600n;
const DAY = 86_400n;

/** `Ineligibility.None` of Eligibility.sol. */
const ELIGIBLE = 0;

/** `Side` of ISignedOrders.sol. */
const SIDE = { sell: 0, buy: 1 } as const;

/** `SourceKind` of IRetirementRouter.sol. */
const SOURCE = { listings: 0, poolQueue: 3 } as const;

/** Everything, in the order in which it builds on each other. */
export async function seedLiquidity(stock: Stock): Promise<void> {
  for (const entry of SEED_LIQUIDITY) {
    await seedDeposits(stock, entry.symbol, parseTonnes(entry.deposit), entry.vintages);
    await seedPair(stock, entry.symbol, parseTonnes(entry.paired), entry.price);
  }
  await seedRedemption(stock);
  await seedSwap(stock);
  await seedFarms(stock);
  await seedOrders(stock);
  await seedRouted(stock);
}

/** So much of each of the first vintages on sale that the pool takes, out of their sellers' hands. */
async function seedDeposits(stock: Stock, symbol: string, amount: bigint, most: number): Promise<void> {
  const { protocol, progress } = stock;
  const pool = `Pool.${symbol}`;
  const done = await protocol.events<{ vintage: number }>(pool, "Deposited");
  let left = most - done.length;
  for (const entry of SEED_LISTINGS) {
    if (left <= 0) return;
    const vintage = vintageIdOf(stock, entry);
    if (done.some(({ args }) => args.vintage === vintage)) continue;
    const seller = stock.sellerOf(entry.project);
    const held = await protocol.read<bigint>("CarbonCredit", "balanceOf", [seller.address, BigInt(vintage)]);
    if (held < amount || (await protocol.read<number>(pool, "checkEligible", [vintage])) !== ELIGIBLE) continue;
    const [minted] = await protocol.read<[bigint, bigint]>(pool, "previewDeposit", [vintage, amount]);
    await protocol.send(seller, pool, "deposit", [vintage, amount, minted, await deadline(protocol)]);
    progress(`deposited ${formatTonnes(amount)} of ${entry.project} in ${symbol}`);
    left -= 1;
  }
}

/** Opens the pair of a pool's token with USDC, and adds to nobody's. */
async function seedPair(stock: Stock, symbol: string, amount: bigint, price: string): Promise<void> {
  const { protocol, progress } = stock;
  const pool = `Pool.${symbol}`;
  const [deposited] = await protocol.events<{ account: Address }>(pool, "Deposited");
  if (deposited === undefined) return progress(`${symbol} holds nothing of the seed: its pair is not opened`);
  const opened = await protocol.events(pool, "Transfer", { indexed: { to: protocol.address(`Pair.${symbol}`) } });
  if (opened.length > 0) return;
  const provider = sellerAt(deposited.args.account);
  const usdc = (amount * parseUnits(price, USDC_DECIMALS)) / 10n ** 18n;
  await have(protocol, provider, "TestUSDC", usdc);
  await approve(protocol, provider, pool, "UniswapV2Router", amount);
  await approve(protocol, provider, "TestUSDC", "UniswapV2Router", usdc);
  const sides = [protocol.address(pool), protocol.address("TestUSDC"), amount, usdc, amount, usdc];
  await protocol.send(provider, "UniswapV2Router", "addLiquidity", [
    ...sides,
    provider.address,
    await deadline(protocol),
  ]);
  progress(`opened ${symbol}/USDC with ${formatTonnes(amount)} at US$${price}/t`);
}

/** A depositor takes a vintage out again, and another part by the queue. */
async function seedRedemption({ protocol, progress }: Stock): Promise<void> {
  const { symbol, selected, automatic, vintages } = SEED_REDEMPTION;
  const pool = `Pool.${symbol}`;
  if ((await protocol.events(pool, "Redeemed")).length > 0) return;
  const deposits = await protocol.events<{ account: Address; vintage: number }>(pool, "Deposited");
  const last = deposits.at(-1);
  if (last === undefined) return;
  const account = sellerAt(last.args.account);
  const lines = [{ vintage: last.args.vintage, amount: parseTonnes(selected) }];
  const fee = await protocol.read<bigint>(pool, "previewRedeem", [lines]);
  const until = await deadline(protocol);
  await protocol.send(account, pool, "redeem", [lines[0]?.vintage, lines[0]?.amount, fee, until]);
  const queue = [parseTonnes(automatic), vintages, false];
  const [, queueFee] = await protocol.read<[unknown, bigint]>(pool, "previewRedeemAuto", queue);
  await protocol.send(account, pool, "redeemAuto", [...queue, queueFee, until]);
  await protocol.send(account, pool, "collectFees", []);
  progress(`redeemed ${selected} t selected and ${automatic} t by the queue of ${symbol}`);
}

/** The buyer swaps for pool tokens. */
async function seedSwap({ protocol, buyer, progress }: Stock): Promise<void> {
  const pool = `Pool.${SEED_REDEMPTION.symbol}`;
  const pair = protocol.address(`Pair.${SEED_REDEMPTION.symbol}`);
  const swapped = await protocol.events(pool, "Transfer", { indexed: { from: pair, to: buyer.address } });
  if (swapped.length > 0 || (await protocol.events(pool, "Transfer", { indexed: { to: pair } })).length === 0) return;
  const spent = parseUnits(SEED_REDEMPTION.swapped, USDC_DECIMALS);
  const path = [protocol.address("TestUSDC"), protocol.address(pool)];
  await have(protocol, buyer, "TestUSDC", spent);
  await approve(protocol, buyer, "TestUSDC", "UniswapV2Router", spent);
  const [, least] = await protocol.read<bigint[]>("UniswapV2Router", "getAmountsOut", [spent, path]);
  const args = [spent, least, path, buyer.address, await deadline(protocol)];
  await protocol.send(buyer, "UniswapV2Router", "swapExactTokensForTokens", args);
  progress(`swapped ${SEED_REDEMPTION.swapped} USDC for ${formatTonnes(least ?? 0n)} of ${SEED_REDEMPTION.symbol}`);
}

/** Whoever opened a pair stakes half of its shares. */
async function seedFarms({ protocol, progress }: Stock): Promise<void> {
  for (const { symbol } of SEED_LIQUIDITY) {
    const pair = `Pair.${symbol}`;
    const farm = protocol.address(pair);
    const staked = await protocol.events("LiquidityMining", "Deposited", { indexed: { farm } });
    const [deposited] = await protocol.events<{ account: Address }>(`Pool.${symbol}`, "Deposited");
    if (staked.length > 0 || deposited === undefined) continue;
    const owner = sellerAt(deposited.args.account);
    const shares = await protocol.read<bigint>(pair, "balanceOf", [owner.address]);
    const amount = shares / 2n;
    if (amount === 0n) continue;
    await protocol.send(owner, pair, "approve", [protocol.address("LiquidityMining"), amount]);
    await protocol.send(owner, "LiquidityMining", "deposit", [farm, amount]);
    progress(`staked shares of ${symbol}/USDC in their farm`);
  }
}

/** Signed orders on the board, of one of which a part is filled. */
async function seedOrders(stock: Stock): Promise<void> {
  const { protocol, progress } = stock;
  for (const entry of SEED_ORDERS) {
    const maker = testAccount(entry.maker);
    const known = await protocol.events<{ terms: { nonce: bigint } }>("OrderBoard", "OrderAnnounced", {
      indexed: { maker: maker.address },
    });
    if (known.some(({ args }) => args.terms.nonce === entry.nonce)) continue;
    const { timestamp } = await protocol.client.getBlock();
    const order = {
      maker: maker.address,
      taker: zeroAddress,
      side: SIDE[entry.side],
      vintage: vintageIdOf(stock, entry),
      amount: parseTonnes(entry.tonnes),
      unitPrice: parseUnits(entry.price, USDC_DECIMALS),
      payToken: stock.payToken,
      minFill: parseTonnes(entry.minFill),
      nonce: entry.nonce,
      counter: await protocol.read<bigint>("CreditMarket", "counterOf", [maker.address]),
      deadline: Number(timestamp + BigInt(entry.days) * DAY),
    };
    const signature = await sign(protocol, maker, order);
    if (entry.side === "buy") {
      const most = (order.amount * order.unitPrice) / 10n ** 18n;
      await have(protocol, maker, "TestUSDC", most);
      await approve(protocol, maker, "TestUSDC", "CreditMarket", most);
    }
    await protocol.send(maker, "OrderBoard", "announceOrder", [order, signature]);
    progress(`announced an order to ${entry.side} ${entry.tonnes} t at US$${entry.price}/t`);
    if (entry.filled !== undefined) await fill(stock, order, signature, parseTonnes(entry.filled));
  }
}

/** A taker buys a part of an order. */
async function fill(
  { protocol, buyer, progress }: Stock,
  order: object,
  signature: Hex,
  amount: bigint,
): Promise<void> {
  const { total } = await protocol.read<{ total: bigint }>("CreditMarket", "quoteOrder", [
    order,
    amount,
    buyer.address,
  ]);
  await have(protocol, buyer, "TestUSDC", total);
  await approve(protocol, buyer, "TestUSDC", "CreditMarket", total);
  const args = [order, signature, amount, total, await deadline(protocol)];
  await protocol.send(buyer, "CreditMarket", "fillOrder", args);
  progress(`filled ${formatTonnes(amount)} of it`);
}

/** Two retirements in one transaction each: out of a listing, and out of a pool that is paid in USDC. */
async function seedRouted(stock: Stock): Promise<void> {
  const { protocol, buyer, payToken, progress } = stock;
  const done = await protocol.events("RetirementRouter", "CarbonRetired", { indexed: { payer: buyer.address } });
  for (const [index, entry] of SEED_ROUTED.entries()) {
    if (done.length > index) continue;
    const tonnes = parseTonnes(entry.tonnes);
    const source =
      entry.pool === undefined ? await listingSource(stock, entry.listing, tonnes) : queueSource(stock, entry.pool);
    const path = entry.pool === undefined ? [payToken] : [payToken, protocol.address(`Pool.${entry.pool}`)];
    const quoteArgs = [source, tonnes, path, buyer.address];
    const { paid } = await protocol.read<{ paid: bigint }>("RetirementRouter", "quoteExactTonnes", quoteArgs);
    await have(protocol, buyer, "TestUSDC", paid);
    await approve(protocol, buyer, "TestUSDC", "RetirementRouter", paid);
    const payment = { amount: paid, path, permit: 0, nonce: 0n, permitDeadline: 0n, signature: "0x" };
    const nobody = { account: zeroAddress, nonce: 0n, deadline: 0n, signature: "0x" };
    await protocol.send(buyer, "RetirementRouter", "retireExactTonnes", [
      source,
      tonnes,
      payment,
      claimOf(entry.claim),
      nobody,
      await deadline(protocol),
    ]);
    progress(`retired ${entry.tonnes} t in one transaction, out of ${entry.pool ?? "a listing"}`);
  }
}

const NOTHING = { fills: [], orders: [], pool: zeroAddress, lines: [], maxVintages: 0n, includeSuspended: false };

function queueSource({ protocol }: Stock, symbol: string) {
  return { ...NOTHING, kind: SOURCE.poolQueue, pool: protocol.address(`Pool.${symbol}`), maxVintages: 8n };
}

async function listingSource(stock: Stock, project: string, tonnes: bigint) {
  const entry = SEED_LISTINGS.find((listed) => listed.project === project);
  if (entry === undefined) throw new CommandError(`the seed lists nothing of ${project}`);
  const [listed] = await stock.protocol.events<{ listing: bigint }>("CreditMarket", "Listed", {
    indexed: { seller: stock.sellerOf(project).address, vintage: vintageIdOf(stock, entry) },
  });
  if (listed === undefined) throw new CommandError(`nothing of ${project} is listed`);
  return { ...NOTHING, kind: SOURCE.listings, fills: [{ listing: listed.args.listing, amount: tonnes }] };
}

/** As a wallet signs it. */
async function sign(protocol: Protocol, maker: Signer, order: object): Promise<Hex> {
  const hash = await protocol.read<Hex>("CreditMarket", "hashOrder", [order]);
  if (maker.sign === undefined) throw new CommandError("a test account signs hashes");
  return maker.sign({ hash });
}

/** Fills a purse from the faucet if it holds too little. */
async function have(protocol: Protocol, owner: Signer, token: "TestUSDC", amount: bigint): Promise<void> {
  const balance = await protocol.read<bigint>(token, "balanceOf", [owner.address]);
  if (balance < amount) await protocol.send(owner, "Faucet", "drip", [owner.address]);
}

async function approve(
  protocol: Protocol,
  owner: Signer,
  token: string,
  spender: string,
  amount: bigint,
): Promise<void> {
  const to = protocol.address(spender);
  const allowance = await protocol.read<bigint>(token, "allowance", [owner.address, to]);
  if (allowance < amount) await protocol.send(owner, token, "approve", [to, amount]);
}

async function deadline(protocol: Protocol): Promise<bigint> {
  return (await protocol.client.getBlock()).timestamp + HOUR;
}

/** The test account with this address. */
function sellerAt(address: Address): Signer {
  for (let index = 0; index < 10; index += 1) {
    const account = testAccount(index);
    if (account.address === address) return account;
  }
  throw new CommandError(`${address} is no test account`);
}
