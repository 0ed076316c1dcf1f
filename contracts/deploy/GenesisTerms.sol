// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A hash of each field of a network file that a market is made from, by the fields' names.
struct FieldHashes {
    bytes32 accounts;
    bytes32 curators;
    bytes32 usdc;
    bytes32 dex;
    bytes32 treasury;
    bytes32 guardian;
    bytes32 governance;
    bytes32 commissionRate;
    bytes32 token;
    bytes32 mining;
    bytes32 registries;
    bytes32 labels;
    bytes32 pools;
}

/// @title GenesisTerms
/// @notice From which network file a market is deployed, written down before anything else of it. Whoever goes on with an
/// interrupted deployment, on whatever machine, sees here whether the file is still the same. Each is the keccak256 of a field,
/// ABI-encoded as script/deploy/Commitment.sol does. Nothing here ever changes.
contract GenesisTerms {
    /// @notice The accounts that got roles and CRBN at genesis.
    bytes32 public immutable ACCOUNTS;
    /// @notice The first curators.
    bytes32 public immutable CURATORS;
    /// @notice The USDC's address.
    bytes32 public immutable USDC;
    /// @notice The Uniswap contracts.
    bytes32 public immutable DEX;
    /// @notice The treasury Safe, and what its signers may spend.
    bytes32 public immutable TREASURY;
    /// @notice The guardian Safe.
    bytes32 public immutable GUARDIAN;
    /// @notice The Governor's first settings.
    bytes32 public immutable GOVERNANCE;
    /// @notice The first commission.
    bytes32 public immutable COMMISSION_RATE;
    /// @notice The genesis milestone, grants and airdrop round.
    bytes32 public immutable TOKEN;
    /// @notice What opens the CRBN/USDC pair, and the schedule of liquidity mining.
    bytes32 public immutable MINING;
    /// @notice The registries and their operators.
    bytes32 public immutable REGISTRIES;
    /// @notice The labels.
    bytes32 public immutable LABELS;
    /// @notice The first pools.
    bytes32 public immutable POOLS;

    constructor(FieldHashes memory hashes) {
        ACCOUNTS = hashes.accounts;
        CURATORS = hashes.curators;
        USDC = hashes.usdc;
        DEX = hashes.dex;
        TREASURY = hashes.treasury;
        GUARDIAN = hashes.guardian;
        GOVERNANCE = hashes.governance;
        COMMISSION_RATE = hashes.commissionRate;
        TOKEN = hashes.token;
        MINING = hashes.mining;
        REGISTRIES = hashes.registries;
        LABELS = hashes.labels;
        POOLS = hashes.pools;
    }
}
