// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A hash of each field of a network file that a market is made from, by the fields' names.
struct FieldHashes {
    bytes32 accounts;
    bytes32 usdc;
    bytes32 treasury;
    bytes32 guardian;
    bytes32 governance;
    bytes32 commissionRate;
    bytes32 token;
    bytes32 registries;
    bytes32 labels;
}

/// @title GenesisTerms
/// @notice From which network file a market is deployed, written down before anything else of it. Whoever goes on with an
/// interrupted deployment, on whatever machine, sees here whether the file is still the same.
contract GenesisTerms {
    bytes32 public immutable ACCOUNTS;
    bytes32 public immutable USDC;
    bytes32 public immutable TREASURY;
    bytes32 public immutable GUARDIAN;
    bytes32 public immutable GOVERNANCE;
    bytes32 public immutable COMMISSION_RATE;
    bytes32 public immutable TOKEN;
    bytes32 public immutable REGISTRIES;
    bytes32 public immutable LABELS;

    constructor(FieldHashes memory hashes) {
        ACCOUNTS = hashes.accounts;
        USDC = hashes.usdc;
        TREASURY = hashes.treasury;
        GUARDIAN = hashes.guardian;
        GOVERNANCE = hashes.governance;
        COMMISSION_RATE = hashes.commissionRate;
        TOKEN = hashes.token;
        REGISTRIES = hashes.registries;
        LABELS = hashes.labels;
    }
}
