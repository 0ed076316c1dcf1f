import type { Address, Hex } from "viem";
import { plain } from "../../../i18n/index.ts";

/** The code of a new implementation, as it was when the proposal was written. */
export interface CodeNote {
  contract: string;
  implementation: Address;
  hash: Hex;
}

interface DescriptionParts {
  title: string;
  /** Markdown. */
  body: string;
  /** Code that no call of the proposal pins: voters compare it. */
  notes: readonly CodeNote[];
  proposer: Address;
}

/**
 * The text that is voted on. Its last line names the only account that can propose it (OpenZeppelin's `Governor` reads it),
 * so that nobody who sees it waiting can propose the same first, and cancel it. It has none of the marks that the proposal's
 * page would take out.
 */
export function describeProposal({ title, body, notes, proposer }: DescriptionParts): string {
  const hashes = notes.map(
    ({ contract, implementation, hash }) =>
      `- ${contract}: implementation \`${implementation}\`, code hash \`${hash}\` (not checked by the chain, compare it)`,
  );
  const parts = [`# ${plain(title).trim()}`, plain(body).trim(), hashes.join("\n"), `#proposer=${proposer}`];
  return parts.filter((part) => part !== "").join("\n\n");
}
