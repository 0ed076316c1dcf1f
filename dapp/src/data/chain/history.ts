import type { Abi, Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { TONNE } from "../../format/index.ts";
import type { AuditEvent } from "../model.ts";
import type { DecodedLog, LogQuery } from "./logs.ts";
import { readLogs } from "./logs.ts";

const PROJECT_EVENTS = [
  "ProjectRegistered",
  "ProjectListed",
  "ProjectSuspended",
  "ProjectReinstated",
  "ProjectDelisted",
  "ProjectMetadataUpdated",
];

const CURATION_EVENTS = ["ProjectScored", "ScoreDiscarded", "ProjectFlagged"];
const CHALLENGE_EVENTS = ["ProjectChallenged", "ChallengeUpheld", "ChallengeDismissed", "ChallengeLapsed"];

function queriesOfProject(project: number): LogQuery[] {
  return [
    ...PROJECT_EVENTS.map((name) => query(contracts.projectRegistry, name, { project })),
    ...CURATION_EVENTS.map((name) => query(contracts.curation, name, { project })),
    ...CHALLENGE_EVENTS.map((name) => query(contracts.challenges, name, { project })),
  ];
}

/** Whose history is read. */
export interface HistoryScope {
  /** With the project's own events. */
  project?: number;
  vintages: number[];
}

/** Every log of a project or of vintages that the chain finds by an indexed argument, oldest first. */
export async function readHistoryLogs({ project, vintages }: HistoryScope, toBlock: bigint): Promise<DecodedLog[]> {
  const { carbonCredit, creditIssuance, creditMarket, retirementCertificate } = contracts;
  const ofVintages = { vintage: vintages };
  const direct: LogQuery[] = [
    ...(project === undefined ? [] : queriesOfProject(project)),
    ...(vintages.length === 0
      ? []
      : [
          query(carbonCredit, "VintageRegistered", ofVintages),
          query(carbonCredit, "Retired", ofVintages),
          query(creditIssuance, "BlockSubmitted", ofVintages),
          query(creditIssuance, "BlockConfirmed", ofVintages),
          query(creditMarket, "Listed", ofVintages),
          query(creditMarket, "Bought", ofVintages),
        ]),
  ];
  const logs = await readLogs(direct, toBlock);
  const idsOf = (event: string, argument: string) =>
    logs.filter(({ eventName }) => eventName === event).map(({ args }) => args[argument]);
  const blockId = idsOf("BlockSubmitted", "blockId");
  const listing = idsOf("Listed", "listing");
  const retirement = idsOf("Retired", "retirement");
  const indirect: LogQuery[] = [
    ...(blockId.length ? [query(creditIssuance, "BlockRejected", { blockId })] : []),
    ...(blockId.length ? [query(creditIssuance, "BlockWithdrawn", { blockId })] : []),
    ...(listing.length ? [query(creditMarket, "ListingCancelled", { listing })] : []),
    ...(retirement.length ? [query(retirementCertificate, "CertificateIssued", { retirement })] : []),
  ];
  const all = [...logs, ...(await readLogs(indirect, toBlock))];
  return all.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
}

/** A log as an entry of the timeline, in the words of the indexer. */
export function toAuditEvent(log: DecodedLog): AuditEvent {
  const { args, eventName } = log;
  const text = (name: string) => (args[name] === undefined ? null : String(args[name]));
  const address = (name: string) => (args[name] ?? null) as Address | null;
  const submission = args.submission as { quantity: bigint; evidenceCid: string } | undefined;
  const tonnes = (args.tonnes ?? submission?.quantity) as bigint | undefined;
  const amount = tonnes === undefined ? (args.amount ?? args.returned) : tonnes * TONNE;
  const certificate = text("certificate");
  return {
    id: `${log.transactionHash}-${log.logIndex}`,
    kind: eventName === "ProjectFlagged" && !args.flagged ? "ProjectUnflagged" : eventName,
    actor:
      address("by") ??
      address("curator") ??
      address("challenger") ??
      address("registrar") ??
      address("verifier") ??
      address("buyer") ??
      address("seller") ??
      address("account"),
    counterparty: address("recipient"),
    vintageId: text("vintage"),
    vintageYear: (args.identity as { year: number } | undefined)?.year ?? null,
    blockId: text("blockId"),
    listingId: text("listing"),
    certificateId: certificate === "0" ? null : certificate,
    amount: (amount as bigint | undefined) ?? null,
    detail: text("reason") ?? text("metadataCid") ?? text("rationaleCid") ?? submission?.evidenceCid ?? null,
    timestamp: log.timestamp,
    blockNumber: log.blockNumber,
    transaction: log.transactionHash,
  };
}

function query({ address, abi }: { address: Address; abi: unknown }, eventName: string, args: Record<string, unknown>) {
  return { address, abi: abi as Abi, eventName, args };
}
