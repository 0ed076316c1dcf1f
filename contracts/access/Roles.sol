// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Roles
/// @notice The role ids of the one AccessManager, grouped by domain in steps of a hundred and never reused.
/// @dev Role 0 is the AccessManager's own ADMIN_ROLE. Contracts of ours that call each other do not use roles: they
/// trust fixed addresses set at deployment.
library Roles {
    // 1xx · protocol: code and pausing
    /// @dev May replace implementations.
    uint64 internal constant UPGRADER = 101;
    /// @dev May stop entries for a while and veto a queued operation once. It can only move the protocol to a safer state.
    uint64 internal constant GUARDIAN = 102;
    /// @dev May reopen entries, allow another pause, and name the contracts that are paused.
    uint64 internal constant UNPAUSER = 103;

    // 2xx · registry: which registries, operators, labels and projects are admitted
    /// @dev May admit registries, serial operators and labels.
    uint64 internal constant PROGRAMME_ADMIN = 201;
    /// @dev May list projects that their curators let pass, suspend them for 14 days, and lift that.
    uint64 internal constant CURATION_COUNCIL = 202;
    /// @dev May score projects.
    uint64 internal constant CURATOR = 203;
    /// @dev May suspend projects for good, lift that, delist them, rule upon challenges and discard scores.
    uint64 internal constant PROJECT_ADMIN = 204;

    // 3xx · credits: what is issued
    /// @dev May register projects and vintages and submit blocks of serial numbers.
    uint64 internal constant REGISTRAR = 301;
    /// @dev May confirm or reject blocks that somebody else submitted.
    uint64 internal constant VERIFIER = 302;

    // 4xx · market: fees and pay tokens; pools
    /// @dev May set the commission, its discounts, the pay tokens and the price references.
    uint64 internal constant MARKET_ADMIN = 401;
    /// @dev May create pools and set their criteria, fees and caps.
    uint64 internal constant POOL_ADMIN = 402;

    // 5xx · token: vesting, airdrop, staking, rewards
    /// @dev May grant, release tranches and revoke within the token's buckets.
    uint64 internal constant VESTING_ADMIN = 501;
    /// @dev May open airdrop rounds.
    uint64 internal constant AIRDROP_ADMIN = 502;
    /// @dev May set the staking tiers and take back reward money that is promised to nobody.
    uint64 internal constant STAKING_ADMIN = 503;
    /// @dev May open farms, weigh them, start schedules of rewards, and take back what belongs to nobody.
    uint64 internal constant REWARDS_ADMIN = 504;

    // 6xx · treasury: the DAO's hand on the Safe
    /// @dev May pay from the treasury.
    uint64 internal constant TREASURER = 601;
    /// @dev May change the treasury Safe's owners, threshold, guard, modules and handlers, and what its signers may spend.
    uint64 internal constant SAFE_ADMIN = 602;
}
