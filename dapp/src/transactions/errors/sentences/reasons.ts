import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const moved = () =>
  msg`The price has moved further than you allowed, so nothing was exchanged. Look at the new amounts and try again.`;
const empty = () => msg`The pair on Uniswap holds too little for this.`;
const transfer = () => msg`One of the tokens refused the transfer. Nothing was changed.`;
const technical = () => msg`Uniswap refused the call for a technical reason. Nothing was changed.`;

/** What Uniswap v2 refuses with, by the part behind the contract's name. */
const UNISWAP: Readonly<Record<string, () => MessageDescriptor>> = {
  EXPIRED: () => msg`The time for this was over before it was in a block. Nothing was exchanged.`,
  INSUFFICIENT_A_AMOUNT: moved,
  INSUFFICIENT_B_AMOUNT: moved,
  INSUFFICIENT_OUTPUT_AMOUNT: moved,
  EXCESSIVE_INPUT_AMOUNT: moved,
  INSUFFICIENT_LIQUIDITY: empty,
  INSUFFICIENT_LIQUIDITY_MINTED: () => msg`These amounts are too small for a share of the pair.`,
  INSUFFICIENT_LIQUIDITY_BURNED: () => msg`So small a share of the pair is worth nothing.`,
  INSUFFICIENT_AMOUNT: () => msg`Both amounts must be above zero.`,
  INSUFFICIENT_INPUT_AMOUNT: () => msg`The amount must be above zero.`,
  INVALID_PATH: technical,
  INVALID_SIGNATURE: () => msg`The signature is not valid.`,
  K: technical,
  LOCKED: technical,
  OVERFLOW: () => msg`The pair on Uniswap cannot hold that much.`,
  TRANSFER_FAILED: transfer,
  TRANSFER_FROM_FAILED: transfer,
  APPROVE_FAILED: transfer,
};

/** The sentence of a text that a contract refuses with, where we know the contract; undefined for any other text. */
export function reasonSentence(reason: string): MessageDescriptor | undefined {
  const [, code = ""] = /^(?:UniswapV2(?:Router|Library)?|TransferHelper): ([A-Z_]+)$/.exec(reason) ?? [];
  if (/^ds-math-(add|sub|mul)-(over|under)flow$/.test(reason)) return empty();
  return Object.hasOwn(UNISWAP, code) ? UNISWAP[code]?.() : undefined;
}
