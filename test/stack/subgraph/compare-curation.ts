/** "GraphQL equals chain" for curation: every score, standing, suspension, challenge and rest, and the money of challenges. */
import { zeroAddress } from "viem";
import type { Protocol } from "../../../script/chain/protocol.ts";
import { readEnums } from "../../../subgraph/scripts/constants.ts";
import { big, ChainComparison, id, newestMoment } from "./comparison.ts";
import type { Row } from "./index-snapshot.ts";

const ENUMS = readEnums();
const CRITERIA = ["additionality", "integrity", "social", "permanence"] as const;
type Criterion = (typeof CRITERIA)[number];
/** The subgraph's names where they differ from the contracts'. */
const FIELD: Record<Criterion, string> = {
  additionality: "additionality",
  integrity: "integrity",
  social: "socialBenefit",
  permanence: "permanence",
};
const NEVER = 2n ** 40n - 1n;
/** Which events of the chain make which entries of the timeline. */
const ENTRIES: Record<string, [contract: string, event: string][]> = {
  ProjectScored: [["Curation", "ProjectScored"]],
  ScoreDiscarded: [["Curation", "ScoreDiscarded"]],
  "ProjectFlagged ProjectUnflagged": [["Curation", "ProjectFlagged"]],
  ProjectListed: [["ProjectRegistry", "ProjectListed"]],
  ProjectSuspended: [["ProjectRegistry", "ProjectSuspended"]],
  ProjectReinstated: [["ProjectRegistry", "ProjectReinstated"]],
  ProjectDelisted: [["ProjectRegistry", "ProjectDelisted"]],
  ProjectChallenged: [["Challenges", "ProjectChallenged"]],
  ChallengeUpheld: [["Challenges", "ChallengeUpheld"]],
  ChallengeDismissed: [["Challenges", "ChallengeDismissed"]],
  ChallengeLapsed: [["Challenges", "ChallengeLapsed"]],
  BondSet: [["Challenges", "BondSet"]],
  Swept: [["Challenges", "Swept"]],
};

/** What the subgraph says of curation, held against what the contracts answer at the same block. */
export class CurationComparison extends ChainComparison {
  /** Compares everything at the newest block that the subgraph has indexed. */
  static async run(protocol: Protocol, url: string): Promise<CurationComparison> {
    const comparison = new CurationComparison(protocol, url, await newestMoment(protocol, url));
    await comparison.projects();
    await comparison.scores();
    await comparison.suspensions();
    await comparison.challenges();
    await comparison.timeline();
    return comparison;
  }

  async projects(): Promise<void> {
    const averages = ["averageAdditionality", "averageIntegrity", "averageSocialBenefit", "averagePermanence"];
    const rows = await this.rows(
      "projects",
      `${STATUS} closedUntil councilRestUntil challengeRestUntil scoreCount ${averages.join(" ")} passesCuration flagged
       ${CRITERIA.map((criterion) => `${FIELD[criterion]}Sum`).join(" ")}`,
    );
    for (const row of rows) {
      const of = (what: string) => `project ${row.id}: ${what}`;
      const standing = await this.read<Row>("Curation", "standingOf", row.id);
      this.equal(of("scores"), row.scoreCount, standing.count);
      this.equal(of("passes"), row.passesCuration, standing.passes);
      this.equal(of("flagged"), row.flagged, standing.flagged);
      for (const [index, criterion] of CRITERIA.entries()) {
        const average = row[averages[index] as string];
        const sum = Number(row[`${FIELD[criterion]}Sum`]);
        const expected = (standing.averages as Row)[criterion];
        this.equal(of(`${criterion}, rounded`), average === null ? 0 : Math.floor(Number(average)), expected);
        this.equal(of(`${criterion}, exact`), average, decimal(sum, Number(row.scoreCount)));
      }
      const suspension = await this.read<Row>("ProjectRegistry", "suspensionOf", row.id);
      const { status, since, by, until } = suspendedNow(row, this.now);
      const told = await this.read<Row>("ProjectRegistry", "projectOf", row.id);
      this.equal(of("status now"), status, ENUMS.ProjectStatus?.[told.status as number]);
      this.equal(of("status since"), since, told.statusSince);
      this.equal(of("suspended by"), by ?? "NOBODY", ENUMS.SuspendedBy?.[suspension.by as number]);
      this.equal(of("suspended until"), until ?? (by === null ? 0n : NEVER), suspension.until);
      for (const name of ["councilRestUntil", "challengeRestUntil"]) this.equal(of(name), row[name], suspension[name]);
      const [, gate] = await this.read<[number, number]>("CarbonCredit", "projectGateOf", row.id);
      this.equal(of("gate"), row.closedUntil ?? 0, gate);
    }
  }

  /** Every score that counts is the chain's, every other is none there, and the sums are theirs. */
  async scores(): Promise<void> {
    const fields = Object.values(FIELD).join(" ");
    const scores = await this.rows("curationScores", `project { id } curator { id } ${fields} at n counts`);
    const parts = await this.rows("projectCurators", "project { id } curator { id } given score { id }");
    for (const part of parts) {
      const of = (what: string) => `curator ${part.id}: ${what}`;
      const own = scores.filter((score) => String(score.id).startsWith(`${part.id}-`));
      const latest = own.find((score) => score.id === id(part.score));
      this.equal(of("scores"), own.length, part.given);
      this.equal(of("latest"), latest?.n, part.given);
      this.equal(of("only the latest may count"), own.filter(({ counts }) => counts).length <= 1, true);
      this.equal(of("ever"), await this.read("Curation", "hasScored", id(part.project), id(part.curator)), true);
      const [onChain, at] = await this.read<[Row, number]>("Curation", "scoreOf", id(part.project), id(part.curator));
      this.equal(of("when"), latest?.counts ? latest.at : 0, at);
      for (const criterion of CRITERIA) {
        this.equal(of(criterion), latest?.counts ? latest[FIELD[criterion]] : 0, onChain[criterion]);
      }
    }
    for (const project of await this.rows("projects", CRITERIA.map((name) => `${FIELD[name]}Sum`).join(" "))) {
      const counting = scores.filter((score) => id(score.project) === project.id && score.counts);
      for (const criterion of CRITERIA) {
        const sum = counting.reduce((total, score) => total + Number(score[FIELD[criterion]]), 0);
        this.equal(`project ${project.id}: sum of ${criterion}`, project[`${FIELD[criterion]}Sum`], sum);
      }
    }
  }

  /** Of a project's suspensions at most the last runs, and it runs if and only if the project is suspended. */
  async suspensions(): Promise<void> {
    const rows = await this.rows("suspensions", "project { id } by since until endedAt ratified");
    for (const project of await this.rows("projects", `${STATUS} suspensionCount lastSuspension { id }`)) {
      const of = (what: string) => `project ${project.id}: ${what}`;
      const own = rows.filter((row) => id(row.project) === project.id);
      this.equal(of("suspensions"), own.length, project.suspensionCount);
      const running = own.filter((row) => row.endedAt === null && !isPast(row.until, this.now));
      const { status, by, until } = suspendedNow(project, this.now);
      this.equal(of("running suspensions"), running.length, status === "Suspended" ? 1 : 0);
      for (const row of running) {
        this.equal(of("running suspension"), row.id, id(project.lastSuspension));
        this.equal(of("whose"), row.ratified ? "STAKERS" : row.by, by);
        this.equal(of("until"), row.until, until);
      }
    }
  }

  async challenges(): Promise<void> {
    const rows = await this.rows(
      "challenges",
      "project { id } challenger { id } bond until status returned reward lost ruledAt",
    );
    for (const project of await this.rows("projects", "challengeCount lastChallenge { id }")) {
      const of = (what: string) => `project ${project.id}: ${what}`;
      const own = rows.filter((row) => id(row.project) === project.id);
      this.equal(of("challenges"), own.length, project.challengeCount);
      const onChain = await this.read<Row>("Challenges", "challengeOf", project.id);
      const open = own.find(({ status }) => status === "OPEN");
      this.equal(of("challenger"), id(open?.challenger) ?? zeroAddress, String(onChain.challenger).toLowerCase());
      for (const name of ["bond", "until"]) this.equal(of(name), open?.[name] ?? 0, onChain[name]);
      if (open) this.equal(of("open challenge"), open.id, id(project.lastChallenge));
    }
    for (const row of rows.filter(({ status }) => status !== "OPEN")) {
      this.equal(`challenge ${row.id}: bond`, big(row.returned) + big(row.lost), row.bond);
    }
    const [state] = await this.rows("challengeStates", "bond held balance rewardsAvailable challengeCount openCount");
    const open = rows.filter(({ status }) => status === "OPEN");
    this.equal("bond", state?.bond, await this.read("Challenges", "bond"));
    this.equal("rewards", state?.rewardsAvailable, await this.read("Challenges", "rewardsAvailable"));
    const balance = await this.read("CRBN", "balanceOf", this.protocol.address("Challenges"));
    this.equal("balance", state?.balance, balance);
    this.equal(
      "held",
      state?.held,
      open.reduce((total, { bond }) => total + big(bond), 0n),
    );
    this.equal("challenges", state?.challengeCount, rows.length);
    this.equal("open challenges", state?.openCount, open.length);
  }

  /** The timeline has an entry for every event. */
  async timeline(): Promise<void> {
    const rows = await this.rows("auditEvents", "kind");
    for (const [kinds, events] of Object.entries(ENTRIES)) {
      let expected = 0;
      for (const [contract, name] of events) {
        expected += (await this.protocol.events(contract, name, { to: BigInt(this.block.number) })).length;
      }
      const found = rows.filter(({ kind }) => kinds.split(" ").includes(String(kind))).length;
      this.equal(`entries ${kinds}`, found, expected);
      this.counted[kinds] = found;
    }
  }
}

/** The fields of a project that {@link suspendedNow} needs. */
export const STATUS = "status statusSince suspendedBy suspendedUntil";

/** Where a project stands at a second, as the schema tells a reader to find out. */
export function suspendedNow(row: Row, now: bigint) {
  if (row.status === "Suspended" && isPast(row.suspendedUntil, now)) {
    return { status: "Listed", since: row.suspendedUntil, by: null, until: null };
  }
  return { status: row.status, since: row.statusSince, by: row.suspendedBy, until: row.suspendedUntil };
}

/** Null is never. */
const isPast = (time: unknown, now: bigint): boolean => time !== null && big(time) <= now;

/** sum ÷ count to 34 digits, halves up, as the subgraph writes it; null for no count. */
function decimal(sum: number, count: number): string | null {
  if (count === 0) return null;
  const whole = Math.floor(sum / count);
  const places = 34 - (whole === 0 ? 0 : String(whole).length);
  const scale = 10n ** BigInt(places);
  const scaled = (2n * BigInt(sum) * scale + BigInt(count)) / (2n * BigInt(count));
  const fraction = String(scaled % scale)
    .padStart(places, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(scaled / scale) : `${scaled / scale}.${fraction}`;
}
