import type { Abi } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { type LogQuery, readLogs } from "../../data/chain/logs.ts";
import { readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import { type DetokenisationRequest, readRequests } from "../../data/chain/requests.ts";
import type { Project, Vintage } from "../../data/index.ts";
import type { SerialQuestion } from "./serialQuestion.ts";
import {
  cut,
  requestsOf,
  SERIAL_STATES,
  type SerialState,
  type Span,
  type Taking,
  takingsOf,
  type VintageStory,
} from "./serialRuns.ts";

/** A serial operator with the registry that it belongs to. */
export interface SerialOperator {
  id: number;
  code: string;
  registryCode: string;
  registryName: string;
}

/** Serial numbers that are in one state, of one block. */
export interface SerialRun {
  first: bigint;
  last: bigint;
  state: SerialState;
  block: number;
  vintageId: number;
  takings: Taking[];
  requests: DetokenisationRequest[];
}

/** What was issued of the serial numbers of one operator. */
export interface SerialFinding {
  operator: SerialOperator;
  /** In the order of the numbers. */
  runs: SerialRun[];
  /** The numbers that were looked at: fewer than were asked about where there is too much in them. Those of no run were never issued. */
  looked: Span;
  vintages: Map<number, { vintage: Vintage; project: Project }>;
}

/** The answer to a serial number: by operator, because codes are unique in their registry only. */
export interface SerialAnswer {
  /** The operators with this code, of the registry that was named, if one was. */
  operators: SerialOperator[];
  /** Of those that issued any of the numbers here. */
  findings: SerialFinding[];
}

/** How many blocks of a batch one question to the chain walks over. */
const STEPS = 500n;
/** How many blocks, and pieces of them, one answer looks at. */
const MOST_BLOCKS = 40;
const MOST_PIECES = 120;
const CONFIRMED = 2;
/** Vintage ids are project × 4,096 + n. */
const VINTAGES = 4_096;

async function operatorsNamed({ operator, stated }: SerialQuestion): Promise<SerialOperator[]> {
  const { creditIssuance, projectRegistry } = contracts;
  const count = Number(await publicClient.readContract({ ...creditIssuance, functionName: "operatorCount" }));
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const stored = await Promise.all(
    ids.map((id) => publicClient.readContract({ ...creditIssuance, functionName: "operatorOf", args: [id] })),
  );
  const named = await Promise.all(
    ids.map(async (id, index): Promise<SerialOperator[]> => {
      const [registry, code] = stored[index] ?? [0, ""];
      if (code.toUpperCase() !== operator) return [];
      const args = [registry] as const;
      const [registryCode, registryName] = await publicClient.readContract({
        ...projectRegistry,
        functionName: "registryOf",
        args,
      });
      return [{ id, code, registryCode, registryName }];
    }),
  );
  return named.flat().filter(({ registryCode }) => !stated || registryCode === stated.registryCode);
}

/** The block with the greatest first number at or below a number, among those that the chain keeps apart together; 0 if none. */
async function blockAtOrBelow(operator: number, batch: number, serial: bigint): Promise<number> {
  let from = 0;
  for (;;) {
    // Neighbours start below the number that is asked about.
    const [neighbour, complete] = await publicClient.readContract({
      ...contracts.creditIssuance,
      functionName: "neighbourOf",
      args: [operator, batch, serial + 1n, from, STEPS],
    });
    if (complete) return neighbour;
    from = neighbour;
  }
}

/** A part of a block: where it stands in the sequence of its vintage {t}. */
interface Part extends Span {
  block: number;
  vintageId: number;
  /** What to add to a place in the sequence for the serial number. */
  shift: bigint;
}

/**
 * The issued blocks that hold any of the numbers, looked for from the highest down to `from`. The nearest block below may be of another operator or
 * batch, where a registry counts across them: such a block says nothing about these numbers.
 */
async function partsOf(operator: number, { batch, first, last }: SerialQuestion) {
  const parts: Part[] = [];
  let serial = last;
  for (let asked = 0; asked < MOST_BLOCKS; asked++) {
    const block = await blockAtOrBelow(operator, batch, serial);
    if (block === 0) return { parts, from: first };
    const args = [block] as const;
    const stored = await publicClient.readContract({ ...contracts.creditIssuance, functionName: "blockOf", args });
    const own = stored.operator === operator && stored.batch === batch && stored.status === CONFIRMED;
    if (own && stored.serialEnd >= first) {
      const from = stored.serialStart > first ? stored.serialStart : first;
      const to = stored.serialEnd > last ? last : stored.serialEnd;
      const shift = stored.serialStart - BigInt(stored.sequenceStart);
      parts.unshift({ block, vintageId: stored.vintage, first: from - shift, last: to - shift, shift });
    }
    if (stored.serialStart <= first) return { parts, from: first };
    serial = stored.serialStart - 1n;
  }
  return { parts, from: serial + 1n };
}

function queryOf(
  { address, abi }: { address: `0x${string}`; abi: unknown },
  eventName: string,
  vintage: number,
): LogQuery {
  return { address, abi: abi as Abi, eventName, args: { vintage } };
}

async function readStory(vintage: number, head: bigint): Promise<VintageStory> {
  const [logs, requests] = await Promise.all([
    readLogs(
      [
        queryOf(contracts.carbonCredit, "Retired", vintage),
        queryOf(provenance.provenance, "Cancelled", vintage),
        queryOf(provenance.provenance, "SerialsSettled", vintage),
        queryOf(provenance.impairments, "BlockImpaired", vintage),
      ],
      head,
    ),
    readRequests({ vintage }),
  ]);
  return { logs, requests };
}

/** A retirement's certificate may have been issued later, from its record. */
async function withCertificate(taking: Taking): Promise<Taking> {
  if (taking.kind !== "retired" || taking.certificate !== 0n) return taking;
  const certificate = await publicClient.readContract({
    ...contracts.retirementCertificate,
    functionName: "certificateOfRecord",
    args: [taking.id],
  });
  return { ...taking, certificate };
}

async function readRun(piece: Span, { block, vintageId, shift }: Part, story: VintageStory, head: bigint) {
  const state = await publicClient.readContract({
    ...provenance.provenance,
    functionName: "stateOf",
    args: [vintageId, piece.first],
    // Of the same block as what the pieces were cut by.
    blockNumber: head,
  });
  const run: SerialRun = {
    first: piece.first + shift,
    last: piece.last + shift,
    state: SERIAL_STATES[state] ?? "Unassigned",
    block,
    vintageId,
    takings: await Promise.all(takingsOf(piece, story.logs).map(withCertificate)),
    requests: requestsOf(piece, story.requests),
  };
  return run;
}

async function readFinding(operator: SerialOperator, question: SerialQuestion): Promise<SerialFinding | null> {
  const { parts, from } = await partsOf(operator.id, question);
  if (parts.length === 0 && from === question.first) return null;
  const ids = [...new Set(parts.map(({ vintageId }) => vintageId))];
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const stories = new Map(await Promise.all(ids.map(async (id) => [id, await readStory(id, head)] as const)));
  const vintages = new Map(
    await Promise.all(
      ids.map(async (id) => {
        const vintage = await readVintageParts(id);
        const project = await readProjectParts(Math.floor(id / VINTAGES), [vintage]);
        return [id, { vintage, project }] as const;
      }),
    ),
  );
  const pieces = parts.flatMap((part) => {
    const story = stories.get(part.vintageId) as VintageStory;
    return cut(part, story).map((piece) => ({ piece, part, story }));
  });
  const runs = await Promise.all(
    pieces.slice(0, MOST_PIECES).map(({ piece, part, story }) => readRun(piece, part, story, head)),
  );
  const next = pieces[MOST_PIECES];
  const to = next ? next.piece.first + next.part.shift - 1n : question.last;
  return { operator, runs, looked: { first: from, last: to }, vintages };
}

/**
 * Finds where the tonnes behind serial numbers are, from the chain alone. It starts at issued blocks, so children of a split need
 * no special care: the parent keeps its place in the sequence.
 */
export async function readSerial(question: SerialQuestion): Promise<SerialAnswer> {
  const operators = await operatorsNamed(question);
  const findings = await Promise.all(operators.map((operator) => readFinding(operator, question)));
  return { operators, findings: findings.filter((finding) => finding !== null) };
}
