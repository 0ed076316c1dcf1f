/**
 * What happens on the local market so that every page of a credit's life has something to show. Names are invented, reasons and
 * references say that they are samples; none of it happened to the real projects.
 */
import type { SeedRetirement, VintageChoice } from "./market.ts";

const SAMPLE = "(sample for the local chain)";

/** A block that the verifier rejects, the registrar submits again, and both talk about before it is confirmed. */
export const SEED_REVIEW = {
  project: "VCS-1970",
  reason: `The evidence names another monitoring report ${SAMPLE}.`,
  question: `Which page of the report has the metered generation of February? ${SAMPLE}`,
  answer: `Page 14, table 3; the meter was calibrated on 3 January. ${SAMPLE}`,
} as const;

/** A vintage of which tonnes leave without a claim: one request is finalised, one waits, and some are cancelled. */
export const SEED_EXITS = {
  vintage: { project: "VCS-929", year: 2022 } satisfies VintageChoice,
  finalised: { tonnes: 200n, account: `VCS account 8812 ${SAMPLE}`, reference: `VCS transfer 2026-0417 ${SAMPLE}` },
  waiting: { tonnes: 40n, account: `VCS account 5520 ${SAMPLE}` },
  cancelled: { tonnes: "2.5", reason: `Written off after an internal audit ${SAMPLE}` },
} as const;

/** A block that its registry split, and whose lower part it recalled after some of it was retired. */
export const SEED_RECALL = {
  vintage: { project: "VCS-1996", year: 2024 } satisfies VintageChoice,
  /** tonnes of the lower part */
  lower: 100n,
  splitReason: `Split in the registry's account ${SAMPLE}`,
  kind: 1,
  reason: `Recalled: generation counted twice in March ${SAMPLE}`,
  notice: "A sample for the local chain. No registry recalled these units.",
  covered: { tonnes: "40", reason: `The project replaces recalled units ${SAMPLE}` },
} as const;

/** Who retires before the recall, so that a certificate tells of it. */
export const SEED_RECALLED_RETIREMENT: SeedRetirement = {
  ...SEED_RECALL.vintage,
  tonnes: "12",
  certificate: true,
  purpose: "voluntary",
  retiringEntity: "Muestra Solar S.A.",
  beneficiaryName: "Muestra Solar S.A.",
  beneficiaryLocation: "San Juan, Argentina",
  message: "Emisiones residuales de 2025.",
  country: "AR",
};

/** One certificate of several vintages, which its beneficiary (an anvil test account) signed before. */
export const SEED_BATCH = {
  beneficiary: 6,
  lines: [
    { project: "VCS-2551", year: 2023, tonnes: "10" },
    { project: "GS-10718", year: 2024, tonnes: "20" },
    { project: "GS-12146", year: 2024, tonnes: "1.5" },
  ],
  claim: {
    purpose: "voluntary",
    retiringEntity: "Northern Ferry Sample AS",
    beneficiaryName: "Harbour City Sample Council",
    beneficiaryLocation: "Bergen, Norway",
    message: "The council's share of our crossings in 2025.",
    country: "NO",
    consumption: [20250101, 20251231],
  },
} as const;

/** A certificate whose named beneficiary (an anvil test account) wants nothing of it. */
export const SEED_DISOWNED = {
  beneficiary: 5,
  retirement: {
    project: "VCS-2551",
    year: 2023,
    tonnes: "0.5",
    certificate: true,
    purpose: "voluntary",
    retiringEntity: "Green Claims Sample Ltd.",
    beneficiaryName: "Old Mill Sample Bakery",
    beneficiaryLocation: "Ghent, Belgium",
    message: "In the name of our best customer.",
  } satisfies SeedRetirement,
  reason: `Nobody asked us ${SAMPLE}`,
} as const;

/** A private claim: the chain keeps what its names are bound with, and a code with which its beneficiary may claim it. */
export const SEED_PRIVATE = {
  lines: [{ project: "VCS-1380", year: 2021, tonnes: "25" }],
  names: {
    retiringEntity: "Quiet Sample Holdings",
    beneficiaryName: "Quiet Sample Holdings",
    beneficiaryLocation: "Zug, Switzerland",
  },
  salt: "Carbontrace seed, salt of the private claim",
  code: "Carbontrace seed, code of the private claim",
} as const;

/** What the buyer adds under the certificate of one of its retirements. */
export const SEED_AMENDMENT = {
  project: "VCS-3866",
  year: 2022,
  text: `補正：試作ロットは二個ではなく三個。 ${SAMPLE}`,
} as const;

/** What the registry retired, too, of the buyer's retirements, in whole serial numbers from the vintage's first one. */
export const SEED_SETTLEMENTS = [
  { project: "GS-751", year: 2024, tonnes: 58n, reference: `GS retirement 90417 ${SAMPLE}` },
  { project: "VCS-4268", year: 2024, kind: "removal", tonnes: 10n, reference: `VCS retirement 231190 ${SAMPLE}` },
] as const satisfies readonly (VintageChoice & { readonly tonnes: bigint; readonly reference: string })[];

/** Two projects that are closed for a while: by the council, and by a challenge of a holder of Platinum (a test account). */
export const SEED_SUSPENDED = {
  project: "VCS-4338",
  reason: `The grid factor of the last report is being checked ${SAMPLE}`,
  evidence: "A sample for the local chain. The grid factor of the real report is not in doubt.",
} as const;
export const SEED_CHALLENGED = {
  project: "VCS-5141",
  challenger: 8,
  reason: `The sampled households do not match the monitoring report ${SAMPLE}`,
  evidence: "A sample for the local chain. Nobody doubts this project.",
} as const;
