import { ALICE, NOBODY, REGISTRAR, transferred, VERIFIER, VINTAGE } from "./events.ts";
import { addressOf, type TestEvent } from "./story.ts";

const PROVENANCE = addressOf("Provenance");
/** {unit} of one tonne. */
const TONNE = 10n ** 18n;

const event =
  (contract: string, name: string) =>
  (values: Record<string, unknown>): TestEvent => ({ contract, name, values });

// Issuance

export const blockResubmitted = (blockId: number, replaced: number): TestEvent =>
  event("CreditIssuance", "BlockResubmitted")({ blockId, replaced });
export const blockCommented = (blockId: number, author: string, comment: string): TestEvent =>
  event("CreditIssuance", "BlockCommented")({ blockId, author, comment });
export const blockSplit = (blockId: number, firstChild: number, secondStart: number, reason = "sale"): TestEvent =>
  event("CreditIssuance", "BlockSplit")({ blockId, firstChild, registrar: REGISTRAR, secondStart, reason });

export const periodVerified = (
  tonnes: number,
  { project = 1, verifier = VERIFIER, periodStart = 20200101, periodEnd = 20201231, reportCid = "bafyreport" } = {},
): TestEvent =>
  event("Allotments", "PeriodVerified")({ project, verifier, periodStart, periodEnd, tonnes, reportCid });
export const vintageAllotted = (tonnes: number, vintage = VINTAGE): TestEvent =>
  event("Allotments", "VintageAllotted")({ vintage, by: REGISTRAR, tonnes });
export const Dimension = { ProjectType: 0, Country: 1, Registry: 2 } as const;
export const capSet = (dimension: keyof typeof Dimension, key: string, name: string, cap: number): TestEvent =>
  event("Allotments", "CapSet")({ dimension: Dimension[dimension], key, name, cap });

// Exits

/** On chain the place where the range starts stands between the two; mappings take the id as it comes. */
export const requestId = (n: number, vintage = VINTAGE): bigint => (vintage << 72n) | BigInt(n);

/** The units are burned into the lock, after the reservation. */
export const detokenisationRequested = (
  n: number,
  firstTonne: number,
  tonnes: number,
  { owner = ALICE, vintage = VINTAGE, registryAccount = "VCS account 99" } = {},
): TestEvent[] => [
  event(
    "Provenance",
    "DetokenisationRequested",
  )({ request: requestId(n, vintage), owner, vintage, firstTonne, tonnes, registryAccount }),
  transferred(owner, NOBODY, BigInt(tonnes) * TONNE, vintage, PROVENANCE),
];
export const detokenisationAccepted = (n: number): TestEvent =>
  event("Provenance", "DetokenisationAccepted")({ request: requestId(n), registrar: REGISTRAR });
export const detokenisationFinalised = (n: number, transferReference = "T-1"): TestEvent =>
  event("Provenance", "DetokenisationFinalised")({ request: requestId(n), registrar: REGISTRAR, transferReference });
export const detokenisationReverted = (n: number, tonnes: number, reason = "refused", owner = ALICE): TestEvent[] => [
  event("Provenance", "DetokenisationReverted")({ request: requestId(n), registrar: REGISTRAR, reason }),
  transferred(NOBODY, owner, BigInt(tonnes) * TONNE, VINTAGE, PROVENANCE),
];
export const detokenisationWithdrawn = (n: number, tonnes: number, owner = ALICE): TestEvent[] => [
  event("Provenance", "DetokenisationWithdrawn")({ request: requestId(n), owner }),
  transferred(NOBODY, owner, BigInt(tonnes) * TONNE, VINTAGE, PROVENANCE),
];

/** One burn for all pieces, after them. */
export const cancelled = (
  pieces: [position: bigint, amount: bigint][],
  { account = ALICE, reason = "" } = {},
): TestEvent[] => [
  ...pieces.map(([position, amount]) =>
    event("Provenance", "Cancelled")({ account, vintage: VINTAGE, position, amount, reason }),
  ),
  transferred(
    account,
    NOBODY,
    pieces.reduce((sum, [, amount]) => sum + amount, 0n),
    VINTAGE,
    PROVENANCE,
  ),
];
export const shortfallCovered = (amount: bigint, reason = "buy-out", account = ALICE): TestEvent[] => [
  event("Provenance", "ShortfallCovered")({ account, vintage: VINTAGE, amount, reason }),
  transferred(account, NOBODY, amount, VINTAGE, PROVENANCE),
];

// The registry

export const serialsSettled = (
  blockId: number,
  first: number,
  last: number,
  firstTonne: number,
  registryReference = "R-1",
): TestEvent =>
  event(
    "Provenance",
    "SerialsSettled",
  )({ vintage: VINTAGE, blockId, registrar: REGISTRAR, first, last, firstTonne, registryReference });

export const ImpairmentKind = { Recalled: 1, Reversed: 2 } as const;
export const impairmentReported = (blockId: number, kind: keyof typeof ImpairmentKind, reason = "fire"): TestEvent =>
  event(
    "Impairments",
    "ImpairmentReported",
  )({ blockId, registrar: REGISTRAR, kind: ImpairmentKind[kind], reason, cid: "bafyimpaired" });
export const blockImpaired = (
  blockId: number,
  kind: keyof typeof ImpairmentKind,
  { firstTonne = 0, tonnes, shortfall }: { firstTonne?: number; tonnes: number; shortfall: bigint },
): TestEvent =>
  event(
    "Impairments",
    "BlockImpaired",
  )({ blockId, vintage: VINTAGE, verifier: VERIFIER, kind: ImpairmentKind[kind], firstTonne, tonnes, shortfall });
export const impairmentDismissed = (blockId: number, reason: string): TestEvent =>
  event("Impairments", "ImpairmentDismissed")({ blockId, verifier: VERIFIER, reason });

// Notes under certificates

export const certificateConfirmed = (certificate: number, beneficiary: string): TestEvent =>
  event("CertificateNotes", "CertificateConfirmed")({ certificate, beneficiary });
export const certificateDisowned = (certificate: number, beneficiary: string, reason = ""): TestEvent =>
  event("CertificateNotes", "CertificateDisowned")({ certificate, beneficiary, reason });
export const certificateClaimed = (certificate: number, beneficiary: string): TestEvent =>
  event("CertificateNotes", "CertificateClaimed")({ certificate, beneficiary });
export const certificateAmended = (
  certificate: number,
  number: number,
  text: string,
  { retiree = ALICE, countersigned = false } = {},
): TestEvent =>
  event("CertificateNotes", "CertificateAmended")({ certificate, number, retiree, countersigned, text });
export const orderFilled = (account: string, nonce: number, operator: string, certificate: number): TestEvent =>
  event("RetirementDesk", "OrderFilled")({ account, nonce, operator, certificate });
export const nonceCancelled = (contract: string, account: string, nonce: number): TestEvent =>
  event(contract, "NonceCancelled")({ account, nonce });
