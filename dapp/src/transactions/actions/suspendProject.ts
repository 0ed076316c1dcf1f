import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { eventOfProject } from "./curationLogs.ts";
import { cid, project, reason } from "./requests.ts";

const schema = z.object({ project, reason, cid });

/** Why a project is suspended, and the evidence. */
export type SuspendProjectRequest = z.infer<typeof schema>;

/** The council suspends a listed project. Its outcome says when that ends by itself {s}. */
export const suspendProject: TransactionAction<SuspendProjectRequest, { until: bigint }> = {
  name: "suspendProject",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "suspendProject",
      async commit({ project: id, reason: why, cid: evidence }) {
        return { ...contracts.projectRegistry, functionName: "suspendProject", args: [id, why, evidence] };
      },
      async verify({ project: id }, receipt, { account }) {
        const { projectRegistry: contract } = contracts;
        const suspended = { contract, eventName: "ProjectSuspended", project: id, actor: "by" };
        return { until: BigInt(eventOfProject(receipt, suspended, account).until as number) };
      },
    },
  ],
};
