import { type AbiEntry, eventsOf, readAbi, withLegalNames } from "./abi.ts";

/** Which occurrences of an event are wanted: those whose n-th indexed parameter is one of these addresses. */
export interface Filter {
  /** Which indexed parameter, from 1. */
  topic: 1 | 2 | 3;
  /** Contracts in the address book, or {@link NOBODY}. */
  addresses: string[];
}

/** The zero address, in a {@link Filter}. */
export const NOBODY = "nobody";

/**
 * The manifest's template: which contract's events go to which mapping. Signatures come from the ABIs in `out/`,
 * addresses and start blocks from `deployments/`, so nothing here can drift from the contracts.
 */
export interface Source {
  /** The data source; each has a name of its own. */
  name: string;
  /** The contract in the address book. */
  contract: string;
  /** The artifacts in `out/` whose ABIs tell the events: the interface, which names every event of its concept. */
  abis: string[];
  /** The mapping module in `src/mappings/`. */
  mapping: string;
  /** The events that are handled; the handler of `Listed` is `handleListed`. */
  events: string[];
  /** Of these events, only what passes the filter. */
  filters?: Record<string, Filter>;
  /** Events of the ABI that are left alone, and why. */
  ignored: Record<string, string>;
  /** Entities that the mapping writes. */
  entities: string[];
}

const FIXED_AUTHORITY = "the authority is fixed by the deployment";
const SAFE_CONFIGURATION = "who signs is read from the Safe; a change is a SafeAdministered with its call";

/** The entities that a payment into or out of the treasury writes. */
const TREASURY = ["TreasuryTransfer", "TreasuryToken"];

/** Whose transfers of CRBN are told: no event of their own tells what they hold. */
const CRBN_FOLLOWED = ["RewardReserve", "TreasurySafe", "Challenges", NOBODY];

/** A {@link Source} named after its contract, before what every contract of its kind tells is added. */
type Draft = Omit<Source, "name">;

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
  {
    contract: "StakedCRBN",
    abis: ["IStakedCRBN", "IVotes"],
    mapping: "stakedCRBN",
    events: [
      "Staked",
      "Relocked",
      "RewardPaid",
      "FeesPaid",
      "Withdrawn",
      "TierSet",
      "DelegateChanged",
      "DelegateVotesChanged",
    ],
    ignored: {
      Transfer: "Staked, Relocked and Withdrawn tell the same amounts",
      EIP712DomainChanged: "never emitted",
    },
    entities: [
      "StakePosition",
      "StakeEvent",
      "Staker",
      "StakingTotals",
      "TierTerms",
      "RewardPayment",
      "FeePayment",
      "ReserveState",
      "Delegate",
      "VotingPowerSnapshot",
      "DelegateChange",
      "VotingSupply",
      "GovernanceState",
      ...TREASURY,
      "AuditEvent",
    ],
  },
];

/** What releases, cancels, settles and impairs serial numbers writes. */
const SERIALS = ["Vintage", "Block", "CustodyAccount", "SerialRange", "Retirement", "Certificate", "AuditEvent"];

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
  {
    contract: "CRBN",
    abis: ["ICRBN"],
    mapping: "crbn",
    events: ["Transfer"],
    filters: { Transfer: { topic: 2, addresses: CRBN_FOLLOWED } },
    ignored: {
      Approval: "an approval moves nothing; wallets read it from the chain",
      EIP712DomainChanged: "never emitted",
    },
    entities: ["ReserveState", "ReserveMovement", "ChallengeState", "TokenSupply", ...TREASURY, "AuditEvent"],
  },
  {
    contract: "TokenVesting",
    abis: ["ITokenVesting"],
    mapping: "tokenVesting",
    events: [
      "Initialized",
      "GrantCreated",
      "MilestoneGrantCreated",
      "TrancheApproved",
      "Released",
      "GrantRevoked",
      "GrantOffered",
      "GrantHandedOver",
      "RoundFunded",
    ],
    ignored: {},
    entities: ["BucketLedger", "VestingGrant", "Release", "Tranche", "GrantHandOver", ...TREASURY, "AuditEvent"],
  },
  {
    contract: "MerkleAirdrop",
    abis: ["IMerkleAirdrop"],
    mapping: "merkleAirdrop",
    events: ["RoundOpened", "Claimed", "RoundSwept"],
    ignored: {},
    entities: ["AirdropRound", "AirdropClaim", ...TREASURY, "AuditEvent"],
  },
  {
    contract: "RewardReserve",
    abis: ["IRewardReserve"],
    mapping: "rewardReserve",
    events: ["Funded", "Reclaimed"],
    ignored: {},
    entities: ["ReserveState", ...TREASURY, "AuditEvent"],
  },
];

/**
 * The other side of CRBN's transfers. graph-node allows one handler for each event of a data source, and a transfer may
 * concern the reserve on both sides: anybody can send 0 CRBN from the reserve to itself.
 */
const CRBN_OUTGOING: Source = {
  name: "CRBNOutgoing",
  contract: "CRBN",
  abis: ["ICRBN", "Governed"],
  mapping: "crbnOutgoing",
  events: ["Transfer"],
  filters: { Transfer: { topic: 1, addresses: CRBN_FOLLOWED } },
  ignored: {
    Approval: "see the data source CRBN",
    EIP712DomainChanged: "see the data source CRBN",
    AuthorityUpdated: "see the data source CRBN",
    Initialized: "see the data source CRBN",
    Upgraded: "handled by the data source CRBN",
  },
  entities: ["ReserveState", "ReserveMovement", "ChallengeState", "TokenSupply", ...TREASURY, "AuditEvent"],
};

/** What every upgradeable contract tells besides. `base` is the Solidity contract that tells it. */
const upgradeable = (draft: Draft, base: string, events: string[]): Source => ({
  ...draft,
  name: draft.contract,
  abis: [...draft.abis, base],
  events: [...draft.events, ...events],
  ignored: {
    ...draft.ignored,
    AuthorityUpdated: FIXED_AUTHORITY,
    ...(draft.events.includes("Initialized") ? {} : { Initialized: "says nothing that the deployment does not say" }),
  },
  entities: [...draft.entities, "ManagedContract"],
});

const managed = (draft: Draft): Source => upgradeable(draft, "Managed", ["PausedUntilSet", "Upgraded"]);

/** Upgradeable, without a pause: what it does is an exit, or a statement. */
const governed = (draft: Draft): Source => upgradeable(draft, "Governed", ["Upgraded"]);

/** The access manager is OpenZeppelin's, not upgradeable. */
const ACCESS: Source = {
  name: "AccessManager",
  contract: "AccessManager",
  abis: ["IAccessManager"],
  mapping: "accessManager",
  events: [
    "RoleGranted",
    "RoleRevoked",
    "RoleLabel",
    "RoleAdminChanged",
    "RoleGuardianChanged",
    "RoleGrantDelayChanged",
    "TargetFunctionRoleUpdated",
  ],
  ignored: {
    OperationScheduled: "calls of holders with an execution delay: nobody of ours has one; the grant tells the delay",
    OperationExecuted: "see OperationScheduled",
    OperationCanceled: "see OperationScheduled",
    TargetClosed: "the proposal that closes a contract tells it, decoded",
    TargetAdminDelayUpdated: "the proposal that sets it tells it, decoded",
  },
  entities: ["Role", "RoleGrant", "RestrictedFunction", "Block", "AuditEvent"],
};

/** What the stakers decide with, and the treasury: none of it is upgradeable. */
const GOVERNANCE: Draft[] = [
  {
    contract: "CarbontraceGovernor",
    abis: ["CarbontraceGovernor"],
    mapping: "carbontraceGovernor",
    events: [
      "ProposalCreated",
      "ProposalExtended",
      "ProposalQueued",
      "ProposalExecuted",
      "ProposalCanceled",
      "VoteCast",
      "VoteCastWithParams",
      "VotingDelaySet",
      "VotingPeriodSet",
      "ProposalThresholdSet",
      "QuorumNumeratorUpdated",
      "LateQuorumVoteExtensionSet",
    ],
    ignored: { EIP712DomainChanged: "never emitted" },
    entities: [
      "Proposal",
      "ProposalStep",
      "Call",
      "CallArgument",
      "Vote",
      "TimelockOperation",
      "GovernanceState",
      "GovernanceSetting",
      "AuditEvent",
    ],
  },
  {
    contract: "Timelock",
    abis: ["TimelockController"],
    mapping: "timelock",
    events: [
      "CallScheduled",
      "CallExecuted",
      "Cancelled",
      "MinDelayChange",
      "RoleGranted",
      "RoleRevoked",
      "RoleAdminChanged",
    ],
    ignored: { CallSalt: "the salt is part of the operation's id" },
    entities: [
      "TimelockOperation",
      "Call",
      "CallArgument",
      "Proposal",
      "ProposalStep",
      "TreasuryTransfer",
      "GovernanceState",
      "GovernanceSetting",
      "Role",
      "RoleGrant",
      "AuditEvent",
    ],
  },
  {
    contract: "Guardian",
    abis: ["IGuardian"],
    mapping: "guardian",
    events: ["Paused", "Unpaused", "PauseAllowed", "TargetsSet", "TargetDeaf", "Vetoed"],
    ignored: { AuthorityUpdated: FIXED_AUTHORITY },
    entities: ["Pause", "GovernanceState", "TimelockOperation", "AuditEvent"],
  },
  {
    contract: "SignalPolls",
    abis: ["ISignalPolls"],
    mapping: "signalPolls",
    events: ["PollOpened", "SignalCast"],
    ignored: {},
    entities: ["SignalPoll", "SignalVote", "AuditEvent"],
  },
  {
    contract: "TreasuryModule",
    abis: ["ITreasuryModule"],
    mapping: "treasuryModule",
    events: ["Spent", "SafeAdministered"],
    ignored: { AuthorityUpdated: FIXED_AUTHORITY },
    entities: [...TREASURY, "GovernanceState", "AuditEvent"],
  },
  {
    contract: "SpendingGuard",
    abis: ["ISpendingGuard"],
    mapping: "spendingGuard",
    events: ["LimitSet", "SignersSpent"],
    ignored: { AuthorityUpdated: FIXED_AUTHORITY },
    entities: [...TREASURY, "SpendingLimit", "SpendingDay", "AuditEvent"],
  },
  {
    contract: "TreasurySafe",
    abis: ["ISafe"],
    mapping: "treasurySafe",
    events: ["SafeReceived"],
    ignored: {
      SafeSetup: SAFE_CONFIGURATION,
      AddedOwner: SAFE_CONFIGURATION,
      RemovedOwner: SAFE_CONFIGURATION,
      ChangedThreshold: SAFE_CONFIGURATION,
      ChangedGuard: SAFE_CONFIGURATION,
      ChangedModuleGuard: SAFE_CONFIGURATION,
      ChangedFallbackHandler: SAFE_CONFIGURATION,
      EnabledModule: SAFE_CONFIGURATION,
      DisabledModule: SAFE_CONFIGURATION,
      ExecutionSuccess: "SignersSpent tells what the signers did",
      ExecutionFailure: "never emitted: the guard undoes what fails",
      ExecutionFromModuleSuccess: "Spent and SafeAdministered tell what the module did",
      ExecutionFromModuleFailure: "never emitted: the module undoes what fails",
      ApproveHash: "an approval moves nothing",
      SignMsg: "never emitted: the treasury signs no messages",
    },
    entities: TREASURY,
  },
  {
    contract: "USDC",
    abis: ["IERC20"],
    mapping: "usdc",
    events: ["Transfer"],
    filters: { Transfer: { topic: 2, addresses: ["TreasurySafe"] } },
    ignored: { Approval: "an approval moves nothing; wallets read it from the chain" },
    entities: TREASURY,
  },
];

/** The other side of USDC's transfers, as with CRBN. */
const USDC_OUTGOING: Source = {
  name: "USDCOutgoing",
  contract: "USDC",
  abis: ["IERC20"],
  mapping: "usdcOutgoing",
  events: ["Transfer"],
  filters: { Transfer: { topic: 1, addresses: ["TreasurySafe"] } },
  ignored: { Approval: "see the data source USDC" },
  entities: TREASURY,
};

export const SOURCES: Source[] = [
  ...PAUSABLE.map(managed),
  ...NEVER_PAUSED.map(governed),
  CRBN_OUTGOING,
  ACCESS,
  ...GOVERNANCE.map((draft) => ({ ...draft, name: draft.contract })),
  USDC_OUTGOING,
];

/** Files from IPFS whose CIDs the contracts' events name. */
export interface Template {
  /** The class that the mappings create one with. */
  name: string;
  /** The mapping module in `src/mappings/`; it cannot see what the chain's events made. */
  mapping: string;
  handler: string;
  entities: string[];
}

export const TEMPLATES: Template[] = [
  { name: "EvidenceFile", mapping: "evidence", handler: "handleEvidence", entities: ["EvidenceBundle", "Evidence"] },
];

/** All events that the ABIs of a source tell. */
export function eventsOfSource(source: Source): AbiEntry[] {
  return source.abis.flatMap((abi) => eventsOf(readAbi(abi))).map(withLegalNames);
}
