import { type Address, concat, type Hash, type Hex, keccak256, type PublicClient, zeroHash } from "viem";
import { contracts } from "../chain/contracts.ts";
import { deployment } from "../chain/deployment.ts";
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

/** A retirement of an account, with or without a certificate, and where its log is. */
export interface RetirementEntry extends Omit<RetirementRecord, "time"> {
  retirement: bigint;
  /** The certificate minted in the same transaction, or 0. */
  certificate: bigint;
  transaction: Hash;
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

/** Every retirement of an account, oldest first, from the chain's logs. */
export async function readRetirements(client: PublicClient, account: Address): Promise<RetirementEntry[]> {
  const logs = await client.getContractEvents({
    ...contracts.carbonCredit,
    eventName: "Retired",
    args: { account },
    fromBlock: deployment?.startBlock ?? 0n,
    toBlock: "latest",
    strict: true,
  });
  return logs.map(({ args, blockNumber, transactionHash }) => ({
    ...splitRetirementId(args.retirement),
    retirement: args.retirement,
    amount: args.amount,
    operator: args.operator,
    certificate: args.certificate,
    blockNumber: Number(blockNumber),
    transaction: transactionHash,
  }));
}

/** Builds the proof of an account's retirement without certificate, from logs, checked against the chain's own head. */
export async function readRecordProof(
  client: PublicClient,
  account: Address,
  retirement: bigint,
): Promise<RecordProof> {
  const unknown = () =>
    new TransactionFailure({ kind: "contract", name: "RecordUnknown", args: { account, retirement } });
  const entries = (await readRetirements(client, account)).filter(({ certificate }) => certificate === 0n);
  const index = entries.findIndex((entry) => entry.retirement === retirement);
  if (index < 0) throw unknown();

  const records = await Promise.all(
    entries.map(async ({ vintage, position, amount, operator, blockNumber }): Promise<RetirementRecord> => {
      const { timestamp } = await client.getBlock({ blockNumber: BigInt(blockNumber) });
      return { vintage, position, amount, operator, time: Number(timestamp), blockNumber };
    }),
  );
  const [head, ...hashes] = await Promise.all([
    client.readContract({ ...contracts.carbonCredit, functionName: "recordChainOf", args: [account] }),
    ...records.map((record) =>
      client.readContract({ ...contracts.carbonCredit, functionName: "hashRecord", args: [record] }),
    ),
  ]);
  const proof = proveRecord(hashes, index, head);
  const record = records[index];
  if (!proof || !record) throw unknown();
  return { record, ...proof };
}
