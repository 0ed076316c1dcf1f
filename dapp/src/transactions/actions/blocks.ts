import * as z from "zod/mini";
import { contracts } from "../../chain/contracts.ts";
import type { ContractCall, StepContext } from "../runner/types.ts";
import { MAX_REASON_BYTES } from "./exits.ts";
import { type Contract, oneCall } from "./oneCall.ts";
import { address, block, cid, hash, serial, text, vintage } from "./requests.ts";

/** Longest comment on a block {bytes of UTF-8}. */
export const MAX_COMMENT = 1_000;
/** How many blocks of a batch one question to the chain walks over. */
const NEIGHBOUR_STEPS = 500n;

const issuance: Contract = contracts.creditIssuance;
const of = { block };
const reasoned = z.object({ ...of, reason: text(1, MAX_REASON_BYTES) });
const comment = z.object({ ...of, comment: text(1, MAX_COMMENT) });

/** A verifier asks about a pending block. */
export const commentBlock = oneCall("commentBlock", comment, {
  contract: issuance,
  functionName: "commentOn",
  args: (request) => [request.block, request.comment],
  eventName: "BlockCommented",
  says: (request, author) => ({ blockId: request.block, author }),
  outcome: () => ({}),
});

/** The registrar of a pending block answers. */
export const answerBlock = oneCall("answerBlock", comment, {
  contract: issuance,
  functionName: "answer",
  args: (request) => [request.block, request.comment],
  eventName: "BlockCommented",
  says: (request, author) => ({ blockId: request.block, author }),
  outcome: () => ({}),
});

/** A verifier rejects a pending block. */
export const rejectBlock = oneCall("rejectBlock", reasoned, {
  contract: issuance,
  functionName: "reject",
  args: (request) => [request.block, request.reason],
  eventName: "BlockRejected",
  says: (request, verifier) => ({ blockId: request.block, verifier }),
  outcome: () => ({}),
});

/** The registrar of a pending block withdraws it. */
export const withdrawBlock = oneCall("withdrawBlock", z.object(of), {
  contract: issuance,
  functionName: "withdraw",
  args: (request) => [request.block],
  eventName: "BlockWithdrawn",
  says: (request, registrar) => ({ blockId: request.block, registrar }),
  outcome: () => ({}),
});

const submission = z.object({
  replaced: block,
  vintage,
  registry: z.int().check(z.gte(1), z.lte(255)),
  operator: z.int().check(z.gte(1), z.lte(255)),
  batch: z.int().check(z.gte(1), z.lt(2 ** 32)),
  serialStart: serial,
  serialEnd: serial,
  recipient: address,
  evidenceCid: cid,
});

/** The registrar of a rejected, withdrawn or void block submits another in its place. */
export const resubmitBlock = oneCall("resubmitBlock", submission, {
  contract: issuance,
  functionName: "resubmit",
  args: ({ replaced, ...rest }) => [replaced, { ...rest, quantity: rest.serialEnd - rest.serialStart + 1n }],
  eventName: "BlockResubmitted",
  says: ({ replaced }) => ({ replaced }),
  outcome: ({ blockId }) => ({ block: Number(blockId) }),
});

/** A registrar splits an issued block as its registry did. */
export const splitBlock = oneCall("splitBlock", z.extend(reasoned, { secondStart: serial }), {
  contract: issuance,
  functionName: "split",
  args: (request) => [request.block, request.secondStart, request.reason],
  eventName: "BlockSplit",
  says: (request, registrar) => ({ blockId: request.block, secondStart: request.secondStart, registrar }),
  outcome: ({ firstChild }) => ({ firstChild: Number(firstChild) }),
});

const confirmation = z.object({
  ...of,
  operator: z.int(),
  batch: z.int(),
  serialStart: serial,
  /** Of everything that the verifier read: the chain refuses if the block says anything else. */
  digest: hash,
  /** The number of the registry's custody statement that covers it. */
  custody: z.int().check(z.gte(0), z.lt(2 ** 32)),
});

/** The nearest confirmed block below, in the same batch; 0 if there is none. */
async function neighbourOf({ operator, batch, serialStart }: z.infer<typeof confirmation>, { read }: StepContext) {
  let from = 0;
  for (;;) {
    const args = [operator, batch, serialStart, from, NEIGHBOUR_STEPS];
    const call = { ...contracts.creditIssuance, functionName: "neighbourOf", args } as unknown as ContractCall;
    const [neighbour, complete] = await read<readonly [number, boolean]>(call);
    if (complete) return neighbour;
    from = neighbour;
  }
}

/** A verifier confirms a pending block, and its credits are minted. */
export const confirmBlock = oneCall("confirmBlock", confirmation, {
  contract: issuance,
  functionName: "confirm",
  args: async (request, context) => {
    const { block: blockId, digest, custody } = request;
    return [{ blockId, neighbour: await neighbourOf(request, context), digest, custody }];
  },
  eventName: "BlockConfirmed",
  says: (request, verifier) => ({ blockId: request.block, verifier, custody: request.custody }),
  outcome: ({ tonnes }) => ({ tonnes: tonnes as bigint }),
});
