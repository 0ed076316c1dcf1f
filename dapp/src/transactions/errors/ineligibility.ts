import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Why a pool does not take a vintage, in the order of the contract's enum; 0 is that it does. */
export const INELIGIBILITIES = [
  "None",
  "Unknown",
  "Closed",
  "Blocked",
  "Registry",
  "Class",
  "Country",
  "Type",
  "Methodology",
  "Year",
  "Labels",
  "Scores",
] as const;

/** Why a pool does not take a vintage, or None. */
export type Ineligibility = (typeof INELIGIBILITIES)[number];

/** The same in sentences. */
export const ineligibilitySentences: Record<Exclude<Ineligibility, "None">, MessageDescriptor> = {
  Unknown: msg`There is no such vintage.`,
  Closed: msg`The project is suspended or delisted, so the pool does not take its credits now.`,
  Blocked: msg`The pool's criteria exclude this vintage or its project by name.`,
  Registry: msg`The pool does not take credits of this registry.`,
  Class: msg`The pool does not take credits of this class.`,
  Country: msg`The pool does not take credits of this country.`,
  Type: msg`The pool does not take credits of this project type.`,
  Methodology: msg`The pool does not take credits of this methodology, or the methodology is unknown.`,
  Year: msg`The vintage year lies outside what the pool takes.`,
  Labels: msg`The vintage lacks a label that the pool asks for.`,
  Scores: msg`The curators' scores of the project do not reach what the pool asks for.`,
};
