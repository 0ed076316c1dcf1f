/** The verifier's look at a block's evidence: on a public network it must carry a custody statement over its serials. */
import { z } from "zod";
import type { ContentStore } from "../../chain/ipfs.ts";
import type { PlannedBlock } from "../plan/plan.ts";
import { fail, ok, type Result } from "../result.ts";
import { printable } from "../text.ts";

const digits = z.string().regex(/^[0-9]{1,20}$/);
const evidence = z
  .object({
    schema: z.literal("carbontrace/block-evidence/1"),
    serial: z.string(),
    custody: z
      .object({
        account: z.string().min(1),
        document: z.string().min(1),
        date: z.string(),
        operator: z.string(),
        batch: digits,
        serialStart: digits,
        serialEnd: digits,
      })
      .loose()
      .nullable(),
  })
  .loose();

/** The account and the document that prove custody of a block, as its evidence names them. */
export interface ProvenCustody {
  readonly account: string;
  readonly document: string;
}

/** What the evidence says of the block's custody, or why that proves nothing. */
export async function provenCustody(
  store: ContentStore,
  cid: string,
  block: PlannedBlock,
): Promise<Result<ProvenCustody, string>> {
  const bytes = await store.cat(cid);
  if (bytes === undefined) return fail(`its evidence ${cid} is not in the content store`);
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fail(`its evidence ${cid} is not JSON`);
  }
  const parsed = evidence.safeParse(document);
  if (!parsed.success) return fail(`its evidence ${cid} is not a block's evidence`);
  const { serial, custody } = parsed.data;
  if (serial !== block.row.serial) return fail(`its evidence ${cid} speaks of another serial number`);
  if (custody === null) return fail(`its evidence ${cid} has no custody statement`);
  if (custody.operator !== block.operator || BigInt(custody.batch) !== block.batch) {
    const of = `batch ${custody.batch} of ${printable(custody.operator, 20)}`;
    return fail(`the custody statement in its evidence ${cid} is about ${of}`);
  }
  if (BigInt(custody.serialStart) > block.start || BigInt(custody.serialEnd) < block.end) {
    return fail(`the custody statement in its evidence ${cid} does not cover its serials`);
  }
  return ok({ account: custody.account, document: custody.document });
}
