import { type Draft, governed, managed, type Source, TREASURY } from "./source.ts";

/** Whose entries can be stopped. */
const PAUSABLE: Draft[] = [
  {
    contract: "ProjectRegistry",
    abis: ["IProjectRegistry"],
    mapping: "projectRegistry",
    events: [
      "RegistryAdmitted",
      "ProjectRegistered",
      "ProjectListed",
      "ProjectSuspended",
      "ProjectReinstated",
      "ProjectDelisted",
      "ProjectMetadataUpdated",
    ],
    ignored: {},
    entities: ["Registry", "Project", "Suspension", "AuditEvent"],
  },
  {
    contract: "Curation",
    abis: ["ICuration"],
    mapping: "curation",
    events: ["ProjectScored", "ScoreDiscarded", "ProjectFlagged"],
    ignored: {},
    entities: ["CurationScore", "ProjectCurator", "Project", "AuditEvent"],
  },
  {
    contract: "Challenges",
    abis: ["IChallenges"],
    mapping: "challenges",
    events: ["ProjectChallenged", "ChallengeUpheld", "ChallengeDismissed", "ChallengeLapsed", "BondSet", "Swept"],
    ignored: {},
    entities: ["Challenge", "ChallengeState", "Project", "Suspension", ...TREASURY, "AuditEvent"],
  },
  {
    contract: "CarbonCredit",
    abis: ["ICarbonCredit"],
    mapping: "carbonCredit",
    events: ["LabelAdmitted", "VintageRegistered", "ProjectGateSet", "TransferSingle", "TransferBatch", "Retired"],
    ignored: {
      ApprovalForAll: "an approval moves nothing; wallets read it from the chain",
      URI: "never emitted: uri(id) is computed on chain",
    },
    entities: [
      "Label",
      "Vintage",
      "Transfer",
      "Holding",
      "Retirement",
      "SerialRange",
      "Block",
      "CustodyAccount",
      "Share",
      "AuditEvent",
    ],
  },
  {
    contract: "CreditIssuance",
    abis: ["ICreditIssuance"],
    mapping: "creditIssuance",
    events: [
      "OperatorAdmitted",
      "OperatorDismissed",
      "BlockSubmitted",
      "BlockConfirmed",
      "BlockRejected",
      "BlockWithdrawn",
      "BlockResubmitted",
      "BlockCommented",
      "BlockSplit",
    ],
    ignored: {},
    entities: ["Operator", "Block", "BlockSplit", "BlockComment", "Issuance", "CustodyAccount", "Share", "AuditEvent"],
  },
  {
    contract: "Allotments",
    abis: ["IAllotments"],
    mapping: "allotments",
    events: ["PeriodVerified", "VintageAllotted", "CapSet"],
    ignored: {},
    entities: ["VerifiedPeriod", "PeriodVerification", "Vintage", "Share", "Cap", "AuditEvent"],
  },
  {
    contract: "CreditMarket",
    abis: ["ICreditMarket"],
    mapping: "creditMarket",
    events: ["Listed", "Bought", "ListingCancelled", "CommissionSet", "DiscountsSet", "PayTokenSet"],
    ignored: {},
    entities: ["Listing", "Trade", "PayToken", ...TREASURY, "AuditEvent"],
  },
];

/** What releases, cancels, settles and impairs serial numbers writes. */
const SERIALS = ["Vintage", "Block", "CustodyAccount", "SerialRange", "Retirement", "Certificate", "AuditEvent"];

/** What holds statements, exits and certificates: it cannot be stopped. */
const NEVER_PAUSED: Draft[] = [
  {
    contract: "Custody",
    abis: ["ICustody"],
    mapping: "custody",
    events: ["CustodyStated"],
    ignored: {},
    entities: ["CustodyStatement", "CustodyAccount", "AuditEvent"],
  },
  {
    contract: "Provenance",
    abis: ["IProvenance"],
    mapping: "provenance",
    events: [
      "Cancelled",
      "ShortfallCovered",
      "DetokenisationRequested",
      "DetokenisationAccepted",
      "DetokenisationFinalised",
      "DetokenisationReverted",
      "DetokenisationWithdrawn",
      "SerialsSettled",
    ],
    ignored: {},
    entities: ["DetokenisationRequest", "Cancellation", "Settlement", ...SERIALS],
  },
  {
    contract: "Impairments",
    abis: ["IImpairments"],
    mapping: "impairments",
    events: ["ImpairmentReported", "BlockImpaired", "ImpairmentDismissed"],
    ignored: {},
    entities: ["Impairment", ...SERIALS],
  },
  {
    contract: "RetirementDesk",
    abis: ["IRetirementDesk", "Signed"],
    mapping: "retirementDesk",
    events: ["OrderFilled", "NonceCancelled"],
    ignored: { EIP712DomainChanged: "never emitted" },
    entities: ["AuditEvent"],
  },
  {
    contract: "CertificateNotes",
    abis: ["ICertificateNotes", "Signed"],
    mapping: "certificateNotes",
    events: [
      "CertificateConfirmed",
      "CertificateDisowned",
      "CertificateClaimed",
      "CertificateAmended",
      "NonceCancelled",
    ],
    ignored: { EIP712DomainChanged: "never emitted" },
    entities: ["Certificate", "Consent", "Amendment", "AuditEvent"],
  },
  {
    contract: "RetirementCertificate",
    abis: ["IRetirementCertificate"],
    mapping: "retirementCertificate",
    events: ["CertificateIssued"],
    ignored: {
      Transfer: "a certificate is minted once, as CertificateIssued tells, and never moves",
      Locked: "every certificate is locked from the start",
      Approval: "never emitted: certificates are soulbound",
      ApprovalForAll: "never emitted: certificates are soulbound",
    },
    entities: ["Certificate", "CertificateLine", "Consent", "Retirement", "AuditEvent"],
  },
];

/** Projects and credits, from a registry's admission to the notes under a certificate, and their market. */
export const CREDIT_SOURCES: Source[] = [...PAUSABLE.map(managed), ...NEVER_PAUSED.map(governed)];
