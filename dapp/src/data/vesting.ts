import type { Abi, Address, Hash } from "viem";
import { isAddressEqual, zeroAddress } from "viem";
import { contracts } from "../chain/contracts.ts";
import { publicClient } from "../chain/wagmi.ts";
import { type DecodedLog, type LogQuery, readLogs } from "./chain/logs.ts";
import { readHead } from "./chainClock.ts";
import { type VestingLine, vestedOn } from "./vestingCurve.ts";

/** The six parts of the supply, by the contract's numbers. */
export const BUCKETS = ["team", "investors", "sale", "community", "ecosystem", "treasury"] as const;

/** A part of the supply. */
export type Bucket = (typeof BUCKETS)[number];

/** A bucket's ledger {CRBN}: `granted + left = size`. */
export interface BucketLedger {
  bucket: Bucket;
  size: bigint;
  /** What has left it. */
  granted: bigint;
  /** What revocations sent to the treasury, part of `granted`. */
  returned: bigint;
  left: bigint;
}

/** A payment of a grant, or a tranche of it that was approved. */
export interface GrantEvent {
  /** {CRBN} */
  amount: bigint;
  /** {s} */
  at: bigint;
  transaction: Hash;
}

/** A grant. */
export interface Grant {
  id: bigint;
  bucket: Bucket;
  /** Counts the bucket's grants, from 1. */
  number: bigint;
  firstBeneficiary: Address;
  beneficiary: Address;
  /** To whom it is offered; null if to nobody. */
  offeredTo: Address | null;
  /** What it was granted for {CRBN}. */
  granted: bigint;
  /** What will have been released in the end {CRBN}: less than granted after a revocation. */
  amount: bigint;
  /** {CRBN} */
  released: bigint;
  /** What has vested, in the last block {CRBN}. */
  vested: bigint;
  /** When it vests {s}; null when tranches decide. */
  line: VestingLine | null;
  /** When it began, or was made {s}. */
  start: bigint;
  /** What a milestone grant is for; null for one that vests with time. */
  name: string | null;
  /** Approved tranches of a milestone grant, oldest first. */
  tranches: GrantEvent[];
  /** Payments, oldest first. */
  releases: GrantEvent[];
  revocable: boolean;
  /** {s}; null if it was not revoked. */
  revokedAt: bigint | null;
}

/** What a grant is to an account: its own, offered to it, or its own before it was handed over. */
export type GrantRelation = "own" | "offered" | "handedOver";

/** What a grant is to an account that has to do with it. */
export function relationOf(grant: Pick<Grant, "beneficiary" | "offeredTo">, account: Address): GrantRelation {
  if (isAddressEqual(grant.beneficiary, account)) return "own";
  return grant.offeredTo && isAddressEqual(grant.offeredTo, account) ? "offered" : "handedOver";
}

/** What has vested of a grant at a time not before the last block {CRBN}. */
export function vestedOf({ line, vested, amount }: Pick<Grant, "line" | "vested" | "amount">, time: bigint): bigint {
  if (!line) return vested;
  const onLine = vestedOn(line, time);
  return onLine < amount ? onLine : amount;
}

/** What a claim would pay at a time {CRBN}. */
export function releasableOf(grant: Pick<Grant, "line" | "vested" | "amount" | "released">, time: bigint): bigint {
  const vested = vestedOf(grant, time);
  return vested > grant.released ? vested - grant.released : 0n;
}

function query(eventName: string, args: LogQuery["args"]): LogQuery {
  const { address, abi } = contracts.tokenVesting;
  return { address, abi: abi as Abi, eventName, ...(args && { args }) };
}

/** The ids of all grants that were ever an account's, or offered to it. */
async function readGrantIds(account: Address, head: bigint): Promise<bigint[]> {
  const logs = await readLogs(
    [
      query("GrantCreated", { beneficiary: account }),
      query("MilestoneGrantCreated", { beneficiary: account }),
      query("GrantHandedOver", { to: account }),
      query("GrantOffered", { to: account }),
    ],
    head,
  );
  return [...new Set(logs.map(({ args }) => args.grant as bigint))];
}

function toEvent({ args, timestamp, transactionHash }: DecodedLog): GrantEvent {
  return { amount: args.amount as bigint, at: timestamp, transaction: transactionHash };
}

async function readGrant(id: bigint, logs: DecodedLog[]): Promise<Grant> {
  const { tokenVesting } = contracts;
  const [stored, offeredTo] = await Promise.all([
    publicClient.readContract({ ...tokenVesting, functionName: "grantOf", args: [id] }),
    publicClient.readContract({ ...tokenVesting, functionName: "offeredTo", args: [id] }),
  ]);
  const own = logs.filter(({ args }) => args.grant === id);
  const ofKind = (name: string) => own.filter(({ eventName }) => eventName === name);
  const created = own.find(({ eventName }) => eventName.endsWith("GrantCreated"));
  const granted = (created?.args.amount as bigint | undefined) ?? stored.amount;
  const start = BigInt(stored.start);
  return {
    id,
    bucket: BUCKETS[stored.bucket] as Bucket,
    number: id & (2n ** 64n - 1n),
    firstBeneficiary: `0x${(id >> 96n).toString(16).padStart(40, "0")}`,
    beneficiary: stored.beneficiary,
    offeredTo: offeredTo === zeroAddress ? null : offeredTo,
    granted,
    amount: stored.amount,
    released: stored.released,
    vested: stored.vested,
    line: stored.milestone ? null : { amount: granted, start, cliff: BigInt(stored.cliff), end: BigInt(stored.end) },
    start,
    name: stored.milestone ? ((created?.args.name as string | undefined) ?? "") : null,
    tranches: ofKind("TrancheApproved").map(toEvent),
    releases: ofKind("Released").map(toEvent),
    revocable: stored.revocable,
    revokedAt: stored.revokedAt === 0 ? null : BigInt(stored.revokedAt),
  };
}

const ORDER: readonly GrantRelation[] = ["offered", "own", "handedOver"];

/**
 * Reads every grant that is an account's, was, or is offered to it, from the chain alone: what is one's own must never be
 * missing because the indexer is behind. An offer that was withdrawn is none.
 */
export async function readGrants(account: Address): Promise<Grant[]> {
  const { number: head } = await readHead();
  const ids = await readGrantIds(account, head);
  if (ids.length === 0) return [];
  const names = ["GrantCreated", "MilestoneGrantCreated", "TrancheApproved", "Released", "GrantHandedOver"];
  const logs = await readLogs(
    names.map((name) => query(name, { grant: ids })),
    head,
  );
  const grants = await Promise.all(ids.map((id) => readGrant(id, logs)));
  const had = (grant: Grant) =>
    isAddressEqual(grant.firstBeneficiary, account) ||
    logs.some(
      ({ eventName, args }) =>
        eventName === "GrantHandedOver" && args.grant === grant.id && isAddressEqual(args.to as Address, account),
    );
  return grants
    .filter((grant) => relationOf(grant, account) !== "handedOver" || had(grant))
    .sort((a, b) => ORDER.indexOf(relationOf(a, account)) - ORDER.indexOf(relationOf(b, account)));
}

/** The ledgers of the six buckets. */
export function readLedgers(): Promise<BucketLedger[]> {
  return Promise.all(
    BUCKETS.map(async (bucket, index) => {
      const ledger = await publicClient.readContract({
        ...contracts.tokenVesting,
        functionName: "ledgerOf",
        args: [index],
      });
      return { bucket, ...ledger };
    }),
  );
}
