import type { Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { TONNE } from "../../format/index.ts";
import type { AuditEvent } from "../model.ts";
import { queriesOf, readExitLogs, readPeriodLogs, valuesOf } from "./exitHistory.ts";
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
    ...queriesOf(contracts.projectRegistry, PROJECT_EVENTS, { project }),
    ...queriesOf(contracts.curation, CURATION_EVENTS, { project }),
    ...queriesOf(contracts.challenges, CHALLENGE_EVENTS, { project }),
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
    ...queriesOf(carbonCredit, ["VintageRegistered", "Retired"], ofVintages),
    ...queriesOf(creditIssuance, ["BlockSubmitted", "BlockConfirmed"], ofVintages),
    ...queriesOf(creditMarket, ["Listed", "Bought"], ofVintages),
  ];
  const [logs, periods] = await Promise.all([
    readLogs(direct, toBlock),
    project === undefined ? [] : readPeriodLogs(project, toBlock),
  ]);
  const indirect: LogQuery[] = [
    ...queriesOf(creditMarket, ["ListingCancelled"], { listing: valuesOf(logs, "Listed", "listing") }),
    ...queriesOf(retirementCertificate, ["CertificateIssued"], { retirement: valuesOf(logs, "Retired", "retirement") }),
  ];
  const told = [...logs, ...periods, ...(await readLogs(indirect, toBlock))];
  const all = [...told, ...(await readExitLogs(vintages, told, toBlock))];
  return all.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
}

/** What happened to a block at its registry, in the order of the contract's enum. */
const IMPAIRMENTS = ["", "Recalled", "Reversed"];

/** Who did what a log tells: the first of these that it names. */
const ACTORS = [
  ...["by", "curator", "challenger", "registrar", "verifier", "buyer", "seller", "account"],
  ...["owner", "author", "beneficiary", "retiree"],
];

/** What a log says besides, in its author's words or as the CID of a document: the first of these that it has. */
const DETAILS = [
  ...["reason", "metadataCid", "rationaleCid", "reportCid", "comment", "text"],
  ...["registryAccount", "transferReference", "registryReference", "replaced", "nonce"],
];

/** A log as an entry of the timeline, in the words of the indexer. */
export function toAuditEvent(log: DecodedLog): AuditEvent {
  const { args, eventName } = log;
  const text = (name: string) => (args[name] === undefined ? null : String(args[name]));
  const first = (names: readonly string[]) => names.find((name) => args[name] !== undefined);
  const actor = first(ACTORS);
  const detail = first(DETAILS);
  const submission = args.submission as { evidenceCid: string } | undefined;
  const certificate = text("certificate");
  return {
    id: `${log.transactionHash}-${log.logIndex}`,
    kind: eventName === "ProjectFlagged" && !args.flagged ? "ProjectUnflagged" : eventName,
    actor: actor === undefined ? null : (args[actor] as Address),
    counterparty: (args.recipient ?? null) as Address | null,
    vintageId: text("vintage"),
    vintageYear: (args.identity as { year: number } | undefined)?.year ?? null,
    blockId: text("blockId"),
    listingId: text("listing"),
    certificateId: certificate === "0" ? null : certificate,
    amount: amountOf(log),
    detail:
      eventName === "BlockImpaired"
        ? (IMPAIRMENTS[Number(args.kind)] ?? null)
        : ((detail === undefined ? submission?.evidenceCid : text(detail)) ?? null),
    timestamp: log.timestamp,
    blockNumber: log.blockNumber,
    transaction: log.transactionHash,
  };
}

/** How much a log is about {unit}: of an impairment what it takes from the holders, of a block or a request all its tonnes. */
function amountOf({ eventName, args }: DecodedLog): bigint | null {
  if (eventName === "BlockImpaired") return args.shortfall as bigint;
  if (eventName === "SerialsSettled") return ((args.last as bigint) - (args.first as bigint) + 1n) * TONNE;
  const submission = args.submission as { quantity: bigint } | undefined;
  const tonnes = (args.tonnes ?? submission?.quantity) as bigint | undefined;
  if (tonnes !== undefined) return tonnes * TONNE;
  return ((args.amount ?? args.returned) as bigint | undefined) ?? null;
}
