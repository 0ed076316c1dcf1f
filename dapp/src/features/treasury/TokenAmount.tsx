import type { Address } from "viem";
import type { TreasuryAsset } from "../../data/treasury.ts";
import { Money } from "../../ui/index.ts";

/** An amount of one of the treasury's tokens. */
export function TokenAmount({
  token,
  amount,
  assets,
}: {
  token: Address;
  amount: bigint;
  assets: readonly TreasuryAsset[];
}) {
  return <Money amount={amount} currency={assets.find((asset) => asset.token.toLowerCase() === token.toLowerCase())} />;
}
