// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../interfaces/ITiers.sol";

/// @notice A position in one word: amount {CRBN} 96 bits | start {s} 40 | lock {s} 32 | settled {s after the start} 32 |
/// APY {1e4 = 100 %} 16 | tier 8 | carries 8. Zero is no position.
type PackedStake is uint256;

using PackedStakes for PackedStake global;

/// @title PackedStakes
/// @notice Reads and writes {PackedStake}.
library PackedStakes {
    uint256 private constant AMOUNT_AT = 160;
    uint256 private constant START_AT = 120;
    uint256 private constant LOCK_AT = 88;
    uint256 private constant SETTLED_AT = 56;
    uint256 private constant APY_AT = 40;
    uint256 private constant TIER_AT = 32;
    uint256 private constant CARRIES = 1;

    /// @dev The largest amount {CRBN}: the whole supply. Twice as much still fits into 96 bits.
    uint256 internal constant MAX_AMOUNT = 1_000_000_000e18; // one thousand million CRBN

    /// @dev A lock that begins. The operands are within their fields: the caller checks the amount, the tiers are bounded.
    function pack(
        uint256 amount_,
        uint256 start_,
        uint256 lock_,
        uint256 apyBps_,
        Tier tier_
    )
        internal
        pure
        returns (PackedStake)
    {
        return PackedStake.wrap(
            (amount_ << AMOUNT_AT) | (start_ << START_AT) | (lock_ << LOCK_AT) | (apyBps_ << APY_AT)
                | (uint256(tier_) << TIER_AT)
        );
    }

    /// @dev What is staked {CRBN}.
    function amount(PackedStake s) internal pure returns (uint256) {
        return PackedStake.unwrap(s) >> AMOUNT_AT;
    }

    /// @dev When the lock began {s}.
    function start(PackedStake s) internal pure returns (uint256) {
        return uint40(PackedStake.unwrap(s) >> START_AT);
    }

    /// @dev How long it is {s}.
    function lock(PackedStake s) internal pure returns (uint256) {
        return uint32(PackedStake.unwrap(s) >> LOCK_AT);
    }

    /// @dev When it ends {s}.
    function unlock(PackedStake s) internal pure returns (uint256) {
        return start(s) + lock(s);
    }

    /// @dev Up to where its reward was paid {s after the start}.
    function settled(PackedStake s) internal pure returns (uint256) {
        return uint32(PackedStake.unwrap(s) >> SETTLED_AT);
    }

    /// @dev Its gross reward of a year {1e4 = 100 %}.
    function apyBps(PackedStake s) internal pure returns (uint256) {
        return uint16(PackedStake.unwrap(s) >> APY_AT);
    }

    /// @dev Its tier.
    function tier(PackedStake s) internal pure returns (Tier) {
        return Tier(uint8(PackedStake.unwrap(s) >> TIER_AT));
    }

    /// @dev Whether something is owed from earlier locks.
    function carries(PackedStake s) internal pure returns (bool) {
        return PackedStake.unwrap(s) & CARRIES != 0;
    }

    /// @dev The same, owing something from earlier locks.
    function carrying(PackedStake s) internal pure returns (PackedStake) {
        return PackedStake.wrap(PackedStake.unwrap(s) | CARRIES);
    }

    /// @dev The same, paid up to `elapsed` {s after the start} and owing nothing from earlier locks.
    function settledAt(PackedStake s, uint256 elapsed) internal pure returns (PackedStake) {
        uint256 kept = PackedStake.unwrap(s) & ~((uint256(type(uint32).max) << SETTLED_AT) | CARRIES);
        return PackedStake.wrap(kept | (elapsed << SETTLED_AT));
    }
}
