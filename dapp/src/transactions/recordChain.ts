import { type Address, concat, type Hex, keccak256, zeroHash } from "viem";
import { contracts } from "../chain/contracts.ts";
import { publicClient } from "../chain/wagmi.ts";
import { readLogs } from "../data/chain/logs.ts";
import { TransactionFailure } from "./errors/txError.ts";

const POSITION_BITS = 96n;

/** A retirement, as its event tells it; the argument of `certify`. */
export interface RetirementRecord {
  vintage: number;
  position: bigint;
  amount: bigint;
  operator: Address;
  time: number;
  blockNumber: number;
}

/** What `certify` needs to find a record in its holder's record chain. */
export interface RecordProof {
  record: RetirementRecord;
  chainBefore: Hex;
  later: Hex[];
}

/** Takes a retirement's id apart: `vintage << 96 | position`. */
export function splitRetirementId(retirement: bigint): { vintage: number; position: bigint } {
  return { vintage: Number(retirement >> POSITION_BITS), position: retirement & ((1n << POSITION_BITS) - 1n) };
}

/** Appends a record's hash to a record chain. */
export function linkRecord(chain: Hex, record: Hex): Hex {
  return keccak256(concat([chain, record]));
}

/** Splits the hashes of an account's records, oldest first, at one of them. Null when they do not end in `head`. */
export function proveRecord(hashes: readonly Hex[], index: number, head: Hex): Omit<RecordProof, "record"> | null {
  let chain: Hex = zeroHash;
  let chainBefore: Hex = zeroHash;
  for (const [at, hash] of hashes.entries()) {
    if (at === index) chainBefore = chain;
    chain = linkRecord(chain, hash);
  }
  return chain === head && index < hashes.length ? { chainBefore, later: hashes.slice(index + 1) } : null;
}

/** Every retirement of an account that left a record without a certificate, oldest first, from the chain's logs. */
async function readRecords(account: Address): Promise<{ retirement: bigint; record: RetirementRecord }[]> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const logs = await readLogs([{ ...contracts.carbonCredit, eventName: "Retired", args: { account } }], head);
  return logs
    .filter(({ args }) => args.certificate === 0n)
    .map(({ args, blockNumber, timestamp }) => {
      const retirement = args.retirement as bigint;
      const record = {
        ...splitRetirementId(retirement),
        amount: args.amount as bigint,
        operator: args.operator as Address,
        time: Number(timestamp),
        blockNumber: Number(blockNumber),
      };
      return { retirement, record };
    });
}

/** Builds the proof of an account's retirement without certificate, from logs, checked against the chain's own head. */
export async function readRecordProof(account: Address, retirement: bigint): Promise<RecordProof> {
  const unknown = () =>
    new TransactionFailure({ kind: "contract", name: "RecordUnknown", args: { account, retirement } });
  const records = await readRecords(account);
  const index = records.findIndex((entry) => entry.retirement === retirement);
  if (index < 0) throw unknown();

  const [head, ...hashes] = await Promise.all([
    publicClient.readContract({ ...contracts.carbonCredit, functionName: "recordChainOf", args: [account] }),
    ...records.map(({ record }) =>
      publicClient.readContract({ ...contracts.retirementCertificate, functionName: "hashRecord", args: [record] }),
    ),
  ]);
  const proof = proveRecord(hashes, index, head);
  const record = records[index]?.record;
  if (!proof || !record) throw unknown();
  return { record, ...proof };
}
