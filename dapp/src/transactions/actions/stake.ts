import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction, TransactionStep } from "../runner/types.ts";
import { permitFor } from "./permit.ts";
import { amount } from "./requests.ts";
import { approveCrbnStep } from "./stakeApproval.ts";
import { explainStaking, type RelockOutcome, stakeTerms, stakingLogs } from "./stakeTerms.ts";

const schema = z.object({ amount, terms: stakeTerms, permit: z.boolean() });

/** Opens a position. `permit`: ask for one signature instead of an approval. */
export type StakeRequest = z.infer<typeof schema>;

/** The position that was opened. */
export interface StakeOutcome extends RelockOutcome {
  position: bigint;
}

const stakeStep: TransactionStep<StakeRequest, StakeOutcome> = {
  name: "stake",
  async commit(request) {
    const { amount: staked, terms } = request;
    const permit = permitFor(request);
    return permit
      ? { ...contracts.stakedCrbn, functionName: "stakeWithPermit", args: [staked, terms, ...permit] }
      : { ...contracts.stakedCrbn, functionName: "stake", args: [staked, terms] };
  },
  async verify(_request, receipt, { account }) {
    const [{ args }] = stakingLogs(receipt, "Staked", account);
    const { position, amount: staked, unlock, reward } = args;
    return { position, amount: staked, unlock, reward };
  },
};

/** Stakes: with a signed permit in one transaction, else after an approval of exactly the amount. */
export const stake: TransactionAction<StakeRequest, StakeOutcome> = {
  name: "stake",
  parse: (request) => schema.parse(request),
  steps: [approveCrbnStep, stakeStep],
  explain: explainStaking,
};
