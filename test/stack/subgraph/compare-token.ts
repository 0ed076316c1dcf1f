/** "GraphQL equals chain" for CRBN: supply, grants, airdrop, positions, stakers, votes, the reserve, discounts. */
import { zeroAddress } from "viem";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { readEnums } from "../../../subgraph/scripts/constants.ts";
import { big, ChainComparison, id, lower, newestMoment, sum } from "./comparison.ts";
import type { Row } from "./index-snapshot.ts";

const YEAR = 365n * 86_400n; // {s}
const ENUMS = readEnums();
const BUCKETS = ENUMS.Bucket ?? [];
const TIERS = ENUMS.Tier ?? [];

/** What the subgraph says of the token, held against what the contracts answer at the same block. */
export class TokenComparison extends ChainComparison {
  /** Compares everything at the newest block that the subgraph has indexed. */
  static async run(protocol: Protocol, url: string): Promise<TokenComparison> {
    const comparison = new TokenComparison(protocol, url, await newestMoment(protocol, url));
    await comparison.supply();
    await comparison.vesting();
    await comparison.airdrop();
    await comparison.positions();
    await comparison.stakers();
    await comparison.votes();
    await comparison.reserve();
    await comparison.discounts();
    return comparison;
  }

  async supply(): Promise<void> {
    const [supply] = await this.rows("tokenSupplies", "minted burnt total");
    this.equal("supply", supply?.total, await this.read("CRBN", "totalSupply"));
    this.equal("minted", supply?.minted, await this.read("CRBN", "GENESIS_SUPPLY"));
  }

  async vesting(): Promise<void> {
    const grants = await this.rows(
      "vestingGrants",
      `bucket beneficiary { id } offeredTo { id } milestone originalAmount amount released approved start cliff end revocable
       revokedAt returned releases(first: 50) { amount } tranches(first: 50) { amount }`,
    );
    for (const row of grants) await this.grant(row);
    const rounds = await this.rows("airdropRounds", "total");
    const ledgers = await this.rows(
      "bucketLedgers",
      "bucket size granted left returned released outstanding grantCount",
    );
    this.equal("buckets", ledgers.length, BUCKETS.length);
    for (const row of ledgers) {
      const of = (what: string) => `bucket ${row.id}: ${what}`;
      const ledger = await this.read<Row>("TokenVesting", "ledgerOf", BUCKETS.indexOf(String(row.bucket)));
      for (const name of ["size", "granted", "left", "returned"]) this.equal(of(name), row[name], ledger[name]);
      const own = grants.filter((grant) => grant.bucket === row.bucket);
      const given = row.bucket === "Community" ? sum(rounds, "total") : sum(own, "originalAmount");
      if (!["Sale", "Treasury"].includes(String(row.bucket))) this.equal(of("every grant"), given, ledger.granted);
      this.equal(of("grants"), own.length, row.grantCount);
      this.equal(of("released"), row.released, sum(own, "released"));
      this.equal(of("outstanding"), row.outstanding, sum(own, "amount") - sum(own, "released"));
    }
    this.equal("buckets' sizes", sum(ledgers, "size"), await this.read("CRBN", "GENESIS_SUPPLY"));
    const held = await this.read("CRBN", "balanceOf", this.protocol.address("TokenVesting"));
    this.equal("held by vesting", sum(ledgers, "left") + sum(ledgers, "outstanding"), held);
  }

  private async grant(row: Row): Promise<void> {
    const of = (what: string) => `grant ${row.id}: ${what}`;
    const grant = await this.read<Row>("TokenVesting", "grantOf", row.id);
    for (const name of ["amount", "released", "start", "cliff", "milestone", "revocable"]) {
      this.equal(of(name), row[name], grant[name]);
    }
    this.equal(of("end"), row.end ?? 0, grant.end);
    this.equal(of("revokedAt"), row.revokedAt ?? 0, grant.revokedAt);
    this.equal(of("beneficiary"), id(row.beneficiary), lower(grant.beneficiary));
    this.equal(of("bucket"), row.bucket, BUCKETS[Number(grant.bucket)]);
    this.equal(of("vested"), this.vested(row), grant.vested);
    const offered = lower(await this.read("TokenVesting", "offeredTo", row.id));
    this.equal(of("offer"), id(row.offeredTo) ?? zeroAddress, offered);
    this.equal(of("releases"), sum(row.releases as Row[], "amount"), grant.released);
    this.equal(of("tranches"), sum(row.tranches as Row[], "amount"), row.approved);
    this.equal(of("returned"), big(row.originalAmount) - big(row.amount), row.returned);
  }

  /** As the schema tells how to compute it. */
  private vested(row: Row): bigint {
    if (row.milestone) return big(row.approved);
    if (this.now < big(row.cliff)) return 0n;
    const [start, end, amount] = [big(row.start), big(row.end), big(row.originalAmount)];
    const vested = this.now >= end ? amount : (amount * (this.now - start)) / (end - start);
    return smaller(vested, big(row.amount));
  }

  async airdrop(): Promise<void> {
    const rounds = await this.rows(
      "airdropRounds",
      "root total claimed returned left start vestedAt deadline claimCount recipientCount",
    );
    const claims = await this.rows("airdropClaims", "round { id } account { id } amount claimed");
    this.equal("rounds", rounds.length, await this.read("MerkleAirdrop", "roundCount"));
    const duration = await this.read<bigint>("MerkleAirdrop", "VESTING_DURATION");
    for (const row of rounds) {
      const of = (what: string) => `round ${row.id}: ${what}`;
      const round = await this.read<Row>("MerkleAirdrop", "roundOf", row.id);
      for (const name of ["root", "total", "start", "deadline"]) this.equal(of(name), row[name], round[name]);
      this.equal(of("claimed"), big(row.claimed) + big(row.returned), round.claimed);
      this.equal(of("vestedAt"), row.vestedAt, big(row.start) + duration);
      const own = claims.filter((claim) => id(claim.round) === row.id);
      const accounts = [...new Set(own.map((claim) => String(id(claim.account))))];
      this.equal(of("claims"), sum(own, "amount"), row.claimed);
      this.equal(of("claimCount"), own.length, row.claimCount);
      this.equal(of("recipientCount"), accounts.length, row.recipientCount);
      for (const account of accounts) {
        const paid = own.filter((claim) => id(claim.account) === account);
        const onChain = await this.read("MerkleAirdrop", "claimedOf", row.id, account);
        this.equal(of(`paid to ${account}`), sum(paid, "amount"), onChain);
        this.equal(
          of(`last paid to ${account}`),
          paid.some((claim) => big(claim.claimed) === onChain),
          true,
        );
      }
    }
    const held = await this.read("CRBN", "balanceOf", this.protocol.address("MerkleAirdrop"));
    this.equal("held by the airdrop", sum(rounds, "left"), held);
  }

  async positions(): Promise<void> {
    const rows = await this.rows(
      "stakePositions",
      `owner { id } number open tier amount start unlock apyBps reward lockPaid carried promised rewardsPaid feesTaken
       events(first: 50) { change } rewards(first: 50) { net fee gross }`,
    );
    for (const row of rows) {
      const of = (what: string) => `position ${row.id}: ${what}`;
      const position = await this.read<Row>("StakedCRBN", "positionOf", row.id);
      for (const name of ["amount", "apyBps", "reward", "promised"]) this.equal(of(name), row[name], position[name]);
      this.equal(of("tier"), row.open ? row.tier : "None", TIERS[Number(position.tier)]);
      if (row.open) for (const name of ["start", "unlock"]) this.equal(of(name), row[name], position[name]);
      this.equal(of("owner"), id(row.owner), lower(position.owner));
      this.equal(of("accrued"), this.accrued(row), position.accrued);
      this.equal(of("changes"), sum(row.events as Row[], "change"), position.amount);
      const rewards = row.rewards as Row[];
      this.equal(of("rewards"), sum(rewards, "net"), row.rewardsPaid);
      this.equal(of("fees"), sum(rewards, "fee"), row.feesTaken);
      for (const { gross, net, fee } of rewards) {
        this.equal(of("split"), [net, fee], await this.read("StakedCRBN", "splitReward", gross));
      }
    }
    await this.totals(rows);
  }

  /** As the schema tells how to compute it. */
  private accrued(row: Row): bigint {
    const until = smaller(this.now, big(row.unlock));
    const inLock = (big(row.amount) * big(row.apyBps) * (until - big(row.start))) / (10_000n * YEAR);
    return inLock - big(row.lockPaid) + big(row.carried);
  }

  private async totals(positions: Row[]): Promise<void> {
    const fields = "tier terms { minimum lock apyBps } positionCount staked promised rewardsPaid feesTaken";
    const totals = await this.rows("stakingTotals_collection", fields);
    this.equal("totals", totals.length, TIERS.length);
    for (const row of totals) {
      const of = (what: string) => `totals ${row.id}: ${what}`;
      const own = positions.filter(({ open, tier }) => open && (row.tier === null || tier === row.tier));
      this.equal(of("positions"), row.positionCount, own.length);
      this.equal(of("staked"), row.staked, sum(own, "amount"));
      this.equal(of("promised"), row.promised, sum(own, "promised"));
      if (row.tier === null) continue;
      const tier = TIERS.indexOf(String(row.tier));
      const terms = await this.read<Row>("StakedCRBN", "tierTerms", tier);
      for (const name of ["minimum", "lock", "apyBps"]) this.equal(of(name), (row.terms as Row)[name], terms[name]);
    }
    const all = totals.find((row) => row.tier === null) as Row;
    const feesDue = await this.read<bigint>("StakedCRBN", "feesDue");
    this.equal("all staked", all.staked, await this.read("StakedCRBN", "totalSupply"));
    this.equal("all promised", big(all.promised) + feesDue, await this.read("StakedCRBN", "promised"));
    this.equal("all rewards", all.rewardsPaid, sum(positions, "rewardsPaid"));
    this.equal("all fees", all.feesTaken, sum(positions, "feesTaken"));
  }

  async stakers(): Promise<void> {
    const until = ["bronzeUntil", "silverUntil", "goldUntil", "platinumUntil"];
    const rows = await this.rows(
      "stakers",
      `staked positionCount openPositionCount delegate { id } ${until.join(" ")}`,
    );
    for (const row of rows) {
      const of = (what: string) => `staker ${row.id}: ${what}`;
      const held = until.map((name) => big(row[name]) > this.now);
      this.equal(of("staked"), row.staked, await this.read("StakedCRBN", "balanceOf", row.id));
      this.equal(of("positions"), row.positionCount, await this.read("StakedCRBN", "positionCount", row.id));
      const list = await this.read<Row[]>("StakedCRBN", "positionsOf", row.id, 0, 1_000);
      this.equal(of("open positions"), row.openPositionCount, list.filter(({ amount }) => amount !== 0n).length);
      this.equal(of("delegate"), id(row.delegate), lower(await this.read("StakedCRBN", "delegates", row.id)));
      this.equal(of("tier"), held.lastIndexOf(true) + 1, await this.read("StakedCRBN", "tierOf", row.id));
      for (const [index, name] of until.entries()) {
        this.equal(of(name), row[name], await this.read("StakedCRBN", "heldUntil", row.id, index + 1));
      }
    }
  }

  /** Every delegate's votes are the chain's, now and after every change, and those of its delegators. */
  async votes(): Promise<void> {
    const rows = await this.rows("delegates", "votes delegatorCount snapshotCount delegators(first: 50) { staked }");
    const snapshots = await this.rows("votingPowerSnapshots", "delegate { id } previousVotes votes sortKey timestamp");
    for (const row of rows) {
      const of = (what: string) => `delegate ${row.id}: ${what}`;
      this.equal(of("votes"), row.votes, await this.read("StakedCRBN", "getVotes", row.id));
      this.equal(of("delegators' stakes"), sum(row.delegators as Row[], "staked"), row.votes);
      this.equal(of("delegators"), (row.delegators as Row[]).length, row.delegatorCount);
      const own = snapshots.filter((snapshot) => id(snapshot.delegate) === row.id);
      own.sort((a, b) => (big(a.sortKey) < big(b.sortKey) ? -1 : 1));
      this.equal(of("snapshots"), own.length, row.snapshotCount);
      for (const [index, { timestamp, previousVotes }] of own.entries()) {
        this.equal(of(`before change ${index}`), previousVotes, own[index - 1]?.votes ?? 0);
        if (big(timestamp) >= this.now) continue;
        const last = own.filter((snapshot) => big(snapshot.timestamp) <= big(timestamp)).at(-1);
        const counted = await this.read("StakedCRBN", "getPastVotes", row.id, timestamp);
        this.equal(of(`votes at ${timestamp}`), last?.votes, counted);
      }
    }
    this.equal("all votes", sum(rows, "votes"), await this.read("StakedCRBN", "totalSupply"));
  }

  async reserve(): Promise<void> {
    const [row] = (await this.rows(
      "reserveStates",
      "balance promised feesDue available covered received rewardsPaid feesPaid reclaimed",
    )) as [Row];
    this.equal(
      "reserve: balance",
      row.balance,
      await this.read("CRBN", "balanceOf", this.protocol.address("RewardReserve")),
    );
    this.equal("reserve: promised", row.promised, await this.read("StakedCRBN", "promised"));
    this.equal("reserve: feesDue", row.feesDue, await this.read("StakedCRBN", "feesDue"));
    this.equal("reserve: available", row.available, await this.read("RewardReserve", "available"));
    this.equal("reserve: covered", row.covered, true);
    const gone = big(row.rewardsPaid) + big(row.feesPaid) + big(row.reclaimed);
    this.equal("reserve: identity", gone + big(row.balance), row.received);
    const movements = await this.rows("reserveMovements", "direction amount");
    const of = (direction: string) => movements.filter((movement) => movement.direction === direction);
    this.equal("reserve: movements in", sum(of("In"), "amount"), row.received);
    this.equal("reserve: movements out", sum(of("Out"), "amount"), gone);
    this.equal("reserve: fee payments", sum(await this.rows("feePayments", "amount"), "amount"), row.feesPaid);
  }

  async discounts(): Promise<void> {
    const [row] = await this.rows("protocols", "discounts grantCount roundCount positionCount");
    for (const tier of [1, 2, 3, 4]) {
      const onChain = await this.read("CreditMarket", "discountOf", tier);
      this.equal(`discount of tier ${tier}`, (row?.discounts as number[] | undefined)?.[tier - 1], onChain);
    }
    this.equal("grants", row?.grantCount, this.counted.vestingGrants);
    this.equal("rounds", row?.roundCount, this.counted.airdropRounds);
    this.equal("positions", row?.positionCount, this.counted.stakePositions);
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
