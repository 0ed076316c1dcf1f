import type { MessageDescriptor } from "@lingui/core";

/** The arguments that sentences speak of, as the contracts name them. */
type ArgName =
  | "account"
  | "allowance"
  | "amount"
  | "apyBps"
  | "available"
  | "balance"
  | "batch"
  | "blockId"
  | "certificate"
  | "code"
  | "current"
  | "date"
  | "deadline"
  | "delivered"
  | "expected"
  | "expiry"
  | "field"
  | "length"
  | "limit"
  | "listing"
  | "lock"
  | "maximum"
  | "minFill"
  | "minimum"
  | "needed"
  | "other"
  | "payToken"
  | "percent"
  | "project"
  | "quantity"
  | "rate"
  | "remaining"
  | "serials"
  | "tokenId"
  | "total"
  | "treasury"
  | "unlock"
  | "vintage"
  | "year";

/** An error's arguments, already written for the reader: tonnes, money, times, shortened addresses. */
export type WrittenArgs = Record<ArgName, string>;

/** The sentence of one custom error. */
export type Sentence = (args: WrittenArgs) => MessageDescriptor;

/** Sentences by the error's name. */
export type Sentences = Readonly<Record<string, Sentence>>;
