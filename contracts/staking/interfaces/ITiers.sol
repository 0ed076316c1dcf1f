// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice The staking tiers, the better the higher.
enum Tier {
    None,
    Bronze,
    Silver,
    Gold,
    Platinum
}

/// @title ITiers
/// @notice Who has which staking tier.
interface ITiers {
    /// @notice The best tier among the account's locked positions now, in one storage read.
    function tierOf(address account) external view returns (Tier);
}
