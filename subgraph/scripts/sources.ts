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
    entities: ["Registry", "Project", "AuditEvent"],
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
    entities: ["Label", "Vintage", "Transfer", "Holding", "Retirement", "SerialRange", "AuditEvent"],
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
    ],
    ignored: {},
    entities: ["Operator", "Block", "Issuance", "AuditEvent"],
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
    entities: ["Certificate", "Retirement", "AuditEvent"],
  },
  {
    contract: "CreditMarket",
    abis: ["ICreditMarket"],
    mapping: "creditMarket",
    events: ["Listed", "Bought", "ListingCancelled", "CommissionSet", "DiscountsSet", "TreasurySet", "PayTokenSet"],
    ignored: {},
    entities: ["Listing", "Trade", "PayToken", "AuditEvent"],
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
      "AuditEvent",
    ],
  },
];

const EXITS_ONLY: Draft[] = [
  {
    contract: "CRBN",
    abis: ["ICRBN"],
    mapping: "crbn",
    events: ["Transfer"],
    filters: { Transfer: { topic: 2, addresses: ["RewardReserve", NOBODY] } },
    ignored: {
      Approval: "an approval moves nothing; wallets read it from the chain",
      EIP712DomainChanged: "never emitted",
    },
    entities: ["ReserveState", "ReserveMovement", "TokenSupply", "AuditEvent"],
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
    entities: ["BucketLedger", "VestingGrant", "Release", "Tranche", "GrantHandOver", "AuditEvent"],
  },
  {
    contract: "MerkleAirdrop",
    abis: ["IMerkleAirdrop"],
    mapping: "merkleAirdrop",
    events: ["RoundOpened", "Claimed", "RoundSwept"],
    ignored: {},
    entities: ["AirdropRound", "AirdropClaim", "AuditEvent"],
  },
  {
    contract: "RewardReserve",
    abis: ["IRewardReserve"],
    mapping: "rewardReserve",
    events: ["Funded", "Reclaimed"],
    ignored: {},
    entities: ["ReserveState", "AuditEvent"],
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
  filters: { Transfer: { topic: 1, addresses: ["RewardReserve", NOBODY] } },
  ignored: {
    Approval: "see the data source CRBN",
    EIP712DomainChanged: "see the data source CRBN",
    AuthorityUpdated: "see the data source CRBN",
    Initialized: "see the data source CRBN",
    Upgraded: "handled by the data source CRBN",
  },
  entities: ["ReserveState", "ReserveMovement", "TokenSupply", "AuditEvent"],
};

/** What every upgradeable contract tells besides. `base` is the Solidity contract that tells it. */
const upgradeable = (draft: Draft, base: string, events: string[]): Source => ({
  ...draft,
  name: draft.contract,
  abis: [...draft.abis, base],
  events: [...draft.events, ...events],
  ignored: {
    ...draft.ignored,
    AuthorityUpdated: "the authority is fixed by the deployment",
    ...(draft.events.includes("Initialized") ? {} : { Initialized: "says nothing that the deployment does not say" }),
  },
  entities: [...draft.entities, "ManagedContract"],
});

const managed = (draft: Draft): Source => upgradeable(draft, "Managed", ["Paused", "Unpaused", "Upgraded"]);

/** Upgradeable, without a pause: it holds exits only. */
const governed = (draft: Draft): Source => upgradeable(draft, "Governed", ["Upgraded"]);

/** The access manager is OpenZeppelin's, not upgradeable. */
const ACCESS: Source = {
  name: "AccessManager",
  contract: "AccessManager",
  abis: ["IAccessManager"],
  mapping: "accessManager",
  events: ["RoleGranted", "RoleRevoked"],
  ignored: {
    OperationScheduled: "delayed operations belong to governance",
    OperationExecuted: "delayed operations belong to governance",
    OperationCanceled: "delayed operations belong to governance",
    RoleLabel: "names come from contracts/access/Roles.sol",
    RoleAdminChanged: "who administers roles belongs to governance",
    RoleGuardianChanged: "who administers roles belongs to governance",
    RoleGrantDelayChanged: "who administers roles belongs to governance",
    TargetClosed: "who administers roles belongs to governance",
    TargetFunctionRoleUpdated: "who administers roles belongs to governance",
    TargetAdminDelayUpdated: "who administers roles belongs to governance",
  },
  entities: ["RoleMember", "Block", "AuditEvent"],
};

export const SOURCES: Source[] = [...PAUSABLE.map(managed), ...EXITS_ONLY.map(governed), CRBN_OUTGOING, ACCESS];

/** All events that the ABIs of a source tell. */
export function eventsOfSource(source: Source): AbiEntry[] {
  return source.abis.flatMap((abi) => eventsOf(readAbi(abi))).map(withLegalNames);
}
