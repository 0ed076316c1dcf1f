/** "GraphQL equals chain" for pools: token, contents, deposits, redemptions, fees and criteria. */
import type { Protocol } from "../../../script/chain/protocol.ts";
import { STATUS, suspendedNow } from "./compare-curation.ts";
import { big, ChainComparison, id, lower, newestMoment, sum } from "./comparison.ts";
import type { Row } from "./index-snapshot.ts";

/** More vintages than a test puts into a pool. */
const PAGE = 500n;
const LEAST = ["Additionality", "Integrity", "Social", "Permanence"] as const;

interface Held {
  readonly vintage: number;
  readonly amount: bigint;
  readonly suspended: boolean;
}

/** What the subgraph says of the pools, held against what each pool and the factory answer at the same block. */
export class PoolComparison extends ChainComparison {
  /** Compares everything at the newest block that the subgraph has indexed. */
  static async run(protocol: Protocol, url: string): Promise<PoolComparison> {
    const comparison = new PoolComparison(protocol, url, await newestMoment(protocol, url));
    await comparison.pools();
    await comparison.criteria();
    return comparison;
  }

  async pools(): Promise<void> {
    const pools = await this.rows(
      "pools",
      `number name symbol supply held backed holdingCount holderCount feesDue feesCollected depositFee selectiveFee automaticFee
       cap pausedUntil deposited redeemed retired feesPaid depositCount redemptionCount termsCount`,
    );
    const holdings = await this.rows(
      "poolHoldings",
      `pool { id } vintage { id } amount queuedAt project { ${STATUS} }`,
    );
    const balances = await this.rows("poolBalances", "pool { id } account { id } amount");
    const deposits = await this.rows("poolDeposits", "pool { id } vintage { id } amount fee minted");
    const redemptions = await this.rows("poolRedemptions", "pool { id } vintage { id } amount fee cost retired");
    this.equal("number of pools", pools.length, await this.read("PoolFactory", "poolCount"));
    for (const pool of pools) {
      const ofPool = (rows: Row[]) => rows.filter((row) => id(row.pool) === pool.id);
      await this.token(pool);
      await this.backing(pool, ofPool(holdings));
      await this.balances(pool, ofPool(balances));
      await this.flows(pool, ofPool(deposits), ofPool(redemptions), ofPool(holdings));
    }
  }

  private async token(pool: Row): Promise<void> {
    const of = (what: string) => `pool ${pool.symbol}: ${what}`;
    const ask = (name: string) => this.readAt(pool.id, "Pool", name);
    this.equal(of("address"), pool.id, lower(await this.read("PoolFactory", "poolAt", pool.number)));
    for (const name of ["name", "symbol", "feesDue", "cap", "pausedUntil", "holdingCount"])
      this.equal(of(name), pool[name], await ask(name));
    this.equal(of("supply"), pool.supply, await ask("totalSupply"));
    const fees = (await ask("fees")) as Record<string, number>;
    for (const name of ["deposit", "selective", "automatic"])
      this.equal(of(`${name} fee`), pool[`${name}Fee`], fees[name]);
  }

  /** Every holding is the credits' balance, in the queue's order, and together they are what exists of the token. */
  private async backing(pool: Row, holdings: Row[]): Promise<void> {
    const of = (what: string) => `pool ${pool.symbol}: ${what}`;
    const [backing, next] = await this.readAt<[Held[], number]>(pool.id, "Pool", "backing", 0, PAGE);
    this.equal(of("rest of the backing"), next, 0);
    const queue = holdings.filter(({ amount }) => amount !== "0");
    queue.sort((a, b) => (big(a.queuedAt) < big(b.queuedAt) ? -1 : 1));
    this.equal(
      of("queue"),
      queue.map(({ vintage }) => id(vintage)),
      backing.map(({ vintage }) => vintage),
    );
    for (const [n, held] of backing.entries()) {
      const status = suspendedNow((queue[n]?.project ?? {}) as Row, this.now).status;
      this.equal(of(`vintage ${held.vintage}`), queue[n]?.amount, held.amount);
      this.equal(of(`vintage ${held.vintage} suspended`), status !== "Listed", held.suspended);
    }
    for (const row of holdings) {
      const balance = await this.read("CarbonCredit", "balanceOf", pool.id, id(row.vintage));
      this.equal(of(`balance of vintage ${id(row.vintage)}`), row.amount, balance);
    }
    const total = backing.reduce((before, { amount }) => before + amount, 0n);
    this.equal(of("sum of the holdings"), sum(holdings, "amount"), total);
    this.equal(of("held"), pool.held, total);
    this.equal(of("sum of the holdings is the supply"), pool.supply, total);
    this.equal(of("backed"), pool.backed, true);
  }

  private async balances(pool: Row, balances: Row[]): Promise<void> {
    const of = (what: string) => `pool ${pool.symbol}: ${what}`;
    for (const row of balances) {
      const balance = await this.readAt(pool.id, "Pool", "balanceOf", id(row.account));
      this.equal(of(`balance of ${id(row.account)}`), row.amount, balance);
    }
    this.equal(of("sum of the balances"), sum(balances, "amount"), pool.supply);
    this.equal(of("holders"), pool.holderCount, balances.filter(({ amount }) => amount !== "0").length);
  }

  /** What came in less what went out is what lies there, vintage by vintage and in all; so are the fees. */
  private async flows(pool: Row, deposits: Row[], redemptions: Row[], holdings: Row[]): Promise<void> {
    const of = (what: string) => `pool ${pool.symbol}: ${what}`;
    for (const row of holdings) {
      const vintage = id(row.vintage);
      const own = (rows: Row[]) =>
        sum(
          rows.filter((other) => id(other.vintage) === vintage),
          "amount",
        );
      const held = await this.readAt(pool.id, "Pool", "holdingOf", vintage);
      this.equal(of(`in less out of vintage ${vintage}`), own(deposits) - own(redemptions), held);
    }
    const supply = await this.readAt(pool.id, "Pool", "totalSupply");
    this.equal(of("deposits less redemptions"), sum(deposits, "amount") - sum(redemptions, "amount"), supply);
    this.equal(of("deposits"), [pool.depositCount, pool.deposited], [deposits.length, sum(deposits, "amount")]);
    this.equal(
      of("redemptions"),
      [pool.redemptionCount, pool.redeemed],
      [redemptions.length, sum(redemptions, "amount")],
    );
    const retired = redemptions.filter((row) => row.retired === true);
    this.equal(of("retired"), pool.retired, sum(retired, "amount"));
    this.equal(of("minted"), sum(deposits, "minted"), sum(deposits, "amount") - sum(deposits, "fee"));
    this.equal(of("cost"), sum(redemptions, "cost"), sum(redemptions, "amount") + sum(redemptions, "fee"));
    this.equal(of("fees paid"), pool.feesPaid, sum(deposits, "fee") + sum(redemptions, "fee"));
    this.equal(of("fees"), pool.feesPaid, big(pool.feesDue) + big(pool.feesCollected));
  }

  /** What holds now and what is announced: what was announced and holds by now is what holds. */
  async criteria(): Promise<void> {
    const fields = `number from until registryMask classMask types methodologies countries firstYear lastYear rollingYears labelMask
      ${LEAST.map(fieldOf).join(" ")} allowed blocked`;
    const pools = await this.rows("pools", `symbol criteriaCount criteria { ${fields} } next { ${fields} }`);
    for (const pool of pools) {
      const [current, next, from] = await this.read<[Row, Row, number]>("PoolFactory", "criteriaOf", pool.id);
      const announced = pool.next as Row | null;
      const holds = announced !== null && big(announced.from) <= this.now;
      const of = (what: string) => `criteria of ${pool.symbol}: ${what}`;
      this.sameCriteria(of("now"), (holds ? announced : pool.criteria) as Row, current);
      this.equal(of("announced for"), holds ? 0 : (announced?.from ?? 0), from);
      if (announced !== null && !holds) this.sameCriteria(of("announced"), announced, next);
    }
  }

  private sameCriteria(what: string, row: Row, told: Row): void {
    for (const name of ["types", "methodologies", "firstYear", "lastYear", "rollingYears", "allowed", "blocked"])
      this.equal(`${what}, ${name}`, row[name], told[name]);
    const masks = { registryMask: "registries", classMask: "classes", labelMask: "labels" };
    for (const [field, name] of Object.entries(masks)) this.equal(`${what}, ${name}`, row[field], told[name]);
    const countries = (told.countries as string[]).map((code) => Buffer.from(code.slice(2), "hex").toString());
    this.equal(`${what}, countries`, row.countries, countries);
    const scores = told.leastScores as Record<string, number>;
    for (const name of LEAST) this.equal(`${what}, ${name}`, row[fieldOf(name)], scores[name.toLowerCase()]);
  }
}

/** The index spells one criterion out. */
const fieldOf = (name: string): string => (name === "Social" ? "leastSocialBenefit" : `least${name}`);
