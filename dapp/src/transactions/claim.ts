import { type Address, type Hex, isAddress, stringToHex, zeroAddress } from "viem";
import * as z from "zod/mini";
import { isCountry } from "../format/index.ts";

/** What a retirement is for, in the order of the contract's enum. */
export const PURPOSES = [
  "VoluntaryClaim",
  "Compliance",
  "JudicialEcologicalCompensation",
  "Personal",
  "ProductFootprint",
  "Other",
] as const;

/** What a retirement is for. */
export type Purpose = (typeof PURPOSES)[number];

/** The contract's limits {bytes of UTF-8}. */
export const TEXT_LIMITS = {
  retiringEntity: 160,
  beneficiaryName: 160,
  beneficiaryLocation: 160,
  purposeReference: 160,
  message: 1_000,
} as const;

/** A text field of the claim. */
export type TextField = keyof typeof TEXT_LIMITS;

/** The claim as a form holds it: every field a string. */
export interface ClaimForm extends Record<TextField, string> {
  beneficiary: string;
  purpose: Purpose;
  /** ISO 3166-1 alpha-2, or empty. */
  consumptionCountry: string;
  /** yyyy-mm-dd, or empty; both or neither. */
  consumptionStart: string;
  consumptionEnd: string;
}

/** The claim as the contract takes it. */
export interface Claim extends Record<TextField, string> {
  beneficiary: Address;
  purpose: number;
  consumptionCountry: Hex;
  consumptionStart: number;
  consumptionEnd: number;
}

/** What can be wrong with a claim's field; a sentence is written for each in `claimSentences`. */
export type ClaimProblem =
  | "tooLong"
  | "control"
  | "direction"
  | "malformed"
  | "addressInvalid"
  | "countryInvalid"
  | "countryUnknown"
  | "dateInvalid"
  | "periodIncomplete"
  | "periodReversed"
  | "referenceRequired"
  | "productRequired";

/** An empty claim. */
export const emptyClaim: ClaimForm = {
  beneficiary: "",
  purpose: "VoluntaryClaim",
  consumptionCountry: "",
  consumptionStart: "",
  consumptionEnd: "",
  retiringEntity: "",
  beneficiaryName: "",
  beneficiaryLocation: "",
  purposeReference: "",
  message: "",
};

const encoder = new TextEncoder();

/** Length as the contract counts it {bytes of UTF-8}. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** C0 and C1 controls, and DEL between them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** Bidirectional embeddings, overrides and isolates: they could make a name read as another one. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;
/** A surrogate without its other half cannot be written in UTF-8. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** No XML document may hold these, so the contract takes none. */
const NON_CHARACTER = /[\ufffe\uffff]/;

/** What the contract would refuse a text for, or undefined. */
export function textProblem(text: string, limit: number): ClaimProblem | undefined {
  if (LONE_SURROGATE.test(text) || NON_CHARACTER.test(text)) return "malformed";
  if (CONTROL.test(text)) return "control";
  if (DIRECTION.test(text)) return "direction";
  return byteLength(text) > limit ? "tooLong" : undefined;
}

/** The calendar that the contract knows. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;

/** A calendar date `yyyy-mm-dd` as the number yyyymmdd; 0 for an empty string, undefined for anything else. */
export function dateNumber(text: string): number | undefined {
  if (text === "") return 0;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  const exact = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  const year = date.getUTCFullYear();
  return exact && year >= FIRST_YEAR && year <= LAST_YEAR ? Number(parts.slice(1).join("")) : undefined;
}

/** Between the court and the case of a reference; the first one parts them. */
const COURT_FROM_CASE = "; ";

/** Court and case of the reference of judicial ecological compensation. A reference without both is a court whose case is missing. */
export function splitCourtCase(reference: string): { court: string; courtCase: string } {
  const at = reference.indexOf(COURT_FROM_CASE);
  if (at < 0) return { court: reference, courtCase: "" };
  return { court: reference.slice(0, at), courtCase: reference.slice(at + COURT_FROM_CASE.length) };
}

/** The reference that the contract takes. A court's name holds no semicolon. */
export function joinCourtCase(court: string, courtCase: string): string {
  const name = court.replaceAll(";", ",");
  return courtCase === "" ? name : `${name}${COURT_FROM_CASE}${courtCase}`;
}

/** Whether the reference of judicial ecological compensation has both of its parts. */
export function hasCourtAndCase(reference: string): boolean {
  const { court, courtCase } = splitCourtCase(reference);
  return court.trim() !== "" && courtCase.trim() !== "";
}

/** What is wrong with a claim, by field. Empty when the contract will take it and it names no country that does not exist. */
export function claimProblems(claim: ClaimForm): Partial<Record<keyof ClaimForm, ClaimProblem>> {
  const problems: Partial<Record<keyof ClaimForm, ClaimProblem>> = {};
  for (const field of Object.keys(TEXT_LIMITS) as TextField[]) {
    const problem = textProblem(claim[field], TEXT_LIMITS[field]);
    if (problem) problems[field] = problem;
  }
  if (claim.beneficiary !== "" && !isAddress(claim.beneficiary)) problems.beneficiary = "addressInvalid";
  if (!/^([A-Z]{2})?$/.test(claim.consumptionCountry)) problems.consumptionCountry = "countryInvalid";
  else if (claim.consumptionCountry !== "" && !isCountry(claim.consumptionCountry)) {
    problems.consumptionCountry = "countryUnknown";
  }

  const start = dateNumber(claim.consumptionStart);
  const end = dateNumber(claim.consumptionEnd);
  if (start === undefined) problems.consumptionStart = "dateInvalid";
  if (end === undefined) problems.consumptionEnd = "dateInvalid";
  if (start !== undefined && end !== undefined) {
    if (start === 0 && end !== 0) problems.consumptionStart = "periodIncomplete";
    if (start !== 0 && end === 0) problems.consumptionEnd = "periodIncomplete";
    if (start !== 0 && end !== 0 && end < start) problems.consumptionEnd = "periodReversed";
  }
  if (claim.purpose === "JudicialEcologicalCompensation" && !hasCourtAndCase(claim.purposeReference)) {
    problems.purposeReference ??= "referenceRequired";
  }
  if (claim.purpose === "ProductFootprint" && claim.purposeReference === "") {
    problems.purposeReference ??= "productRequired";
  }
  return problems;
}

/** Writes a claim as the contract takes it. Only for a claim without problems. */
export function toClaim(form: ClaimForm): Claim {
  return {
    beneficiary: form.beneficiary === "" ? zeroAddress : (form.beneficiary as Address),
    purpose: PURPOSES.indexOf(form.purpose),
    consumptionCountry: form.consumptionCountry === "" ? "0x0000" : stringToHex(form.consumptionCountry),
    consumptionStart: dateNumber(form.consumptionStart) ?? 0,
    consumptionEnd: dateNumber(form.consumptionEnd) ?? 0,
    retiringEntity: form.retiringEntity,
    beneficiaryName: form.beneficiaryName,
    beneficiaryLocation: form.beneficiaryLocation,
    purposeReference: form.purposeReference,
    message: form.message,
  };
}

/** Validates a claim form; each issue's message is a {@link ClaimProblem}. */
export const claimSchema = z
  .object({
    beneficiary: z.string(),
    purpose: z.enum(PURPOSES),
    consumptionCountry: z.string(),
    consumptionStart: z.string(),
    consumptionEnd: z.string(),
    retiringEntity: z.string(),
    beneficiaryName: z.string(),
    beneficiaryLocation: z.string(),
    purposeReference: z.string(),
    message: z.string(),
  })
  .check((context) => {
    for (const [field, problem] of Object.entries(claimProblems(context.value))) {
      context.issues.push({ code: "custom", input: context.value, path: [field], message: problem });
    }
  });
