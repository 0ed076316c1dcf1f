// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket} from "../interfaces/ITokenVesting.sol";

/// @notice How a bucket's tokens leave it.
/// @param Linear Grants that vest second by second.
/// @param Milestone Grants whose tranches the protocol releases one by one.
/// @param Rounds Airdrop rounds.
/// @param Liquid Handed out whole at genesis.
enum BucketKind {
    Linear,
    Milestone,
    Rounds,
    Liquid
}

/// @notice A bucket's rules.
/// @param size Its share of the supply {CRBN}.
/// @param kind How tokens leave it.
/// @param cliffDays The least cliff of its grants {d}.
/// @param durationDays The least duration of its grants {d}.
/// @param revocable Whether the protocol can revoke its grants.
struct BucketRules {
    uint256 size;
    BucketKind kind;
    uint256 cliffDays;
    uint256 durationDays;
    bool revocable;
}

/// @title Buckets
/// @notice The six buckets that the supply is divided into, and their rules (white paper, “Token distribution”). They sum
/// to the supply exactly.
library Buckets {
    /// @dev {CRBN} per million.
    uint256 private constant MILLION = 1_000_000e18;

    /// @dev The rules of a bucket.
    function rulesOf(Bucket bucket) internal pure returns (BucketRules memory) {
        if (bucket == Bucket.Team) {
            // 15 %; cliff 12 months, linear over 48 months.
            return BucketRules(150 * MILLION, BucketKind.Linear, 365, 4 * 365, true);
        }
        // 25 %; linear over 24 months.
        if (bucket == Bucket.Investors) return BucketRules(250 * MILLION, BucketKind.Linear, 0, 2 * 365, false);
        // 20 %; liquid.
        if (bucket == Bucket.Sale) return BucketRules(200 * MILLION, BucketKind.Liquid, 0, 0, false);
        // 15 %; linear over 6 months from each round's start, see {IMerkleAirdrop}.
        if (bucket == Bucket.Community) return BucketRules(150 * MILLION, BucketKind.Rounds, 0, 0, false);
        // 15 %; milestones.
        if (bucket == Bucket.Ecosystem) return BucketRules(150 * MILLION, BucketKind.Milestone, 0, 0, true);
        // 10 %; liquid, in the treasury.
        return BucketRules(100 * MILLION, BucketKind.Liquid, 0, 0, false);
    }
}
