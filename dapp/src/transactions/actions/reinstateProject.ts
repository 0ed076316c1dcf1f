import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { eventOfProject } from "./curationLogs.ts";
import { project } from "./requests.ts";

const schema = z.object({ project });

/** The project whose suspension is lifted. */
export type ReinstateProjectRequest = z.infer<typeof schema>;

/** The council lifts its own suspension. */
export const reinstateProject: TransactionAction<ReinstateProjectRequest, { project: number }> = {
  name: "reinstateProject",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "reinstateProject",
      async commit({ project: id }) {
        return { ...contracts.projectRegistry, functionName: "reinstateProject", args: [id] };
      },
      async verify({ project: id }, receipt, { account }) {
        const { projectRegistry: contract } = contracts;
        eventOfProject(receipt, { contract, eventName: "ProjectReinstated", project: id, actor: "by" }, account);
        return { project: id };
      },
    },
  ],
};
