/** "GraphQL equals chain" for governance and treasury: every proposal, ballot, poll, operation, role, pause and payment. */
import { type Address, type Hex, numberToHex, zeroAddress } from "viem";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { big, ChainComparison, id, newestMoment, sum } from "./comparison.ts";
import type { Row } from "./index-snapshot.ts";

const STATES = ["Pending", "Active", "Canceled", "Defeated", "Succeeded", "Queued", "Expired", "Executed"];
const SUPPORT = ["Against", "For", "Abstain"];
const OPERATIONS = ["Unset", "Waiting", "Ready", "Done"];
const SECONDS_PER_DAY = 86_400n;
const WINDOW = 30n; // days before today that count

/** What the subgraph says of governance, held against what the contracts answer at the same block. */
export class GovernanceComparison extends ChainComparison {
  /** Compares everything at the newest block that the subgraph has indexed. */
  static async run(protocol: Protocol, url: string): Promise<GovernanceComparison> {
    const comparison = new GovernanceComparison(protocol, url, await newestMoment(protocol, url));
    await comparison.settings();
    await comparison.proposals();
    await comparison.operations();
    await comparison.polls();
    await comparison.roles();
    await comparison.guardian();
    await comparison.treasury();
    return comparison;
  }

  async settings(): Promise<void> {
    const [row] = (await this.rows(
      "governanceStates",
      "votingDelay votingPeriod proposalThreshold quorumNumerator quorumFloor lateQuorumVoteExtension timelockMinDelay",
    )) as [Row];
    for (const name of [
      "votingDelay",
      "votingPeriod",
      "proposalThreshold",
      "quorumNumerator",
      "lateQuorumVoteExtension",
    ]) {
      this.equal(name, row[name], await this.read("CarbontraceGovernor", name));
    }
    this.equal("quorumFloor", row.quorumFloor, await this.read("CarbontraceGovernor", "QUORUM_FLOOR"));
    this.equal("timelockMinDelay", row.timelockMinDelay, await this.protocolAs("Timelock", "getMinDelay"));
    const supplies = await this.rows("votingSupplies", "timestamp supply");
    for (const { id, timestamp, supply } of supplies) {
      if (big(timestamp) >= this.now) continue;
      const onChain = await this.read("StakedCRBN", "getPastTotalSupply", timestamp);
      this.equal(`supply of votes ${id}`, supply, onChain);
    }
  }

  async proposals(): Promise<void> {
    const rows = await this.rows(
      "proposals",
      `proposer { id } status snapshot deadline isProtected callCount votingSupply quorum forVotes againstVotes abstainVotes
       voteCount eta operation { id } votes(first: 100) { voter { id } support weight }
       calls(first: 50) { index target value data isProtected }`,
    );
    for (const row of rows) {
      const of = (what: string) => `proposal ${row.id}: ${what}`;
      const governor = <T>(name: string, ...args: unknown[]) => this.read<T>("CarbontraceGovernor", name, ...args);
      this.equal(of("state"), this.stateOf(row), STATES[Number(await governor("state", row.id))]);
      this.equal(of("proposer"), id(row.proposer), lower(await governor("proposalProposer", row.id)));
      this.equal(of("snapshot"), row.snapshot, await governor("proposalSnapshot", row.id));
      this.equal(of("deadline"), row.deadline, await governor("proposalDeadline", row.id));
      this.equal(of("eta"), row.eta ?? 0, await governor("proposalEta", row.id));
      this.equal(
        of("tally"),
        [row.againstVotes, row.forVotes, row.abstainVotes],
        await governor("proposalVotes", row.id),
      );
      if (row.quorum !== null) {
        this.equal(of("quorum"), row.quorum, await governor("quorum", row.snapshot));
        const supply = await this.read("StakedCRBN", "getPastTotalSupply", row.snapshot);
        this.equal(of("votingSupply"), row.votingSupply, supply);
      }
      await this.votes(row, of);
      await this.calls(row, of);
    }
  }

  /** As the schema tells how to compute it. */
  private stateOf(row: Row): string {
    if (row.status === "Executed" || row.status === "Queued") return String(row.status);
    if (row.status !== "Open") return "Canceled";
    if (this.now <= big(row.snapshot)) return "Pending";
    if (this.now <= big(row.deadline)) return "Active";
    if (row.quorum === null) return "Defeated";
    const reached = big(row.forVotes) + big(row.abstainVotes) >= big(row.quorum);
    return reached && big(row.forVotes) > big(row.againstVotes) ? "Succeeded" : "Defeated";
  }

  private async votes(row: Row, of: (what: string) => string): Promise<void> {
    const votes = row.votes as Row[];
    this.counted.votes = (this.counted.votes ?? 0) + votes.length;
    this.equal(of("votes"), votes.length, row.voteCount);
    for (const [index, field] of ["againstVotes", "forVotes", "abstainVotes"].entries()) {
      const own = votes.filter(({ support }) => support === SUPPORT[index]);
      this.equal(of(`sum of ${field}`), sum(own, "weight"), row[field]);
    }
    for (const vote of votes) {
      const voter = id(vote.voter);
      this.equal(of(`${voter} voted`), true, await this.read("CarbontraceGovernor", "hasVoted", row.id, voter));
      const weight = await this.read("StakedCRBN", "getPastVotes", voter, row.snapshot);
      this.equal(of(`weight of ${voter}`), vote.weight, weight);
    }
  }

  private async calls(row: Row, of: (what: string) => string): Promise<void> {
    const calls = ordered(row.calls);
    this.equal(of("calls"), calls.length, row.callCount);
    for (const call of calls) {
      const onChain = await this.read("CarbontraceGovernor", "isProtected", call.target, call.data);
      this.equal(of(`call ${call.index} protected`), call.isProtected, onChain);
    }
    this.equal(
      of("protected"),
      row.isProtected,
      calls.some(({ isProtected }) => isProtected),
    );
    const operation = await this.read<Hex>("CarbontraceGovernor", "operationOf", row.id);
    if (row.status !== "Executed")
      this.equal(of("operation"), id(row.operation) ?? numberToHex(0, { size: 32 }), operation);
  }

  async operations(): Promise<void> {
    const rows = await this.rows(
      "timelockOperations",
      `proposal { id calls(first: 50) { index target value data } } status delay readyAt scheduledAt
       calls(first: 50) { index target value data }`,
    );
    for (const row of rows) {
      const of = (what: string) => `operation ${row.id}: ${what}`;
      const state = OPERATIONS[Number(await this.protocolAs("Timelock", "getOperationState", row.id))];
      const due = this.now >= big(row.readyAt) ? "Ready" : "Waiting";
      const told = { Scheduled: due, Executed: "Done", Cancelled: "Unset" }[String(row.status)];
      this.equal(of("state"), told, state);
      const time = await this.protocolAs("Timelock", "getTimestamp", row.id);
      if (row.status === "Scheduled") this.equal(of("readyAt"), row.readyAt, time);
      this.equal(of("delay"), big(row.scheduledAt) + big(row.delay), row.readyAt);
      const proposed = ordered((row.proposal as Row).calls);
      this.equal(of("calls"), JSON.stringify(ordered(row.calls)), JSON.stringify(proposed));
    }
  }

  async polls(): Promise<void> {
    const rows = await this.rows(
      "signalPolls",
      "opener { id } optionCount snapshot end tally voteCount votes(first: 100) { voter { id } option votes }",
    );
    this.equal("polls", rows.length, await this.read("SignalPolls", "pollCount"));
    for (const row of rows) {
      const of = (what: string) => `poll ${row.id}: ${what}`;
      const poll = await this.read<Row>("SignalPolls", "pollOf", row.id);
      this.equal(of("opener"), id(row.opener), lower(poll.opener));
      this.equal(of("terms"), [row.snapshot, row.end, row.optionCount], [poll.snapshot, poll.end, poll.options]);
      this.equal(of("tally"), row.tally, await this.read("SignalPolls", "tallyOf", row.id));
      for (const vote of row.votes as Row[]) {
        const answer = await this.read("SignalPolls", "answerOf", row.id, id(vote.voter));
        this.equal(of(`answer of ${id(vote.voter)}`), [true, vote.option], answer);
        const votes = await this.read("StakedCRBN", "getPastVotes", id(vote.voter), row.snapshot);
        this.equal(of(`votes of ${id(vote.voter)}`), vote.votes, votes);
      }
    }
  }

  async roles(): Promise<void> {
    const rows = await this.rows(
      "roleGrants",
      "role { number } keeper account { id } member since until executionDelay delaySince",
    );
    for (const row of rows) {
      const of = (what: string) => `role grant ${row.id}: ${what}`;
      const number = big((row.role as Row).number);
      const account = id(row.account);
      // Of several grants the last one tells whether the account has the role.
      const later = rows.some(
        (other) =>
          id(other.account) === account &&
          (other.role as Row).number === number.toString() &&
          other.keeper === row.keeper &&
          big(other.since) > big(row.since),
      );
      if (later) continue;
      if (row.keeper === "Timelock") {
        const onChain = await this.protocolAs("Timelock", "hasRole", numberToHex(number, { size: 32 }), account);
        this.equal(of("member"), row.member, onChain);
        continue;
      }
      const [member, delay] = await this.read<[boolean, number]>("AccessManager", "hasRole", number, account);
      this.equal(of("member"), row.member, member);
      if (member) this.equal(of("delay"), row.executionDelay, delay);
    }
    const roles = await this.rows("roles", "keeper number name label admin guardian grantDelay");
    for (const row of roles.filter(({ keeper }) => keeper === "AccessManager")) {
      const of = (what: string) => `role ${row.id}: ${what}`;
      this.equal(of("admin"), row.admin, await this.read("AccessManager", "getRoleAdmin", row.number));
      this.equal(of("guardian"), row.guardian, await this.read("AccessManager", "getRoleGuardian", row.number));
      this.equal(of("grantDelay"), row.grantDelay, await this.read("AccessManager", "getRoleGrantDelay", row.number));
      if (row.label !== null) this.equal(of("label"), row.label, row.name);
    }
    for (const row of await this.rows("restrictedFunctions", "target targetName selector signature role { number }")) {
      const onChain = await this.read("AccessManager", "getTargetFunctionRole", row.target, row.selector);
      this.equal(`role of ${row.targetName}.${row.signature}`, (row.role as Row).number, onChain);
      this.equal(`name of ${row.id}`, row.signature !== null && row.targetName !== null, true);
    }
  }

  async guardian(): Promise<void> {
    const [row] = (await this.rows("governanceStates", "pausedUntil guardianRestUntil guardianTargets")) as [Row];
    this.equal("pausedUntil", row.pausedUntil, await this.read("Guardian", "pausedUntil"));
    this.equal("restUntil", row.guardianRestUntil, await this.read("Guardian", "restUntil"));
    const targets = await this.read<Address[]>("Guardian", "targets");
    this.equal("targets", row.guardianTargets, targets.map(lower));
    for (const contract of await this.rows("managedContracts", "name pausedUntil")) {
      if (!targets.map(lower).includes(String(contract.id))) continue;
      const name = String(contract.name);
      this.equal(`${name} paused`, contract.pausedUntil, await this.read(name, "pausedUntil"));
    }
    await this.rows("pauses", "until");
  }

  async treasury(): Promise<void> {
    const safe = this.protocol.address("TreasurySafe");
    const transfers = await this.rows("treasuryTransfers", "direction kind token { id } amount confirmed");
    const tokens = await this.rows("treasuryTokens", "complete received spent balance unconfirmed");
    for (const row of tokens) {
      const of = (what: string) => `treasury's ${row.id}: ${what}`;
      const own = transfers.filter(({ token }) => id(token) === row.id);
      const direction = (name: string) => own.filter((transfer) => transfer.direction === name);
      this.equal(of("received"), row.received, sum(direction("In"), "amount"));
      this.equal(of("spent"), row.spent, sum(direction("Out"), "amount"));
      this.equal(of("unconfirmed"), (row.unconfirmed as string[]).length, 0);
      if (!row.complete) continue;
      this.equal(
        of("confirmed"),
        own.every(({ confirmed }) => confirmed),
        true,
      );
      const contract = row.id === lower(this.protocol.address("CRBN")) ? "CRBN" : "TestUSDC";
      this.equal(of("balance"), row.balance, await this.read(contract, "balanceOf", safe));
    }
    for (const row of await this.rows("spendingLimits", "limit spent days(first: 100) { day spent }")) {
      const of = (what: string) => `limit of ${row.id}: ${what}`;
      this.equal(of("limit"), row.limit, await this.read("SpendingGuard", "limitOf", row.id));
      const days = row.days as Row[];
      const today = this.now / SECONDS_PER_DAY;
      const inWindow = days.filter(({ day }) => big(day) >= today - WINDOW && big(day) <= today);
      const left = big(row.limit) - sum(inWindow, "spent");
      this.equal(of("remaining"), left > 0n ? left : 0n, await this.read("SpendingGuard", "remainingOf", row.id));
      for (const { day, spent } of days) {
        this.equal(of(`day ${day}`), spent, await this.read("SpendingGuard", "spentOn", row.id, day));
      }
    }
  }

  /** A contract whose artifact has another name than the address book gives it. */
  private protocolAs(contract: "Timelock", name: string, ...args: unknown[]): Promise<unknown> {
    return this.protocol.client.readContract({
      address: this.protocol.address(contract),
      abi: this.protocol.abi("TimelockController"),
      functionName: name,
      args,
      blockNumber: BigInt(this.block.number),
    });
  }
}

const lower = (value: unknown): string => String(value ?? zeroAddress).toLowerCase();
const ordered = (calls: unknown): Row[] => [...(calls as Row[])].sort((a, b) => Number(a.index) - Number(b.index));
