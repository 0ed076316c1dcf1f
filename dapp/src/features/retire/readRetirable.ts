import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { provenance } from "../../chain/provenance.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { readBalances } from "../../data/chain/holdings.ts";
import { parseId, readProjectParts, readVintageParts } from "../../data/chain/parts.ts";
import { type Project, readSerials, type SerialRange, type Vintage } from "../../data/index.ts";

/** A vintage and what an account can retire of it. */
export interface Retirable {
  id: number;
  vintage: Vintage;
  project: Project;
  balance: bigint;
}

/** Reads what an account can retire of a vintage, from the chain. */
export async function readRetirable(idText: string, account: Address): Promise<Retirable> {
  const id = Number(parseId(idText, 32));
  const vintage = await readVintageParts(id);
  const [project, balance] = await Promise.all([
    readProjectParts(Math.floor(id / 4_096), [vintage]),
    publicClient.readContract({ ...contracts.carbonCredit, functionName: "balanceOf", args: [account, BigInt(id)] }),
  ]);
  return { id, vintage, project, balance };
}

/** Reads everything that an account can retire, from the chain. */
export async function readRetirables(account: Address): Promise<Retirable[]> {
  const head = await publicClient.getBlockNumber({ cacheTime: 0 });
  const balances = await readBalances(account, head);
  return Promise.all(balances.map(({ id }) => readRetirable(String(id), account)));
}

/**
 * The serial numbers that a retirement would consume if it were carried out now. Where some came back or were recalled, the chain
 * itself is asked what it would take.
 */
export async function readNextSerials(vintage: number, amount: bigint): Promise<SerialRange[]> {
  const { carbonCredit } = contracts;
  const sequence = await publicClient.readContract({ ...carbonCredit, functionName: "sequenceOf", args: [vintage] });
  if (!sequence.detours) return readSerials(vintage, sequence.head, amount);
  const { result } = await publicClient.simulateContract({
    ...provenance.provenance,
    functionName: "take",
    args: [vintage, sequence, amount],
    account: carbonCredit.address,
  });
  const ranges = await Promise.all(result[0].map((piece) => readSerials(vintage, piece.position, piece.amount)));
  return ranges.flat();
}

/** Why a line cannot be retired, in the order of the contract's enum. */
const LINE_PROBLEMS = [
  "none",
  "vintageUnknown",
  "amountTooSmall",
  "balanceTooSmall",
  "serialsTooFew",
  "tooManyLines",
] as const;

/** Why a line cannot be retired. */
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** What is wrong with a line. `available`: how much there is of what is too little {unit}. */
export interface LineCheck {
  problem: LineProblem;
  available: bigint;
}

/** Asks the chain which of several lines would fail now, and why. */
export async function checkLines(
  account: Address,
  lines: readonly { vintage: number; amount: bigint }[],
): Promise<LineCheck[]> {
  const checks = await publicClient.readContract({
    ...provenance.retirementDesk,
    functionName: "check",
    args: [account, lines],
  });
  return checks.map(({ problem, available }) => ({ problem: LINE_PROBLEMS[problem] ?? "none", available }));
}
