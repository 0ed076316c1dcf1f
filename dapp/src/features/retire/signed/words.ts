import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { formatTonnes } from "../../../format/index.ts";
import { lineSentence } from "../useLineChecks.ts";
import type { SignedProblem, Verdict } from "./judge.ts";
import type { ReadProblem } from "./texts.ts";

/** Why a text that was handed over cannot be read, and what to do. */
export const readProblems: Record<ReadProblem, MessageDescriptor> = {
  unreadable: msg`This is neither a link nor a text that this page gives, or a part of it is missing. Copy the whole of it.`,
  anotherKind: msg`This belongs to another step: requests for consent, consents and orders each have a page of their own.`,
  anotherNetwork: msg`This was made for another network, or for other contracts. It cannot be used here.`,
  claimRefused: msg`The claim in it is one that the contract would refuse, or names no beneficiary's address. Ask for a new one.`,
};

/** Why a signed retirement cannot be carried out, and what to do. */
export const signedProblems: Record<SignedProblem, MessageDescriptor> = {
  expired: msg`The time to use this signature is over. Ask for a new one.`,
  used: msg`This signature was used already, or its signer made it void. Ask for a new one if there is more to retire.`,
  waits: msg`The signer numbered this signature after another one that has to be used first.`,
  unsigned: msg`The signature does not fit: somebody else signed, or what is written here was changed after signing. Ask for a new one.`,
  anotherAccount: msg`Another account is to retire here. Connect the wallet of the account that is named above.`,
  anotherOperator: msg`The holder named another account to carry this out. Connect the wallet of the one that is named above.`,
};

/** What is in the way, in a sentence that speaks of the holder and not of the reader. */
export function verdictSentence(verdict: NonNullable<Verdict>, locale: string): MessageDescriptor | undefined {
  if ("problem" in verdict) return signedProblems[verdict.problem];
  const tonnes = formatTonnes(verdict.check.available, locale);
  return verdict.check.problem === "balanceTooSmall"
    ? msg`The account that retires holds only ${tonnes} t of this vintage.`
    : lineSentence(verdict.check, locale);
}
