import { type Draft, governed, managed, NOBODY, type Source, TREASURY } from "./source.ts";

/** Whose transfers of CRBN are told: no event of their own tells what they hold. */
const CRBN_FOLLOWED = ["RewardReserve", "TreasurySafe", "Challenges", NOBODY];

const STAKING: Draft = {
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
};

const NEVER_PAUSED: Draft[] = [
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

/** CRBN: its transfers, its grants and airdrops, staking and what pays for it. */
export const TOKEN_SOURCES: Source[] = [managed(STAKING), ...NEVER_PAUSED.map(governed), CRBN_OUTGOING];
