import type { ResultOf } from "gql.tada";
import type { Address, Hex } from "viem";
import {
  type Proposal,
  type ProposalHead,
  type ProposalStep,
  proposalId,
  type Support,
  titleOf,
  type Vote,
} from "./governance.ts";
import { MAX_VOTES } from "./governanceChain.ts";
import { graphql } from "./graphql/graphql.ts";
import { IndexerError, request } from "./graphql/request.ts";
import { converting, sourced } from "./indexer/convert.ts";
import { NotFoundError, type Sourced } from "./model.ts";

/** So many proposals are listed, the newest; the chain tells all. */
const MAX_PROPOSALS = 500;

/** The newest proposals. */
export const proposalsDocument = graphql(`
  query Proposals($first: Int!) {
    _meta { block { number hash } }
    proposals(first: $first, orderBy: createdAt, orderDirection: desc) {
      id title createdAt
      proposer { id }
    }
  }
`);

/** A proposal with its calls, its steps and its heaviest votes. */
export const proposalDocument = graphql(`
  query ProposalDetail($id: ID!, $votes: Int!) {
    _meta { block { number hash } }
    proposal(id: $id) {
      id description createdAt voteCount
      proposer { id }
      calls(first: 200, orderBy: index, orderDirection: asc) { target value data }
      steps(first: 100, orderBy: sortKey, orderDirection: asc) {
        kind until timestamp
        actor { id }
        transaction { id }
      }
      votes(first: $votes, orderBy: weight, orderDirection: desc) {
        support weight reason timestamp
        voter { id }
        transaction { id }
      }
    }
  }
`);

type ProposalAnswer = NonNullable<ResultOf<typeof proposalDocument>["proposal"]>;

const SUPPORT: Readonly<Record<ProposalAnswer["votes"][number]["support"], Support>> = {
  For: "for",
  Against: "against",
  Abstain: "abstain",
};

function toStep({ kind, until, timestamp, actor, transaction }: ProposalAnswer["steps"][number]): ProposalStep {
  return {
    kind,
    actor: actor.id as Address,
    until: until === null ? null : BigInt(until),
    at: BigInt(timestamp),
    transaction: transaction.id as Hex,
  };
}

function toVote({ support, weight, reason, timestamp, voter, transaction }: ProposalAnswer["votes"][number]): Vote {
  return {
    voter: voter.id as Address,
    support: SUPPORT[support],
    weight: BigInt(weight),
    reason,
    at: BigInt(timestamp),
    transaction: transaction.id as Hex,
  };
}

/** The newest proposals, as the index tells them. */
export async function readProposals(signal?: AbortSignal): Promise<Sourced<ProposalHead[]>> {
  const answer = await request(proposalsDocument, { first: MAX_PROPOSALS }, signal);
  return converting(() => {
    const heads = answer.proposals.map(
      ({ id, title, createdAt, proposer }): ProposalHead => ({
        id: BigInt(id),
        title,
        proposer: proposer.id as Address,
        createdAt: BigInt(createdAt),
      }),
    );
    return { ...sourced(answer._meta, heads), truncated: heads.length === MAX_PROPOSALS };
  });
}

/**
 * A proposal, as the index tells it. Its id is a hash of its calls and its description: an answer that does not have it is
 * refused, so that nobody votes on other words or calls than those on the chain.
 */
export async function readProposal(id: bigint, signal?: AbortSignal): Promise<Sourced<Proposal>> {
  const answer = await request(proposalDocument, { id: String(id), votes: MAX_VOTES }, signal);
  return converting(() => {
    const { proposal } = answer;
    if (!proposal) throw new NotFoundError(`proposal ${id}`);
    const { description, createdAt, proposer, voteCount } = proposal;
    const calls = proposal.calls.map(({ target, value, data }) => ({
      target: target as Address,
      value: BigInt(value),
      calldata: data as Hex,
    }));
    if (proposalId(calls, description) !== id) {
      throw new IndexerError("malformed", "The calls and the description are not those of the proposal's id.");
    }
    return sourced(answer._meta, {
      id,
      title: titleOf(description),
      description,
      proposer: proposer.id as Address,
      createdAt: BigInt(createdAt),
      calls,
      steps: proposal.steps.map(toStep),
      votes: proposal.votes.map(toVote),
      voteCount,
    });
  });
}
