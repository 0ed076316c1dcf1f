/** "GraphQL equals chain" for pairs and for liquidity mining: reserves, swaps, farms, stakes, rewards, schedule and clock. */
import { type Address, getAbiItem } from "viem";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { big, ChainComparison, id, lower, newestMoment, sum } from "./comparison.ts";
import type { Row } from "./index-snapshot.ts";

const PERIOD = ["start", "duration", "before", "emission"] as const;

/** What the subgraph says of pairs and farms, held against what they answer at the same block. */
export class MiningComparison extends ChainComparison {
  /** Compares everything at the newest block that the subgraph has indexed. */
  static async run(protocol: Protocol, url: string): Promise<MiningComparison> {
    const comparison = new MiningComparison(protocol, url, await newestMoment(protocol, url));
    await comparison.farms();
    await comparison.schedule();
    await comparison.pairs();
    return comparison;
  }

  async farms(): Promise<void> {
    const farms = await this.rows("farms", "number pair { id } weight staked stakerCount rewarded");
    const positions = await this.rows(
      "farmPositions",
      "account { id } farm { id } staked deposited withdrawn rewarded",
    );
    const rewards = await this.rows("farmRewards", "account { id } farm { id } position { id } amount");
    this.equal("number of farms", farms.length, await this.read("LiquidityMining", "farmCount"));
    for (const farm of farms) {
      const of = (what: string) => `farm ${farm.number}: ${what}`;
      const told = await this.read<Row>("LiquidityMining", "farmAt", farm.number);
      this.equal(of("token"), farm.id, lower(told.token));
      for (const name of ["weight", "staked"]) this.equal(of(name), farm[name], told[name]);
      const own = (rows: Row[]) => rows.filter((row) => id(row.farm) === farm.id);
      this.equal(of("stakes"), sum(own(positions), "staked"), told.staked);
      this.equal(of("stakers"), farm.stakerCount, own(positions).filter(({ staked }) => staked !== "0").length);
      this.equal(of("rewards"), farm.rewarded, sum(own(rewards), "amount"));
    }
    for (const row of positions) {
      const of = (what: string) => `position ${row.id}: ${what}`;
      const [staked] = await this.read<[bigint]>("LiquidityMining", "positionOf", id(row.account), id(row.farm));
      this.equal(of("staked"), row.staked, staked);
      this.equal(of("deposited less withdrawn"), big(row.deposited) - big(row.withdrawn), staked);
      const own = rewards.filter((reward) => id(reward.position) === row.id);
      this.equal(of("rewards"), row.rewarded, sum(own, "amount"));
    }
  }

  /** The schedule, and the clock of now as the schema tells how to compute it. */
  async schedule(): Promise<void> {
    const periods = await this.rows("miningPeriods", `number ${PERIOD.join(" ")}`);
    periods.sort((a, b) => Number(a.number) - Number(b.number));
    const told = await this.read<Row[]>("LiquidityMining", "schedule");
    this.equal("number of mining periods", periods.length, told.length);
    for (const [n, row] of periods.entries())
      for (const name of PERIOD) this.equal(`mining period ${n}: ${name}`, row[name], told[n]?.[name]);
    const [state] = await this.rows(
      "miningStates",
      "running weight clock clockAt emitted scheduled end rewarded farmCount",
    );
    if (state === undefined) return this.equal("mining state", "none", "one");
    const clock = await this.read<Row>("LiquidityMining", "clock");
    for (const name of ["running", "weight", "scheduled", "end"])
      this.equal(`mining: ${name}`, state[name], clock[name]);
    const shows = state.running ? big(state.clock) + this.now - big(state.clockAt) : big(state.clock);
    const now = smaller(shows, big(state.end));
    this.equal("mining: clock", now, clock.clock);
    const period = periods.findLast(({ start }) => big(start) <= now);
    if (period !== undefined) {
      const within = now - big(period.start);
      const emitted = big(period.before) + (big(period.emission) * within) / big(period.duration);
      this.equal("mining: emitted", emitted, clock.emitted);
    }
    // Whole units of dust that were taken back would be missing from both: no test takes any.
    const promised = await this.read("LiquidityMining", "promised");
    this.equal("mining: scheduled less paid", big(state.scheduled) - big(state.rewarded), promised);
  }

  /** Reserves are the pair's, and what liquidity and swaps left there: none is missing. */
  async pairs(): Promise<void> {
    const pairs = await this.rows(
      "pairs",
      "token0 token1 baseIsToken0 base quote pool { id } baseReserve quoteReserve baseVolume quoteVolume swapCount",
    );
    const swaps = await this.rows("swaps", "pair { id } baseIn quoteIn");
    // On this chain every pair holds a token that is followed.
    this.equal("number of pairs", pairs.length, await this.read("UniswapV2Factory", "allPairsLength"));
    for (const pair of pairs) {
      const of = (what: string) => `pair ${pair.id}: ${what}`;
      const address = await this.read("UniswapV2Factory", "getPair", pair.token0, pair.token1);
      this.equal(of("address"), pair.id, lower(address));
      for (const name of ["token0", "token1"])
        this.equal(of(name), pair[name], lower(await this.readAt(pair.id, "UniswapV2Pair", name)));
      const [base, quote] = pair.baseIsToken0 ? ([0, 1] as const) : ([1, 0] as const);
      const reserves = await this.readAt<[bigint, bigint]>(pair.id, "UniswapV2Pair", "getReserves");
      this.equal(of("reserves"), [pair.baseReserve, pair.quoteReserve], [reserves[base], reserves[quote]]);
      const own = swaps.filter((swap) => id(swap.pair) === pair.id);
      const added = await this.liquidity(pair.id as Address);
      const left = [added[base] + sum(own, "baseIn"), added[quote] + sum(own, "quoteIn")];
      this.equal(of("liquidity and swaps"), left, [reserves[base], reserves[quote]]);
      const volume = (field: string) => own.reduce((total, row) => total + absolute(big(row[field])), 0n);
      this.equal(of("volume"), [pair.baseVolume, pair.quoteVolume], [volume("baseIn"), volume("quoteIn")]);
      this.equal(of("swaps"), pair.swapCount, own.length);
    }
  }

  /** What was added to a pair less what was taken out, of each token, as its own events tell. */
  private async liquidity(address: Address): Promise<[bigint, bigint]> {
    const abi = this.protocol.abi("UniswapV2Pair");
    const toBlock = BigInt(this.block.number);
    const total: [bigint, bigint] = [0n, 0n];
    for (const [name, sign] of [
      ["Mint", 1n],
      ["Burn", -1n],
    ] as const) {
      const event = getAbiItem({ abi, name }) as never;
      const logs = await this.protocol.client.getLogs({ address, event, fromBlock: 0n, toBlock });
      for (const { args } of logs as unknown as { args: { amount0: bigint; amount1: bigint } }[]) {
        total[0] += sign * args.amount0;
        total[1] += sign * args.amount1;
      }
    }
    return total;
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
