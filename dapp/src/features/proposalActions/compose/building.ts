import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Abi, type Address, encodeFunctionData, isAddress, zeroAddress } from "viem";
import type { AmountRules } from "../../../format/index.ts";
import { readAmount } from "../../../transactions/index.ts";
import { contractNamed, type KnownContract } from "../decode/known.ts";
import type { ProposalCall } from "../model.ts";
import type { CodeNote } from "./description.ts";
import type { Fields } from "./draft.ts";
import type { Facts } from "./facts.ts";

/** What a form makes: calls, or what is wrong with its fields. A field that is still empty is no fault, only missing. */
export type Built =
  | { ok: true; calls: readonly ProposalCall[]; note?: CodeNote }
  | { ok: false; problems: Readonly<Record<string, MessageDescriptor>> };

/** Makes calls of what is typed. */
export type Builder = (fields: Fields, facts: Facts, among: readonly KnownContract[]) => Built;

/** Something is not typed yet. */
export const MISSING: Built = { ok: false, problems: {} };

/** One field is wrong. */
export function wrong(field: string, problem: MessageDescriptor | undefined): Built {
  return { ok: false, problems: problem ? { [field]: problem } : {} };
}

/** A call of a contract of the address book. */
export function callOf(
  among: readonly KnownContract[],
  name: string,
  functionName: string,
  args: readonly unknown[],
): ProposalCall {
  const contract = contractNamed(name, among);
  if (!contract) throw new Error(`${name} is not deployed.`);
  const calldata = encodeFunctionData({ abi: contract.abi as Abi, functionName, args: args as unknown[] });
  return { target: contract.address, value: 0n, calldata };
}

/** What an amount typed into a form is; undefined for nothing or for what its field already complains of. */
export function amountOf(text: string | undefined, rules: AmountRules): bigint | undefined {
  const read = readAmount(text ?? "", rules);
  return read.ok ? read.value : undefined;
}

/** A typed address, or what is wrong with it. */
export function readAddress(
  text: string | undefined,
): { address: Address } | { problem: MessageDescriptor | undefined } {
  const typed = text?.trim() ?? "";
  if (typed === "") return { problem: undefined };
  if (!isAddress(typed, { strict: false })) return { problem: msg`Write a whole address: 0x and 40 digits.` };
  if (!isAddress(typed))
    return { problem: msg`Its capital letters do not fit its digits: one of them may be mistyped.` };
  if (typed === zeroAddress) return { problem: msg`The zero address belongs to nobody.` };
  return { address: typed };
}
