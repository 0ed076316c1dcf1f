import type { Address } from "viem";

const NAMES = [
  "ProjectRegistry",
  "Curation",
  "Challenges",
  "CarbonCredit",
  "CreditIssuance",
  "RetirementCertificate",
  "CreditMarket",
  "CRBN",
  "TokenVesting",
  "MerkleAirdrop",
  "StakedCRBN",
  "RewardReserve",
  "CarbontraceGovernor",
  "SignalPolls",
  "AccessManager",
  "Timelock",
  "Guardian",
  "TreasuryModule",
  "SpendingGuard",
  "TreasurySafe",
  "GuardianSafe",
  "CodePin",
  "USDC",
  "Allotments",
  "Custody",
  "Provenance",
  "Impairments",
  "RetirementDesk",
  "CertificateNotes",
] as const;

/** Where tests believe the contracts to be. */
export const BOOK = Object.fromEntries(
  NAMES.map((name, index) => [name, `0x${(index + 0xa1).toString(16).repeat(20)}` as Address]),
) as Record<(typeof NAMES)[number], Address>;

/** The book as the build hands it to the page. */
export const DEPLOYMENT = {
  startBlock: 1,
  contracts: Object.fromEntries(Object.entries(BOOK).map(([name, address]) => [name, { address }])),
};
