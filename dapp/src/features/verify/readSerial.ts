import type { Abi, Hash } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { type DecodedLog, readLogs } from "../../data/chain/logs.ts";
import { readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import type { Project, Vintage } from "../../data/index.ts";
import { TONNE } from "../../format/index.ts";

/** Where one serial number is, in the order of the contract's enum. */
export const SERIAL_STATES = [
  "Unassigned",
  "Partly",
  "Consumed",
  "Settled",
  "Reserved",
  "Released",
  "Impaired",
] as const;

/** Where one serial number is. */
export type SerialState = (typeof SERIAL_STATES)[number];

/** The name of a serial number: operator, batch and number. */
export interface SerialQuestion {
  operator: string;
  batch: number;
  serial: bigint;
}

/** What took a tonne, or a part of it. */
export interface Taking {
  kind: "retired" | "cancelled" | "requested";
  /** {unit}; of a tonne, at most 1e18 */
  amount: bigint;
  /** The certificate of a retirement; 0 when there is only a record. */
  certificate: bigint;
  /** The id of a retirement or of a request; 0 for a cancellation. */
  id: bigint;
  timestamp: bigint;
  transaction: Hash;
}

/** Where a serial number is, in whose vintage, and what took it. */
export interface SerialFinding {
  state: SerialState;
  block: number;
  vintageId: number;
  vintage: Vintage;
  project: Project;
  takings: Taking[];
}

/** How many blocks of a batch one question to the chain walks over. */
const STEPS = 500n;
const CONFIRMED = 2;

/** How much of a tonne an interval of the sequence covers {unit}. */
export function overlapWith(tonne: bigint, position: bigint, amount: bigint): bigint {
  const start = tonne * TONNE;
  const from = position > start ? position : start;
  const end = position + amount;
  const limit = start + TONNE;
  // biome-ignore lint/complexity/useMathMinMax: it takes no big integers
  const to = end < limit ? end : limit;
  return to > from ? to - from : 0n;
}

/** What the logs of a vintage's exits say of one of its tonnes, oldest first. */
export function takingsIn(logs: readonly DecodedLog[], tonne: bigint): Taking[] {
  return logs.flatMap(({ eventName, args, timestamp, transactionHash: transaction }): Taking[] => {
    const told = { certificate: 0n, id: 0n, timestamp, transaction };
    if (eventName === "Retired") {
      const id = args.retirement as bigint;
      const amount = overlapWith(tonne, id & ((1n << 96n) - 1n), args.amount as bigint);
      const certificate = args.certificate as bigint;
      return amount > 0n ? [{ ...told, kind: "retired", id, certificate, amount }] : [];
    }
    if (eventName === "Cancelled") {
      const amount = overlapWith(tonne, args.position as bigint, args.amount as bigint);
      return amount > 0n ? [{ ...told, kind: "cancelled", amount }] : [];
    }
    if (eventName !== "DetokenisationRequested") return [];
    const [first, tonnes] = [args.firstTonne as bigint, args.tonnes as bigint];
    const within = tonne >= first && tonne < first + tonnes;
    return within ? [{ ...told, kind: "requested", id: args.request as bigint, amount: TONNE }] : [];
  });
}

async function operatorsNamed(code: string): Promise<number[]> {
  const { creditIssuance } = contracts;
  const count = Number(await publicClient.readContract({ ...creditIssuance, functionName: "operatorCount" }));
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const codes = await Promise.all(
    ids.map((id) => publicClient.readContract({ ...creditIssuance, functionName: "operatorOf", args: [id] })),
  );
  return ids.filter((_, index) => codes[index]?.[1].toUpperCase() === code.toUpperCase());
}

/** The issued block that holds a serial number of a batch; 0 if none does. */
async function blockOf(operator: number, batch: number, serial: bigint): Promise<number> {
  const { creditIssuance } = contracts;
  let from = 0;
  for (;;) {
    // The nearest block that starts at or below the number: neighbours start below, so one more is asked about.
    const [neighbour, complete] = await publicClient.readContract({
      ...creditIssuance,
      functionName: "neighbourOf",
      args: [operator, batch, serial + 1n, from, STEPS],
    });
    if (complete) return neighbour;
    from = neighbour;
  }
}

/**
 * Finds where a serial number's tonne is, from the chain alone. Null when no credits were ever issued for it. It starts at an issued
 * block, so children of a split need no special care: the parent keeps its place in the sequence.
 */
export async function readSerial({ operator, batch, serial }: SerialQuestion): Promise<SerialFinding | null> {
  const { creditIssuance, carbonCredit } = contracts;
  for (const id of await operatorsNamed(operator)) {
    const block = await blockOf(id, batch, serial);
    if (block === 0) continue;
    const stored = await publicClient.readContract({ ...creditIssuance, functionName: "blockOf", args: [block] });
    if (stored.status !== CONFIRMED || serial < stored.serialStart || serial > stored.serialEnd) continue;
    const vintageId = stored.vintage;
    const tonne = BigInt(stored.sequenceStart) + serial - stored.serialStart;
    const { provenance: exits } = provenance;
    const head = await publicClient.getBlockNumber({ cacheTime: 0 });
    const of = { args: { vintage: vintageId } };
    const [state, vintage, logs] = await Promise.all([
      publicClient.readContract({ ...exits, functionName: "stateOf", args: [vintageId, tonne] }),
      readVintageParts(vintageId),
      readLogs(
        [
          { address: carbonCredit.address, abi: carbonCredit.abi as Abi, eventName: "Retired", ...of },
          { address: exits.address, abi: exits.abi as Abi, eventName: "Cancelled", ...of },
          { address: exits.address, abi: exits.abi as Abi, eventName: "DetokenisationRequested", ...of },
        ],
        head,
      ),
    ]);
    const takings = takingsIn(logs, tonne);
    const certified = await Promise.all(
      takings.map(async (taking) => {
        if (taking.kind !== "retired" || taking.certificate !== 0n) return taking;
        const args = [taking.id] as const;
        const certificate = await publicClient.readContract({
          ...contracts.retirementCertificate,
          functionName: "certificateOfRecord",
          args,
        });
        return { ...taking, certificate };
      }),
    );
    const project = await readProjectParts(Math.floor(vintageId / 4_096), [vintage]);
    return { state: SERIAL_STATES[state] ?? "Unassigned", block, vintageId, vintage, project, takings: certified };
  }
  return null;
}
