import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ClaimProblem } from "../../transactions/index.ts";

/** What is wrong with a field, and how to repair it. */
export const claimSentences: Record<ClaimProblem, MessageDescriptor> = {
  tooLong: msg`This is too long: shorten it until the counter is within its limit.`,
  control: msg`Line breaks, tabs and other control characters are refused. Write it in one line.`,
  direction: msg`This contains invisible marks that reverse the direction of text. They are refused, because they could make a name read as another one.`,
  malformed: msg`This contains half of a character, which cannot be stored.`,
  addressInvalid: msg`This is not an address. An address is 0x and 40 digits; leave the field empty if there is none.`,
  countryInvalid: msg`Write the country as two capital letters, for instance TW.`,
  countryUnknown: msg`No country has this code. Write the two letters of ISO 3166, for instance TW.`,
  dateInvalid: msg`This is not a calendar date.`,
  periodIncomplete: msg`A period needs its first and its last day.`,
  periodReversed: msg`The last day lies before the first.`,
  referenceRequired: msg`Judicial ecological compensation needs the court and the case.`,
  productRequired: msg`A product footprint needs the product's id.`,
};
