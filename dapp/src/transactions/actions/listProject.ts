import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { eventOfProject } from "./curationLogs.ts";
import { project } from "./requests.ts";

const schema = z.object({ project, projectClass: z.int().check(z.gte(1), z.lte(5)) });

/** A project that passes, and the number of its class in the contract's order. */
export type ListProjectRequest = z.infer<typeof schema>;

/** Lists a proposed project in a class. */
export const listProject: TransactionAction<ListProjectRequest, { projectClass: number }> = {
  name: "listProject",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "listProject",
      async commit({ project: id, projectClass }) {
        return { ...contracts.projectRegistry, functionName: "listProject", args: [id, projectClass] };
      },
      async verify({ project: id }, receipt, { account }) {
        const listed = { contract: contracts.projectRegistry, eventName: "ProjectListed", project: id, actor: "by" };
        return { projectClass: eventOfProject(receipt, listed, account).class as number };
      },
    },
  ],
};
