import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { SerialErrorCode } from "../../../../script/registry/serial/error.ts";
import type { NoticeTone } from "../../ui/index.ts";
import type { SerialState } from "./serialRuns.ts";

/** Where serial numbers are, in a sentence. */
export const stateWords: Record<SerialState, MessageDescriptor> = {
  Unassigned: msg`Circulating: it belongs to the holders of its vintage, and to no one of them`,
  Partly: msg`Consumed in part: the rest of this tonne still circulates`,
  Consumed: msg`Consumed for good: nobody can ever use this tonne again`,
  Settled: msg`Consumed for good, and retired at the registry, too`,
  Reserved: msg`Reserved: its owner has asked for its release to the registry`,
  Released: msg`Released to its owner's account at the registry`,
  Impaired: msg`Impaired: the registry recalled or reversed it`,
};

/** Where serial numbers are, in a word or two. */
export const stateNames: Record<SerialState, MessageDescriptor> = {
  Unassigned: msg({ message: "Circulating", context: "serial numbers" }),
  Partly: msg({ message: "Consumed in part", context: "serial numbers" }),
  Consumed: msg({ message: "Consumed", context: "serial numbers" }),
  Settled: msg({ message: "Consumed and settled", context: "serial numbers" }),
  Reserved: msg({ message: "Reserved", context: "serial numbers" }),
  Released: msg({ message: "Released", context: "serial numbers" }),
  Impaired: msg({ message: "Impaired", context: "serial numbers" }),
};

/** The colour of a state. */
export const stateTones: Record<SerialState, NoticeTone> = {
  Unassigned: "info",
  Partly: "info",
  Consumed: "good",
  Settled: "good",
  Reserved: "warn",
  Released: "warn",
  Impaired: "danger",
};

/** Why a text cannot be read as a serial number. */
export const unreadableWords: Record<SerialErrorCode, MessageDescriptor> = {
  "serial-malformed": msg`A part is missing, too much, or not what belongs there. Copy the whole serial number from the registry.`,
  "unknown-registry": msg`It is written as neither Verra nor Gold Standard writes its serial numbers.`,
  "operator-unknown": msg`It names an operator that Verra's serial numbers do not have.`,
  "date-invalid": msg`It contains a date or a year that does not exist.`,
  "period-reversed": msg`Its period ends before it begins.`,
  "range-reversed": msg`Its last number is below its first one.`,
  "number-too-large": msg`One of its numbers is larger than any serial number or batch can be.`,
  cer: msg`It names certified emission reductions (CER) under the Kyoto Protocol. They are never issued here.`,
  "ex-ante": msg`It names planned emission reductions, which are not verified. They are never issued here.`,
};
