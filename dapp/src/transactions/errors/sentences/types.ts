import type { MessageDescriptor } from "@lingui/core";

/** The arguments that sentences speak of, as the contracts name them. */
type ArgName =
  | "account"
  | "allowance"
  | "amount"
  | "balance"
  | "batch"
  | "blockId"
  | "certificate"
  | "code"
  | "date"
  | "deadline"
  | "delivered"
  | "expected"
  | "expiry"
  | "field"
  | "length"
  | "limit"
  | "listing"
  | "maximum"
  | "minFill"
  | "minimum"
  | "needed"
  | "other"
  | "payToken"
  | "project"
  | "quantity"
  | "rate"
  | "remaining"
  | "serials"
  | "tokenId"
  | "total"
  | "treasury"
  | "vintage"
  | "year";

/** An error's arguments, already written for the reader: tonnes, money, times, shortened addresses. */
export type WrittenArgs = Record<ArgName, string>;

/** The sentence of one custom error. */
export type Sentence = (args: WrittenArgs) => MessageDescriptor;

/** Sentences by the error's name. */
export type Sentences = Readonly<Record<string, Sentence>>;
