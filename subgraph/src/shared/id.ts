import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Log } from "./log";

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

/** The staking totals over all tiers. */
export const ALL_TIERS_ID: string = "all";

/** The protocol's supply: `protocol`. */
export const PROTOCOL_SUPPLY_ID: string = "protocol";

/**
 * A number of the chain: registry, operator, project, vintage, block, listing, certificate, retirement, grant, airdrop round
 * or staking position. `4097`
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

/** What a retirement took from a block: `324597014396866459853258753343488-17`. */
export function serialRangeId(retirement: string, block: string): string {
  return retirement + "-" + block;
}

/** A bucket's ledger: `Team`. */
export function bucketId(bucket: string): string {
  return bucket;
}

/** A tier's staking totals: `Gold`. */
export function tierId(tier: string): string {
  return tier;
}

/** An account in a role: `301-0x70997970c51812dc3a010c7d01b50e0d17dc79c8`. */
export function roleMemberId(role: BigInt, account: Address): string {
  return role.toString() + "-" + account.toHexString();
}

/** An event of a transaction: `0x5f…01-2` is the third event of the protocol in it. */
export function logId(log: Log): string {
  return log.transaction.toHexString() + "-" + log.ordinal.toString();
}

/** One of several things that one event tells: `0x5f…01-2-0`. */
export function logItemId(log: Log, index: i32): string {
  return logId(log) + "-" + index.toString();
}
