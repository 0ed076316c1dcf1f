import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { approvalStep } from "./approval.ts";
import { eventOfProject } from "./curationLogs.ts";
import { amount, cid, project, reason } from "./requests.ts";
import { renamed } from "./stakeTerms.ts";

const schema = z.object({ project, bond: amount, reason, cid });

/** Why a project should not be listed, the evidence, and the bond that the challenger agrees to {CRBN}. */
export type ChallengeProjectRequest = z.infer<typeof schema>;

/** Errors of the standards that here are about CRBN. */
const OWN_WORDS = {
  ERC20InsufficientBalance: "CRBNInsufficientBalance",
  ERC20InsufficientAllowance: "BondAllowanceShort",
};

/** The challenge that was opened. */
export interface ChallengeProjectOutcome {
  /** {CRBN} */
  bond: bigint;
  /** Until then the stakers can rule {s}. */
  until: bigint;
}

/** Approves the exact bond, then challenges: refused if the bond is another by then. */
export const challengeProject: TransactionAction<ChallengeProjectRequest, ChallengeProjectOutcome> = {
  name: "challengeProject",
  parse: (request) => schema.parse(request),
  explain: (error) => renamed(error, OWN_WORDS),
  steps: [
    approvalStep("approveBond", ({ bond }) => ({
      token: contracts.crbn.address,
      spender: contracts.challenges.address,
      amount: bond,
    })),
    {
      name: "challengeProject",
      async commit({ project: id, bond, reason: why, cid: evidence }) {
        return { ...contracts.challenges, functionName: "challenge", args: [id, bond, why, evidence] };
      },
      async verify({ project: id }, receipt, { account }) {
        const { challenges: contract } = contracts;
        const challenged = { contract, eventName: "ProjectChallenged", project: id, actor: "challenger" };
        const { bond, until } = eventOfProject(receipt, challenged, account);
        return { bond: bond as bigint, until: until as bigint };
      },
    },
  ],
};
