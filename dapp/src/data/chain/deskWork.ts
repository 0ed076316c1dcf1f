import type { Abi, Address, Hex } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { operatorCode } from "./blocks.ts";
import { type DecodedLog, readLogs } from "./logs.ts";

/** Where a block that is not issued stands. */
export type DeskStatus = "Pending" | "Rejected" | "Withdrawn" | "Void";

/** What a verifier asked about a block, or its registrar answered. */
export interface BlockComment {
  author: Address;
  comment: string;
  at: bigint;
}

/** A block that was submitted and is not issued, with what was said about it. */
export interface DeskBlock {
  id: number;
  vintage: number;
  registry: number;
  operator: number;
  batch: number;
  serialStart: bigint;
  serialEnd: bigint;
  recipient: Address;
  evidenceCid: string;
  registrar: Address;
  submittedAt: bigint;
  status: DeskStatus;
  /** Why it was rejected; empty otherwise. */
  reason: string;
  comments: BlockComment[];
}

/** The same, as the chain has it now. */
export interface ReadDeskBlock extends DeskBlock {
  operatorCode: string;
  /** Of everything that the chain says of a pending block: a verifier confirms this and nothing else. Null for others. */
  digest: Hex | null;
}

/** A registrar's report on a block, which no verifier has judged. */
export interface OpenReport {
  block: number;
  registrar: Address;
  /** By the contract's enum: 1 recalled, 2 reversed. */
  kind: number;
  reason: string;
  cid: string;
  at: bigint;
}

type Submission = Pick<
  DeskBlock,
  "vintage" | "registry" | "operator" | "batch" | "serialStart" | "serialEnd" | "recipient" | "evidenceCid"
>;

/** The blocks that logs tell of and that are not issued, oldest first. One that was submitted again is left to its successor. */
export function deskBlocksIn(logs: readonly DecodedLog[]): DeskBlock[] {
  const blocks = new Map<number, DeskBlock>();
  for (const { eventName, args, timestamp } of logs) {
    const id = Number(args.blockId);
    const known = blocks.get(id);
    if (eventName === "BlockSubmitted") {
      const { vintage, registry, operator, batch, serialStart, serialEnd, recipient, evidenceCid } =
        args.submission as Submission;
      blocks.set(id, {
        id,
        ...{ vintage, registry, operator, batch, serialStart, serialEnd, recipient, evidenceCid },
        registrar: args.registrar as Address,
        submittedAt: timestamp,
        status: "Pending",
        reason: "",
        comments: [],
      });
    }
    if (eventName === "BlockConfirmed") blocks.delete(id);
    if (eventName === "BlockResubmitted") blocks.delete(Number(args.replaced));
    if (!known) continue;
    if (eventName === "BlockRejected") Object.assign(known, { status: "Rejected", reason: String(args.reason) });
    if (eventName === "BlockWithdrawn") known.status = "Withdrawn";
    if (eventName === "BlockCommented") {
      known.comments.push({ author: args.author as Address, comment: String(args.comment), at: timestamp });
    }
  }
  return [...blocks.values()];
}

/** The reports that wait for a verifier, oldest first. */
export function openReportsIn(logs: readonly DecodedLog[]): OpenReport[] {
  const open = new Map<number, OpenReport>();
  for (const { eventName, args, timestamp } of logs) {
    const block = Number(args.blockId);
    open.delete(block);
    if (eventName !== "ImpairmentReported") continue;
    open.set(block, {
      block,
      registrar: args.registrar as Address,
      kind: Number(args.kind),
      reason: String(args.reason),
      cid: String(args.cid),
      at: timestamp,
    });
  }
  return [...open.values()];
}

async function logsOf(contract: { address: Address; abi: unknown }, names: readonly string[]): Promise<DecodedLog[]> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const { address, abi } = contract;
  return readLogs(
    names.map((eventName) => ({ address, abi: abi as Abi, eventName })),
    head,
  );
}

/** The contract's number of a block that became void, because its registrar lost the role. */
const VOID = 5;

async function present(block: DeskBlock): Promise<ReadDeskBlock> {
  const of = { ...contracts.creditIssuance, args: [block.id] } as const;
  const code = await operatorCode(block.operator);
  if (block.status !== "Pending") return { ...block, operatorCode: code, digest: null };
  const { status } = await publicClient.readContract({ ...of, functionName: "blockOf" });
  if (status === VOID) return { ...block, status: "Void", operatorCode: code, digest: null };
  const digest = await publicClient.readContract({ ...of, functionName: "digestOf" }).catch(() => null);
  return { ...block, operatorCode: code, digest };
}

/** Every block that was submitted and is not issued, from the chain alone. */
export async function readDeskBlocks(): Promise<ReadDeskBlock[]> {
  const names = ["Submitted", "Confirmed", "Rejected", "Withdrawn", "Commented", "Resubmitted"];
  const logs = await logsOf(
    contracts.creditIssuance,
    names.map((name) => `Block${name}`),
  );
  return Promise.all(deskBlocksIn(logs).map(present));
}

/** Every report of an impairment that waits for a verifier, from the chain alone. */
export async function readOpenReports(): Promise<OpenReport[]> {
  return openReportsIn(
    await logsOf(provenance.impairments, ["ImpairmentReported", "BlockImpaired", "ImpairmentDismissed"]),
  );
}
