import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Purpose } from "../../transactions/index.ts";

/** What a retirement is for, in words. */
export const purposeWords: Record<Purpose, MessageDescriptor> = {
  VoluntaryClaim: msg`Voluntary climate claim`,
  Compliance: msg`Compliance obligation`,
  JudicialEcologicalCompensation: msg`Judicial ecological compensation`,
  Personal: msg`Personal footprint`,
  ProductFootprint: msg`Product footprint`,
  Other: msg`Other purpose`,
};

/** The two parts of the reference of judicial ecological compensation. */
export const courtCaseWords = {
  court: msg({ message: "Court", context: "of judicial compensation" }),
  courtCase: msg({ message: "Case", context: "of judicial compensation" }),
};
