import type { Address } from "viem";
import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { eventOfProject } from "./curationLogs.ts";
import { address, project } from "./requests.ts";

const schema = z.object({ project, challenger: address });

/** A challenge that nobody ruled upon in time, and whose it is. */
export type LapseChallengeRequest = z.infer<typeof schema>;

/** What became of the bond {CRBN}. */
export interface LapseChallengeOutcome {
  returned: bigint;
  lost: bigint;
}

/** Ends a challenge whose time is over. Anybody can. */
export const lapseChallenge: TransactionAction<LapseChallengeRequest, LapseChallengeOutcome> = {
  name: "lapseChallenge",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "lapseChallenge",
      async commit({ project: id }) {
        return { ...contracts.challenges, functionName: "lapse", args: [id] };
      },
      async verify({ project: id, challenger }, receipt) {
        const { challenges: contract } = contracts;
        const lapsed = { contract, eventName: "ChallengeLapsed", project: id, actor: "challenger" };
        const { returned, lost } = eventOfProject(receipt, lapsed, challenger as Address);
        return { returned: returned as bigint, lost: lost as bigint };
      },
    },
  ],
};
