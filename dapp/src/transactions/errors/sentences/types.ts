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
  | "beneficiary"
  | "blockId"
  | "certificate"
  | "cliffDays"
  | "code"
  | "current"
  | "date"
  | "deadline"
  | "delivered"
  | "durationDays"
  | "earliest"
  | "expected"
  | "expiry"
  | "field"
  | "left"
  | "length"
  | "limit"
  | "listing"
  | "lock"
  | "maximum"
  | "minFill"
  | "minimum"
  | "needed"
  | "next"
  | "other"
  | "payToken"
  | "percent"
  | "project"
  | "quantity"
  | "rate"
  | "remaining"
  | "round"
  | "serials"
  | "start"
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
