import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Log } from "./log";
import { hashOf } from "./text";

/*
 * Every id of the subgraph is built here. Things of the protocol carry the chain's own id. Occurrences without an id of
 * their own carry the hash of their transaction and their ordinal among the protocol's events in it, never a block
 * number or a log index of the block: those change when a reorganisation moves the transaction to another block, the
 * hash and the ordinal do not.
 */

/** The only {@link Protocol}. */
export const PROTOCOL_ID: string = "carbontrace";

/** The only {@link TokenSupply}. */
export const TOKEN_SUPPLY_ID: string = "CRBN";

/** The only {@link ReserveState}. */
export const RESERVE_ID: string = "reserve";

/** The only {@link GovernanceState}. */
export const GOVERNANCE_ID: string = "governance";

/** The only {@link ChallengeState}. */
export const CHALLENGES_ID: string = "challenges";

/** The only {@link MiningState}. */
export const MINING_ID: string = "mining";

/** The staking totals over all tiers. */
export const ALL_TIERS_ID: string = "all";

/** The protocol's supply: `protocol`. */
export const PROTOCOL_SUPPLY_ID: string = "protocol";

/**
 * A number of the chain: registry, operator, project, vintage, block, listing, certificate, retirement, grant, airdrop round,
 * staking position, proposal, signal poll or pause; and an epoch of liquidity mining, counted here. `4097`
 */
export function numberId(number: BigInt): string {
  return number.toString();
}

/** A small number of the chain: registry, operator or label. `1` */
export function smallId(number: i32): string {
  return number.toString();
}

/** A project's supply: `project-1`. */
export function projectSupplyId(project: string): string {
  return "project-" + project;
}

/** A curator's part in a project: `1-0x70997970c51812dc3a010c7d01b50e0d17dc79c8`. */
export function projectCuratorId(project: string, curator: Address): string {
  return project + "-" + curator.toHexString();
}

/** A curator's n-th score of a project, from 1: `1-0x70997970c51812dc3a010c7d01b50e0d17dc79c8-1`. */
export function scoreId(project: string, curator: Address, n: i32): string {
  return projectCuratorId(project, curator) + "-" + n.toString();
}

/** The n-th suspension, or the n-th challenge, of a project, from 1: `1-1`. */
export function ofProjectId(project: string, n: i32): string {
  return project + "-" + n.toString();
}

/** A registry's supply: `registry-1`. */
export function registrySupplyId(registry: string): string {
  return "registry-" + registry;
}

/** A vintage's supply: `vintage-4097`. */
export function vintageSupplyId(vintage: string): string {
  return "vintage-" + vintage;
}

/** The n-th issuance of a vintage, from 0: `4097-0`. */
export function issuanceId(vintage: string, index: i32): string {
  return vintage + "-" + index.toString();
}

/** What an account holds of a vintage: `0x70997970c51812dc3a010c7d01b50e0d17dc79c8-4097`. */
export function holdingId(account: Bytes, vintage: string): string {
  return account.toHexString() + "-" + vintage;
}

/** What lies of a vintage in a pool: `0x70997970c51812dc3a010c7d01b50e0d17dc79c8-4097`. */
export function poolHoldingId(pool: Bytes, vintage: string): string {
  return pool.toHexString() + "-" + vintage;
}

/** A pool's n-th criteria, or its n-th terms, from 0: `0x70997970c51812dc3a010c7d01b50e0d17dc79c8-0`. */
export function ofPoolId(pool: Bytes, n: i32): string {
  return pool.toHexString() + "-" + n.toString();
}

/**
 * What an account has of a pool's token:
 * `0x70997970c51812dc3a010c7d01b50e0d17dc79c8-0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc`.
 */
export function poolBalanceId(pool: Bytes, account: Address): string {
  return pool.toHexString() + "-" + account.toHexString();
}

/** What a maker signed under a nonce: `0x70997970c51812dc3a010c7d01b50e0d17dc79c8-7`. */
export function orderNonceId(maker: Bytes, nonce: BigInt): string {
  return maker.toHexString() + "-" + nonce.toString();
}

/** A vintage's price reference in a pay token: `vintage-4097-0x70997970c51812dc3a010c7d01b50e0d17dc79c8`. */
export function vintageReferenceId(vintage: string, payToken: Address): string {
  return "vintage-" + vintage + "-" + payToken.toHexString();
}

/** A class's price reference in a pay token: `class-Nature-0x70997970c51812dc3a010c7d01b50e0d17dc79c8`. */
export function classReferenceId(projectClass: string, payToken: Address): string {
  return "class-" + projectClass + "-" + payToken.toHexString();
}

/**
 * What an account has staked in a farm:
 * `0x70997970c51812dc3a010c7d01b50e0d17dc79c8-0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc`.
 */
export function farmPositionId(account: Address, farm: Bytes): string {
  return account.toHexString() + "-" + farm.toHexString();
}

/**
 * What a retirement, a request or a cancellation took from a block: `324597014396866459853258753343488-17`,
 * `request-17596481011713-17`, `cancellation-0x5f…01-2-17`.
 */
export function serialRangeId(kind: string, taker: string, block: string): string {
  return (kind == "retirement" ? "" : kind + "-") + taker + "-" + block;
}

/** The n-th custody statement of a registry, from 1: `1-3`. */
export function custodyStatementId(registry: string, number: BigInt): string {
  return registry + "-" + number.toString();
}

/** An account of ours at a registry: `1-0x…`, the hash of its text. */
export function custodyAccountId(registry: string, account: string): string {
  return registry + "-" + hashOf(account).toHexString();
}

/** A project's monitoring period: `1-20200101-20201231`. */
export function periodId(project: string, periodStart: i32, periodEnd: i32): string {
  return project + "-" + periodStart.toString() + "-" + periodEnd.toString();
}

/** One type, country or registry: `Country-0x4554…00`. */
export function shareId(dimension: string, key: Bytes): string {
  return dimension + "-" + key.toHexString();
}

/** The n-th report of a block's impairment, from 1: `17-1`. */
export function impairmentId(block: string, n: i32): string {
  return block + "-" + n.toString();
}

/** The n-th line of a certificate, from 0, or its n-th amendment, from 1: `1-0`. */
export function ofCertificateId(certificate: string, n: i32): string {
  return certificate + "-" + n.toString();
}

/** The n-th document of a bundle of evidence, from 0: `bafy…-0`. */
export function evidenceId(bundle: string, index: i32): string {
  return bundle + "-" + index.toString();
}

/** A bucket's ledger: `Team`. */
export function bucketId(bucket: string): string {
  return bucket;
}

/** A tier's staking totals: `Gold`. */
export function tierId(tier: string): string {
  return tier;
}

/** A role of the access manager: `301`. */
export function roleId(role: BigInt): string {
  return role.toString();
}

/** A role of the Timelock: `timelock-0xb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc1`. */
export function timelockRoleId(role: Bytes): string {
  return "timelock-" + role.toHexString();
}

/** The n-th time that an account was granted a role, from 0: `301-0x70997970c51812dc3a010c7d01b50e0d17dc79c8-0`. */
export function roleGrantId(role: string, account: Address, index: i32): string {
  return role + "-" + account.toHexString() + "-" + index.toString();
}

/** A function that needs a role: `0x5fbdb2315678afecb367f032d93f642f64180aa3-0x355e6b43`. */
export function restrictedFunctionId(target: Address, selector: Bytes): string {
  return target.toHexString() + "-" + selector.toHexString();
}

/** The n-th second in which the supply of votes changed, from 0: `0`. */
export function votingSupplyId(number: i32): string {
  return number.toString();
}

/** The n-th call of a proposal or of an operation, from 0: `4711-0`, `0x5f…01-0`. */
export function callId(owner: string, index: i32): string {
  return owner + "-" + index.toString();
}

/** The n-th argument of a call, from 0: `4711-0-0`. */
export function argumentId(call: string, index: i32): string {
  return call + "-" + index.toString();
}

/** What an account says on a proposal or in a poll: `4711-0x70997970c51812dc3a010c7d01b50e0d17dc79c8`. */
export function ballotId(question: string, voter: Address): string {
  return question + "-" + voter.toHexString();
}

/** What signers spent of a token on a day: `0x0000000000000000000000000000000000000000-20600`. */
export function spendingDayId(token: Address, day: i32): string {
  return token.toHexString() + "-" + day.toString();
}

/** An event of a transaction: `0x5f…01-2` is the third event of the protocol in it. */
export function logId(log: Log): string {
  return log.transaction.toHexString() + "-" + log.ordinal.toString();
}

/** One of several things that one event tells: `0x5f…01-2-0`. */
export function logItemId(log: Log, index: i32): string {
  return ordinalItemId(log.transaction, log.ordinal, index);
}

/** The same of the n-th event of a transaction, from 0. */
export function ordinalItemId(transaction: Bytes, ordinal: i32, index: i32): string {
  return transaction.toHexString() + "-" + ordinal.toString() + "-" + index.toString();
}
