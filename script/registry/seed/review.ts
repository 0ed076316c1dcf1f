/** One block of the seed goes the long way to its confirmation: rejected, submitted again, asked about, answered. */

import type { Signer } from "../../chain/keys.ts";
import { readCatalogue } from "../chain/catalogue.ts";
import { type ChainBlock, rangeKey, readBlocks } from "../chain/state.ts";
import { bringOnChain, type ImportRun } from "../importer.ts";
import { findMissing } from "../missing.ts";
import type { ImportPlan } from "../plan/plan.ts";
import { once } from "./once.ts";
import { SEED_REVIEW } from "./samples.ts";

/** Its blocks are submitted. A plan without the project is left alone. */
export async function seedReview(run: ImportRun, verifier: Signer, plan: ImportPlan): Promise<void> {
  const { protocol, registrar, progress } = run;
  const [submitted, ...others] = await blocksUnderReview(run, plan);
  if (submitted === undefined) return;
  if (others.length === 0 && submitted.status === "pending") {
    await protocol.send(verifier, "CreditIssuance", "reject", [submitted.blockId, SEED_REVIEW.reason]);
    progress(`block ${submitted.blockId} of ${SEED_REVIEW.project} rejected`);
  }
  await bringOnChain(run, await findMissing(protocol, plan, true));
  const again = (await blocksUnderReview(run, plan)).at(-1) as ChainBlock;
  if (again.status !== "pending") return;
  const comments: readonly (readonly [Signer, string, string])[] = [
    [verifier, "commentOn", SEED_REVIEW.question],
    [registrar, "answer", SEED_REVIEW.answer],
  ];
  for (const [author, functionName, comment] of comments) {
    await once<{ comment: string }>(
      protocol,
      {
        contract: "CreditIssuance",
        event: "BlockCommented",
        indexed: { blockId: again.blockId, author: author.address },
      },
      () => protocol.send(author, "CreditIssuance", functionName, [again.blockId, comment]),
    );
  }
  progress(`block ${again.blockId} of ${SEED_REVIEW.project} takes its place, with a question and its answer`);
}

/** Every submission of the project's one block, oldest first. */
async function blocksUnderReview({ protocol }: ImportRun, plan: ImportPlan): Promise<readonly ChainBlock[]> {
  const planned = plan.blocks.find(({ projectId }) => projectId === SEED_REVIEW.project);
  if (planned === undefined) return [];
  const operatorId = (await readCatalogue(protocol)).operator(planned.registry, planned.operator);
  const key = rangeKey(operatorId, planned.batch, planned.start, planned.end);
  const blocks = await readBlocks(protocol, (operator, batch) => operator === operatorId && batch === planned.batch);
  return blocks.filter(({ operator, batch, start, end }) => rangeKey(operator, batch, start, end) === key);
}
