import { type AbiEntry, eventsOf, readAbi, withLegalNames } from "./abi.ts";

/**
 * The manifest's template: which contract's events go to which mapping. Signatures come from the ABIs in `out/`,
 * addresses and start blocks from `deployments/`, so nothing here can drift from the contracts.
 */
export interface Source {
  /** The contract in the address book; names the data source too. */
  contract: string;
  /** The artifacts in `out/` whose ABIs tell the events: the interface, which names every event of its concept. */
  abis: string[];
  /** The mapping module in `src/mappings/`. */
  mapping: string;
  /** The events that are handled; the handler of `Listed` is `handleListed`. */
  events: string[];
  /** Events of the ABI that are left alone, and why. */
  ignored: Record<string, string>;
  /** Entities that the mapping writes. */
  entities: string[];
}

const CONTRACTS: Source[] = [
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
    events: ["Listed", "Bought", "ListingCancelled", "CommissionSet", "TreasurySet", "PayTokenSet"],
    ignored: {},
    entities: ["Listing", "Trade", "PayToken", "AuditEvent"],
  },
];

/** What every upgradeable contract tells besides. */
const managed = (source: Source): Source => ({
  ...source,
  abis: [...source.abis, "Managed"],
  events: [...source.events, "Paused", "Unpaused", "Upgraded"],
  ignored: {
    ...source.ignored,
    AuthorityUpdated: "the authority is fixed by the deployment",
    Initialized: "says nothing that the deployment does not say",
  },
  entities: [...source.entities, "ManagedContract"],
});

/** The access manager is OpenZeppelin's, not upgradeable. */
const ACCESS: Source = {
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

export const SOURCES: Source[] = [...CONTRACTS.map(managed), ACCESS];

/** All events that the ABIs of a source tell. */
export function eventsOfSource(source: Source): AbiEntry[] {
  return source.abis.flatMap((abi) => eventsOf(readAbi(abi))).map(withLegalNames);
}
