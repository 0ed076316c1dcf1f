import type { Abi, Address } from "viem";
import { contracts } from "../../chain/contracts.ts";
import { publicClient } from "../../chain/wagmi.ts";
import { type DecodedLog, type LogQuery, readLogs } from "../chain/logs.ts";
import { parseId, readProjectParts, SUSPENDERS } from "../chain/parts.ts";
import type { Project, Sourced } from "../model.ts";
import type { Challenge, Criteria, Curation, CurationScore, JudgedProject, Standing, Suspension } from "./model.ts";

/** Without the indexer every project costs several questions to the chain, so only the newest are read. */
const MAX_PROJECTS = 150;

/** The scores as the contract writes them. */
interface StoredScores {
  additionality: number;
  integrity: number;
  social: number;
  permanence: number;
}

function toCriteria({ additionality, integrity, social, permanence }: StoredScores): Criteria {
  return { additionality, integrity, socialBenefit: social, permanence };
}

const idOf = ({ transactionHash, logIndex }: DecodedLog) => `${transactionHash}-${logIndex}`;

/** The averages of what counts, unrounded: the contract rounds them down. */
function averagesOf(scores: readonly CurationScore[]): Criteria | null {
  const counting = scores.filter(({ counts }) => counts).map(({ criteria }) => criteria);
  if (counting.length === 0) return null;
  const of = (name: keyof Criteria) => counting.reduce((sum, criteria) => sum + criteria[name], 0) / counting.length;
  return {
    additionality: of("additionality"),
    integrity: of("integrity"),
    socialBenefit: of("socialBenefit"),
    permanence: of("permanence"),
  };
}

/** The scores that logs tell of, the oldest first. */
export function scoresIn(logs: readonly DecodedLog[]): CurationScore[] {
  const scores: CurationScore[] = [];
  for (const log of logs) {
    const { eventName, args, timestamp } = log;
    const curator = args.curator as Address;
    const before = scores.filter((score) => score.curator === curator);
    const counting = before.find(({ counts }) => counts);
    if (eventName === "ScoreDiscarded" && counting) {
      counting.counts = false;
      counting.discardedReason = String(args.reason);
    }
    if (eventName !== "ProjectScored") continue;
    if (counting) counting.counts = false;
    scores.push({
      id: idOf(log),
      curator,
      criteria: toCriteria(args.scores as StoredScores),
      rationaleCid: String(args.rationaleCid),
      at: timestamp,
      n: before.length + 1,
      counts: true,
      discardedReason: null,
    });
  }
  return scores;
}

/** The suspensions that logs tell of, the oldest first. What the stakers make theirs stays the same suspension. */
export function suspensionsIn(logs: readonly DecodedLog[]): Suspension[] {
  const suspensions: Suspension[] = [];
  for (const log of logs) {
    const { eventName, args, timestamp } = log;
    const open = suspensions.findLast(({ endedAt, until }) => endedAt === null && until > timestamp);
    if (open && (eventName === "ProjectReinstated" || eventName === "ProjectDelisted")) open.endedAt = timestamp;
    const by = SUSPENDERS[Number(args.kind ?? 0)];
    if (eventName !== "ProjectSuspended" || !by) continue;
    const reason = String(args.reason);
    const cid = String(args.cid);
    const until = BigInt(args.until as number);
    if (open) {
      // An upheld challenge has its reason already.
      const own = reason === "" ? null : { reason, cid };
      Object.assign(open, { until, ratifiedAt: timestamp, ratifiedReason: own?.reason ?? null });
      open.ratifiedCid = own?.cid ?? null;
      continue;
    }
    const account = args.by as Address;
    const unratified = { ratifiedAt: null, ratifiedReason: null, ratifiedCid: null };
    suspensions.push({
      id: idOf(log),
      by,
      account,
      reason,
      cid,
      since: timestamp,
      until,
      endedAt: null,
      ...unratified,
    });
  }
  return suspensions;
}

/** How the contract's events end a challenge. */
const ENDINGS: Readonly<Record<string, Challenge["status"]>> = {
  ChallengeUpheld: "Upheld",
  ChallengeDismissed: "Dismissed",
  ChallengeLapsed: "Lapsed",
};

/** The challenges that logs tell of, the oldest first. */
export function challengesIn(logs: readonly DecodedLog[]): Challenge[] {
  const challenges: Challenge[] = [];
  for (const log of logs) {
    const { eventName, args, timestamp } = log;
    const open = challenges.at(-1);
    const status = ENDINGS[eventName];
    const amount = (name: string) => (args[name] as bigint | undefined) ?? null;
    if (status && open) {
      Object.assign(open, {
        status,
        ruledAt: timestamp,
        ruling: (args.reason as string | undefined) ?? null,
        returned: amount("returned") ?? amount("bond"),
        reward: amount("reward"),
        lost: amount("lost"),
      });
    }
    if (eventName !== "ProjectChallenged") continue;
    challenges.push({
      id: idOf(log),
      challenger: args.challenger as Address,
      bond: args.bond as bigint,
      reason: String(args.reason),
      cid: String(args.cid),
      openedAt: timestamp,
      until: args.until as bigint,
      status: "Open",
      ruledAt: null,
      ruling: null,
      returned: null,
      reward: null,
      lost: null,
    });
  }
  return challenges;
}

function queriesOf(project: number): LogQuery[] {
  const of = ({ address, abi }: { address: Address; abi: unknown }, names: readonly string[]) =>
    names.map((eventName): LogQuery => ({ address, abi: abi as Abi, eventName, args: { project } }));
  return [
    ...of(contracts.curation, ["ProjectScored", "ScoreDiscarded"]),
    ...of(contracts.projectRegistry, ["ProjectSuspended", "ProjectReinstated", "ProjectDelisted"]),
    ...of(contracts.challenges, ["ProjectChallenged", ...Object.keys(ENDINGS)]),
  ];
}

/** A project's curation, from the chain alone. */
export async function readCurationFromChain(idText: string): Promise<Sourced<Curation>> {
  const id = Number(parseId(idText, 20));
  const block = await publicClient.getBlockNumber({ cacheTime: 0 });
  const [logs, { count, passes }] = await Promise.all([
    readLogs(queriesOf(id), block),
    publicClient.readContract({ ...contracts.curation, functionName: "standingOf", args: [id] }),
  ]);
  const scores = scoresIn(logs);
  const value: Curation = {
    standing: { count: Number(count), averages: averagesOf(scores), passes },
    scores: scores.reverse(),
    suspensions: suspensionsIn(logs).reverse(),
    challenges: challengesIn(logs).reverse(),
  };
  return { value, source: "chain", block: { number: block } };
}

async function readJudged(id: number, curator: Address): Promise<Project & JudgedProject> {
  const of = { ...contracts.curation, args: [id] } as const;
  const [project, stored, [scores, at], { councilRestUntil }] = await Promise.all([
    readProjectParts(id, []),
    publicClient.readContract({ ...of, functionName: "standingOf" }),
    publicClient.readContract({ ...contracts.curation, functionName: "scoreOf", args: [id, curator] }),
    publicClient.readContract({ ...contracts.projectRegistry, functionName: "suspensionOf", args: [id] }),
  ]);
  const count = Number(stored.count);
  const standing: Standing = { count, averages: count ? toCriteria(stored.averages) : null, passes: stored.passes };
  const own: CurationScore = {
    id: `${id}-${curator}`,
    curator,
    criteria: toCriteria(scores),
    rationaleCid: "",
    at: BigInt(at),
    n: 1,
    counts: true,
    discardedReason: null,
  };
  return { ...project, standing, own: at === 0 ? [] : [own], councilRestUntil: BigInt(councilRestUntil) };
}

/** The newest projects with their standing and a curator's present score of them, from the chain alone. */
export async function readJudgedProjectsFromChain(curator: Address): Promise<Sourced<(Project & JudgedProject)[]>> {
  const block = await publicClient.getBlockNumber({ cacheTime: 0 });
  const count = Number(await publicClient.readContract({ ...contracts.projectRegistry, functionName: "projectCount" }));
  const ids = Array.from({ length: Math.min(count, MAX_PROJECTS) }, (_, index) => count - index);
  const value = await Promise.all(ids.map((id) => readJudged(id, curator)));
  return { value: value.reverse(), source: "chain", block: { number: block }, truncated: count > MAX_PROJECTS };
}
