/**
 * The manifest's template: which contract's events go to which mapping. Signatures come from the ABIs in `out/`,
 * addresses and start blocks from `deployments/`, so nothing here can drift from the contracts.
 */
export interface Source {
  /** The data source's name in the manifest. */
  name: string;
  /** The contract in the address book. */
  contract: string;
  /** The artifact in `out/` whose ABI tells the events: the interface, which names every event of its concept. */
  abi: string;
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
    name: "ProjectRegistry",
    contract: "ProjectRegistry",
    abi: "IProjectRegistry",
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
    name: "CarbonCredit",
    contract: "CarbonCredit",
    abi: "ICarbonCredit",
    mapping: "carbonCredit",
    events: ["LabelAdmitted", "VintageRegistered", "ProjectGateSet", "TransferSingle", "TransferBatch", "Retired"],
    ignored: {
      ApprovalForAll: "an approval moves nothing; wallets read it from the chain",
      URI: "never emitted: uri(id) is computed on chain",
    },
    entities: ["Label", "Vintage", "Transfer", "Holding", "Retirement", "SerialRange", "AuditEvent"],
  },
  {
    name: "CreditIssuance",
    contract: "CreditIssuance",
    abi: "ICreditIssuance",
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
    name: "RetirementCertificate",
    contract: "RetirementCertificate",
    abi: "IRetirementCertificate",
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
    name: "CreditMarket",
    contract: "CreditMarket",
    abi: "ICreditMarket",
    mapping: "creditMarket",
    events: ["Listed", "Bought", "ListingCancelled", "CommissionSet", "TreasurySet", "PayTokenSet"],
    ignored: {},
    entities: ["Listing", "Trade", "PayToken", "AuditEvent"],
  },
];

/** The access manager is OpenZeppelin's, not upgradeable. */
const ACCESS: Source = {
  name: "AccessManager",
  contract: "AccessManager",
  abi: "IAccessManager",
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

/** One more data source for each upgradeable contract, so that pausing and upgrading are mapped once. */
const MANAGED: Source[] = CONTRACTS.map(({ contract }) => ({
  name: `Managed${contract}`,
  contract,
  abi: "Managed",
  mapping: "managed",
  events: ["Paused", "Unpaused", "Upgraded"],
  ignored: {
    AuthorityUpdated: "the authority is fixed by the deployment",
    Initialized: "says nothing that the deployment does not say",
  },
  entities: ["ManagedContract", "AuditEvent"],
}));

export const SOURCES: Source[] = [...CONTRACTS, ACCESS, ...MANAGED];
