import type { Address } from "viem";
import { graphql, request, type Sourced } from "../../data/index.ts";
import { converting, sourced } from "../../data/indexer/convert.ts";

/** Who holds a vintage {unit}. */
export interface VintageHolder {
  account: Address;
  /** In the account itself. */
  held: bigint;
  /** In the market's escrow, on offer. */
  listed: bigint;
}

const holdersDocument = graphql(`
  query VintageHolders($vintage: String!, $first: Int!) {
    _meta { block { number hash } }
    holdings(
      first: $first
      orderBy: amount
      orderDirection: desc
      where: { and: [{ vintage: $vintage }, { or: [{ amount_gt: "0" }, { listed_gt: "0" }] }] }
    ) {
      amount listed
      account { id }
    }
  }
`);

/** The present holders of a vintage, the largest first, from the indexer. */
export async function readHolders(
  vintage: number,
  first: number,
  signal: AbortSignal,
): Promise<Sourced<VintageHolder[]>> {
  const { _meta, holdings } = await request(holdersDocument, { vintage: String(vintage), first }, signal);
  return converting(() =>
    sourced(
      _meta,
      holdings.map(({ account, amount, listed }) => ({
        account: account.id as Address,
        held: BigInt(amount),
        listed: BigInt(listed),
      })),
    ),
  );
}
