import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { TONNE } from "../../format/index.ts";
import type { BlockStatus, Retirement, SerialBlock, SerialRange } from "../model.ts";
import { amountWithin, exitsIn, type Piece } from "./exits.ts";
import type { DecodedLog } from "./logs.ts";

const BLOCK_STATUSES: (BlockStatus | undefined)[] = [
  undefined,
  "Pending",
  "Confirmed",
  "Rejected",
  "Withdrawn",
  "Void",
  "Child",
];

/** A block of which logs tell, and who brought it about. */
interface ToldBlock {
  id: number;
  registrar: Address;
  evidenceCid: string;
  /** The block that was split into it; null unless it is such a part. */
  parent: number | null;
  told: DecodedLog;
}

/** What can become of a block at its registry, in the order of the contract's enum. */
const IMPAIRMENTS: readonly SerialBlock["impairment"][] = [null, "Recalled", "Reversed"];

/** The blocks that logs name, as they stand now, with what became of each. Of a split block its parts, too. */
export async function readBlocks(logs: DecodedLog[]): Promise<SerialBlock[]> {
  const gone = exitsIn(logs);
  return Promise.all(
    toldBlocks(logs).map(async ({ id, registrar, evidenceCid, parent, told }): Promise<SerialBlock> => {
      const stored = await publicClient.readContract({
        ...contracts.creditIssuance,
        functionName: "blockOf",
        args: [id],
      });
      const decided = logs.find(
        ({ eventName, args }) => Number(args.blockId) === id && /^Block(Confirmed|Rejected|Withdrawn)$/.test(eventName),
      );
      const tonnes = stored.serialEnd - stored.serialStart + 1n;
      const status = BLOCK_STATUSES[stored.status] ?? "Void";
      const start = BigInt(stored.sequenceStart);
      const within = (pieces: Piece[]) =>
        status === "Confirmed" ? amountWithin(pieces, start * TONNE, tonnes * TONNE) : 0n;
      return {
        id: String(id),
        operatorCode: await operatorCode(stored.operator),
        batch: BigInt(stored.batch),
        serialStart: stored.serialStart,
        serialEnd: stored.serialEnd,
        tonnes,
        status,
        consumed: within(gone.consumed),
        reserved: within(gone.reserved),
        released: within(gone.released),
        firstTonne: status === "Confirmed" ? start : null,
        registrar,
        verifier: (decided?.args.verifier as Address | undefined) ?? null,
        submittedAt: told.timestamp,
        decidedAt: decided?.timestamp ?? null,
        reason: (decided?.args.reason as string | undefined) ?? null,
        evidenceCid,
        parent: parent === null ? null : String(parent),
        impairment: impairmentOf(id, logs),
      };
    }),
  );
}

function impairmentOf(id: number, logs: readonly DecodedLog[]): SerialBlock["impairment"] {
  const impaired = logs.find(({ eventName, args }) => eventName === "BlockImpaired" && Number(args.blockId) === id);
  return IMPAIRMENTS[Number(impaired?.args.kind ?? 0)] ?? null;
}

function toldBlocks(logs: readonly DecodedLog[]): ToldBlock[] {
  const found = new Map<number, ToldBlock>();
  for (const told of logs) {
    const { eventName, args } = told;
    const registrar = args.registrar as Address;
    const id = Number(args.blockId);
    if (eventName === "BlockSubmitted") {
      const { evidenceCid } = args.submission as { evidenceCid: string };
      found.set(id, { id, registrar, evidenceCid, parent: null, told });
    }
    if (eventName !== "BlockSplit") continue;
    const evidenceCid = found.get(id)?.evidenceCid ?? "";
    for (const part of [Number(args.firstChild), Number(args.firstChild) + 1]) {
      found.set(part, { id: part, registrar, evidenceCid, parent: id, told });
    }
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
}

/** The retirements that logs name, newest first, with the exact serial numbers that the chain computes. */
export async function readRetirements(logs: DecodedLog[], limit: number): Promise<Retirement[]> {
  const certificates = logs.filter(({ eventName }) => eventName === "CertificateIssued");
  const retired = logs.filter(({ eventName }) => eventName === "Retired").slice(-limit);
  const read = await Promise.all(
    retired.map(async ({ args, timestamp, transactionHash }): Promise<Retirement> => {
      const id = args.retirement as bigint;
      const position = id & ((1n << 96n) - 1n);
      const amount = args.amount as bigint;
      // Of several lines only the first is named where the certificate is issued; a record is certified later.
      const issued = certificates.find(({ args: { retirement } }) => retirement === id)?.args.certificate;
      const certificate = ((args.certificate as bigint) || issued) as bigint | undefined;
      return {
        id: String(id),
        account: args.account as Address,
        amount,
        position,
        ranges: await readSerials(Number(args.vintage), position, amount),
        certificateId: certificate === undefined ? null : String(certificate),
        beneficiaryName: certificate === undefined ? null : await readBeneficiaryName(certificate),
        timestamp,
        transaction: transactionHash,
      };
    }),
  );
  return read.reverse();
}

async function readBeneficiaryName(certificate: bigint): Promise<string | null> {
  const [, claim] = await publicClient.readContract({
    ...contracts.retirementCertificate,
    functionName: "certificateOf",
    args: [certificate],
  });
  return claim.beneficiaryName || null;
}

/** The exact serial numbers of an interval of a vintage's sequence. */
export async function readSerials(vintage: number, position: bigint, amount: bigint): Promise<SerialRange[]> {
  const ranges = await publicClient.readContract({
    ...contracts.creditIssuance,
    functionName: "serialsOf",
    args: [vintage, position, amount],
  });
  return Promise.all(
    ranges.map(async ({ operator, batch, first, last, firstFrom, lastTo, amount: length }) => ({
      operatorCode: await operatorCode(operator),
      batch: BigInt(batch),
      first,
      last,
      firstFrom,
      lastTo,
      amount: length,
    })),
  );
}

const operatorCodes = new Map<number, Promise<string>>();

/** The code of a serial operator ("VER"); it never changes, so it is asked for once. */
export function operatorCode(operator: number): Promise<string> {
  const known = operatorCodes.get(operator);
  if (known) return known;
  const asked = publicClient
    .readContract({ ...contracts.creditIssuance, functionName: "operatorOf", args: [operator] })
    .then(([, code]) => code);
  asked.catch(() => operatorCodes.delete(operator));
  operatorCodes.set(operator, asked);
  return asked;
}
