// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Bucket} from "../interfaces/ITokenVesting.sol";

/// @notice A grant in one word: amount {CRBN} 88 bits | released {CRBN} 88 | start {s} 32 | cliff {d} 16 | duration {d} 16,
/// 0 for a milestone grant | bucket 8 | flags 8. Zero is no grant. No bucket is larger than 250,000,000 CRBN < 2^88.
type PackedGrant is uint256;

using PackedGrants for PackedGrant global;

/// @title PackedGrants
/// @notice Reads and writes {PackedGrant}. What only some grants have (a new beneficiary, tranches, a revocation) lies
/// elsewhere and is read when the flags or the bucket say so.
library PackedGrants {
    uint256 private constant AMOUNT_AT = 168;
    uint256 private constant RELEASED_AT = 80;
    uint256 private constant START_AT = 48;
    uint256 private constant CLIFF_AT = 32;
    uint256 private constant DURATION_AT = 16;
    uint256 private constant BUCKET_AT = 8;
    uint256 private constant REVOKED = 1;
    uint256 private constant HANDED_OVER = 2;

    /// @dev A new grant. The operands are within their fields: the bucket bounds the amount, types bound the rest.
    function pack(
        uint256 amount_,
        uint256 start_,
        uint256 cliffDays,
        uint256 durationDays,
        Bucket bucket_
    )
        internal
        pure
        returns (PackedGrant)
    {
        return PackedGrant.wrap(
            (amount_ << AMOUNT_AT) | (start_ << START_AT) | (cliffDays << CLIFF_AT) | (durationDays << DURATION_AT)
                | (uint256(bucket_) << BUCKET_AT)
        );
    }

    /// @dev What will have been released in the end {CRBN}.
    function amount(PackedGrant g) internal pure returns (uint256) {
        return PackedGrant.unwrap(g) >> AMOUNT_AT;
    }

    /// @dev What has been released {CRBN}.
    function released(PackedGrant g) internal pure returns (uint256) {
        return uint88(PackedGrant.unwrap(g) >> RELEASED_AT);
    }

    /// @dev When it begins {s}.
    function start(PackedGrant g) internal pure returns (uint256) {
        return uint32(PackedGrant.unwrap(g) >> START_AT);
    }

    /// @dev How long nothing vests {s}.
    function cliff(PackedGrant g) internal pure returns (uint256) {
        return uint256(uint16(PackedGrant.unwrap(g) >> CLIFF_AT)) * 1 days;
    }

    /// @dev When all has vested {s after the start}; 0 for a milestone grant.
    function duration(PackedGrant g) internal pure returns (uint256) {
        return uint256(uint16(PackedGrant.unwrap(g) >> DURATION_AT)) * 1 days;
    }

    /// @dev Whether tranches decide, not time.
    function isMilestone(PackedGrant g) internal pure returns (bool) {
        return duration(g) == 0;
    }

    /// @dev Its bucket.
    function bucket(PackedGrant g) internal pure returns (Bucket) {
        return Bucket(uint8(PackedGrant.unwrap(g) >> BUCKET_AT));
    }

    /// @dev Whether it was revoked.
    function isRevoked(PackedGrant g) internal pure returns (bool) {
        return PackedGrant.unwrap(g) & REVOKED != 0;
    }

    /// @dev Whether it has another beneficiary than at first.
    function isHandedOver(PackedGrant g) internal pure returns (bool) {
        return PackedGrant.unwrap(g) & HANDED_OVER != 0;
    }

    /// @dev So much more released {CRBN}, within its amount.
    function releasing(PackedGrant g, uint256 more) internal pure returns (PackedGrant) {
        unchecked {
            return PackedGrant.wrap(PackedGrant.unwrap(g) + (more << RELEASED_AT));
        }
    }

    /// @dev Ending at what has vested {CRBN}, within its amount.
    function revokedAt(PackedGrant g, uint256 vested) internal pure returns (PackedGrant) {
        return PackedGrant.wrap((PackedGrant.unwrap(g) - ((amount(g) - vested) << AMOUNT_AT)) | REVOKED);
    }

    /// @dev With another beneficiary than at first.
    function handedOver(PackedGrant g) internal pure returns (PackedGrant) {
        return PackedGrant.wrap(PackedGrant.unwrap(g) | HANDED_OVER);
    }
}
