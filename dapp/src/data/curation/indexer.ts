import type { ResultOf } from "gql.tada";
import { request } from "../graphql/request.ts";
import { converting, SUSPENDERS, sourced, toBigInt, toProject } from "../indexer/convert.ts";
import { forEveryProject } from "../indexer/reads.ts";
import type { Project, Sourced } from "../model.ts";
import { NotFoundError } from "../model.ts";
import { curationDocument, judgedProjectsDocument } from "./documents.ts";
import type { Challenge, Curation, CurationScore, JudgedProject, Standing, Suspension } from "./model.ts";
import { FOR_EVER } from "./model.ts";

type CurationAnswer = NonNullable<ResultOf<typeof curationDocument>["project"]>;
type JudgedAnswer = ResultOf<typeof judgedProjectsDocument>["projects"][number];

const CHALLENGE_STATUSES = { OPEN: "Open", UPHELD: "Upheld", DISMISSED: "Dismissed", LAPSED: "Lapsed" } as const;

function toStanding(answer: Omit<CurationAnswer, "scores" | "suspensions" | "challenges">): Standing {
  const { scoreCount: count, passesCuration } = answer;
  return {
    count,
    averages:
      count === 0
        ? null
        : {
            additionality: Number(answer.averageAdditionality),
            integrity: Number(answer.averageIntegrity),
            socialBenefit: Number(answer.averageSocialBenefit),
            permanence: Number(answer.averagePermanence),
          },
    passes: passesCuration,
  };
}

function toScore(answer: CurationAnswer["scores"][number]): CurationScore {
  const { id, additionality, integrity, socialBenefit, permanence, rationaleCid, n, counts, discardedReason } = answer;
  return {
    id,
    curator: answer.curator.id,
    criteria: { additionality, integrity, socialBenefit, permanence },
    rationaleCid,
    at: BigInt(answer.at),
    n,
    counts,
    discardedReason,
  };
}

function toSuspension(answer: CurationAnswer["suspensions"][number]): Suspension {
  const { by, account, since, until, endedAt, ratifiedAt, ...rest } = answer;
  return {
    ...rest,
    by: SUSPENDERS[by],
    account: account.id,
    since: BigInt(since),
    until: toBigInt(until) ?? FOR_EVER,
    endedAt: toBigInt(endedAt),
    ratifiedAt: toBigInt(ratifiedAt),
  };
}

function toChallenge(answer: CurationAnswer["challenges"][number]): Challenge {
  const { id, reason, cid, ruling } = answer;
  return {
    id,
    reason,
    cid,
    ruling,
    status: CHALLENGE_STATUSES[answer.status],
    challenger: answer.challenger.id,
    bond: BigInt(answer.bond),
    openedAt: BigInt(answer.openedAt),
    until: BigInt(answer.until),
    ruledAt: toBigInt(answer.ruledAt),
    returned: toBigInt(answer.returned),
    reward: toBigInt(answer.reward),
    lost: toBigInt(answer.lost),
  };
}

/** A project's curation, from the indexer. */
export async function readCuration(id: string, signal?: AbortSignal): Promise<Sourced<Curation>> {
  const answer = await request(curationDocument, { id }, signal);
  return converting(() => {
    if (!answer.project) throw new NotFoundError(`project ${id}`);
    const { scores, suspensions, challenges, ...standing } = answer.project;
    return sourced(answer._meta, {
      standing: toStanding(standing),
      scores: scores.map(toScore),
      suspensions: suspensions.map(toSuspension),
      challenges: challenges.map(toChallenge),
    });
  });
}

function toJudged(answer: JudgedAnswer): Project & JudgedProject {
  const { number: _number, scores, councilRestUntil, ...rest } = answer;
  const {
    scoreCount: _count,
    passesCuration: _passes,
    averageAdditionality: _additionality,
    averageIntegrity: _integrity,
    averageSocialBenefit: _social,
    averagePermanence: _permanence,
    ...project
  } = rest;
  return {
    ...toProject(project),
    standing: toStanding(rest),
    own: scores.map(toScore),
    councilRestUntil: BigInt(councilRestUntil),
  };
}

/** Every project with its standing and what a curator said of it, from the indexer. */
export async function readJudgedProjects(
  curator: string,
  signal?: AbortSignal,
): Promise<Sourced<(Project & JudgedProject)[]>> {
  const { rows, meta, truncated } = await forEveryProject((page) =>
    request(judgedProjectsDocument, { ...page, curator: curator.toLowerCase() }, signal),
  );
  return converting(() => ({ ...sourced(meta, rows.map(toJudged)), truncated }));
}
