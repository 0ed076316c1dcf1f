import { graphql } from "../graphql/graphql.ts";
import { projectFields } from "../indexer/documents.ts";

const standingFields = graphql(`
  fragment StandingFields on Project {
    scoreCount averageAdditionality averageIntegrity averageSocialBenefit averagePermanence passesCuration
  }
`);

const scoreFields = graphql(`
  fragment ScoreFields on CurationScore {
    id additionality integrity socialBenefit permanence rationaleCid at n counts discardedReason
    curator { id }
  }
`);

/** Everything about a project's curation. Its lengths are told to the reader: see CURATION_LIMITS. */
export const curationDocument = graphql(
  `
  query Curation($id: ID!) {
    _meta { block { number hash } }
    project(id: $id) {
      ...StandingFields
      scores(first: 200, orderBy: at, orderDirection: desc) { ...ScoreFields }
      suspensions(first: 50, orderBy: since, orderDirection: desc) {
        id by reason cid since until endedAt ratifiedAt ratifiedReason ratifiedCid
        account { id }
      }
      challenges(first: 50, orderBy: openedAt, orderDirection: desc) {
        id bond reason cid openedAt until status ruledAt ruling returned reward lost
        challenger { id }
      }
    }
  }
`,
  [standingFields, scoreFields],
);

/** Projects in order of registration, after a number, each with what one curator said of it. */
export const judgedProjectsDocument = graphql(
  `
  query JudgedProjects($after: Int!, $first: Int!, $curator: String!) {
    _meta { block { number hash } }
    projects(first: $first, orderBy: number, orderDirection: asc, where: { number_gt: $after }) {
      ...ProjectFields
      ...StandingFields
      number councilRestUntil
      scores(first: 20, orderBy: at, orderDirection: desc, where: { curator: $curator }) { ...ScoreFields }
    }
  }
`,
  [projectFields, standingFields, scoreFields],
);
