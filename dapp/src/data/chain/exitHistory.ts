import type { Abi, Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import type { DecodedLog, LogQuery } from "./logs.ts";
import { readLogs } from "./logs.ts";
import { REQUEST_ENDS } from "./requestsIn.ts";

type Contract = { address: Address; abi: unknown };

/** The events of a contract by an indexed argument: one question of each. */
export function queriesOf(
  { address, abi }: Contract,
  names: readonly string[],
  args: Record<string, unknown>,
): LogQuery[] {
  const wanted = Object.values(args).some((value) => !Array.isArray(value) || value.length > 0);
  return wanted ? names.map((eventName) => ({ address, abi: abi as Abi, eventName, args })) : [];
}

/** The values of an argument in the logs of one event. */
export function valuesOf(logs: readonly DecodedLog[], event: string, argument: string): unknown[] {
  return logs.filter(({ eventName }) => eventName === event).map(({ args }) => args[argument]);
}

/** Pages that never come here do not load what these contracts are. */
async function exitContracts() {
  return (await import("../../chain/provenance.ts")).provenance;
}

/** What the chain finds of a project: the totals that were verified. */
export async function readPeriodLogs(project: number, toBlock: bigint): Promise<DecodedLog[]> {
  const { allotments } = await exitContracts();
  return readLogs(queriesOf(allotments, ["PeriodVerified"], { project }), toBlock);
}

const BY_VINTAGE = ["Cancelled", "ShortfallCovered", "DetokenisationRequested", "SerialsSettled"];
const BY_BLOCK = ["BlockRejected", "BlockWithdrawn", "BlockResubmitted", "BlockCommented"];
const BY_CERTIFICATE = ["Confirmed", "Disowned", "Claimed", "Amended"].map((word) => `Certificate${word}`);

/**
 * What became of vintages beside issuing, trading and retiring, and what was said of their blocks and certificates. `logs` are those
 * that tell which blocks and certificates they have. Each comes with the vintage that it is about, and a request's end with its tonnes.
 */
export async function readExitLogs(
  vintages: readonly number[],
  logs: readonly DecodedLog[],
  toBlock: bigint,
): Promise<DecodedLog[]> {
  if (vintages.length === 0) return [];
  const { allotments, provenance, impairments, certificateNotes, retirementDesk } = await exitContracts();
  const blocks = new Map(logs.filter(isSubmission).map(({ args }) => [Number(args.blockId), Number(args.vintage)]));
  const certificates = certificatesIn(logs);
  const [direct, splits] = await Promise.all([
    readLogs(
      [
        ...queriesOf(allotments, ["VintageAllotted"], { vintage: vintages }),
        ...queriesOf(provenance, BY_VINTAGE, { vintage: vintages }),
        ...queriesOf(impairments, ["BlockImpaired"], { vintage: vintages }),
        ...queriesOf(contracts.creditIssuance, BY_BLOCK, { blockId: [...blocks.keys()] }),
        ...queriesOf(certificateNotes, BY_CERTIFICATE, { certificate: [...certificates.keys()] }),
        ...queriesOf(retirementDesk, ["OrderFilled"], { account: [...new Set(valuesOf(logs, "Retired", "account"))] }),
      ],
      toBlock,
    ),
    readSplits(blocks, toBlock),
  ]);
  const requests = new Map(
    direct.filter(({ eventName }) => eventName === "DetokenisationRequested").map(({ args }) => [args.request, args]),
  );
  const later = await readLogs(
    [
      ...queriesOf(provenance, REQUEST_ENDS, { request: [...requests.keys()] }),
      ...queriesOf(impairments, ["ImpairmentReported", "ImpairmentDismissed"], { blockId: [...blocks.keys()] }),
    ],
    toBlock,
  );
  return [...direct, ...splits, ...later]
    .filter(({ eventName, args }) => eventName !== "OrderFilled" || certificates.has(args.certificate as bigint))
    .map((log) => {
      const { vintage, tonnes } = requests.get(log.args.request) ?? {};
      const known = log.args.vintage ?? vintage ?? certificates.get(log.args.certificate as bigint);
      const about = known ?? blocks.get(Number(log.args.blockId));
      return { ...log, args: { ...log.args, ...(tonnes !== undefined && { tonnes }), vintage: about } };
    });
}

function isSubmission({ eventName }: DecodedLog): boolean {
  return eventName === "BlockSubmitted";
}

/** Every split of these blocks and of their parts; the parts join `blocks`, so that what is told of them is found, too. */
async function readSplits(blocks: Map<number, number>, toBlock: bigint): Promise<DecodedLog[]> {
  const splits: DecodedLog[] = [];
  for (let parents = [...blocks.keys()]; parents.length > 0; ) {
    const found = await readLogs(queriesOf(contracts.creditIssuance, ["BlockSplit"], { blockId: parents }), toBlock);
    splits.push(...found);
    parents = found.flatMap(({ args }) => {
      const parts = [Number(args.firstChild), Number(args.firstChild) + 1];
      for (const part of parts) blocks.set(part, blocks.get(Number(args.blockId)) as number);
      return parts;
    });
  }
  return splits;
}

/** The certificates that logs tell of, with the vintage of their first line. */
function certificatesIn(logs: readonly DecodedLog[]): Map<bigint, number> {
  const issued = logs.filter(({ eventName }) => eventName === "CertificateIssued");
  return new Map(issued.map(({ args }) => [args.certificate as bigint, Number((args.retirement as bigint) >> 96n)]));
}
