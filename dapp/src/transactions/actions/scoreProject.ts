import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { TransactionAction } from "../runner/types.ts";
import { eventOfProject } from "./curationLogs.ts";
import { cid, project } from "./requests.ts";

const points = z.int().check(z.gte(0), z.lte(100));

const schema = z.object({
  project,
  scores: z.object({ additionality: points, integrity: points, social: points, permanence: points }),
  rationaleCid: cid,
});

/** A curator's judgement of a project, 0–100 each, with the document that says why. */
export type ScoreProjectRequest = z.infer<typeof schema>;

/** Scores a project; a later score takes the place of the one before. */
export const scoreProject: TransactionAction<ScoreProjectRequest, { rationaleCid: string }> = {
  name: "scoreProject",
  parse: (request) => schema.parse(request),
  steps: [
    {
      name: "scoreProject",
      async commit({ project: id, scores, rationaleCid }) {
        return { ...contracts.curation, functionName: "score", args: [id, scores, rationaleCid] };
      },
      async verify({ project: id }, receipt, { account }) {
        const scored = { contract: contracts.curation, eventName: "ProjectScored", project: id, actor: "curator" };
        return { rationaleCid: eventOfProject(receipt, scored, account).rationaleCid as string };
      },
    },
  ],
};
