// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";

/// @notice A listing in one storage word. Its seller is part of its id: `seller << 96 | time << 32 | n`.
/// @dev
/// | bits | field | unit |
/// |---|---|---|
/// | 0–83 | remaining | unit |
/// | 84–159 | unitPrice | payToken/t; never 0, so the word of a listing that ended is never 0 either |
/// | 160–191 | vintage | |
/// | 192–223 | expiry | s |
/// | 224–231 | payToken | number in the market's list |
/// | 232–255 | minFill | 0.001 t |
type PackedListing is uint256;

using PackedListings for PackedListing global;

/// @title PackedListings
/// @notice Packing of listings. {pack}'s caller has checked the bounds.
library PackedListings {
    uint256 internal constant MAX_AMOUNT = (1 << 84) - 1;
    uint256 internal constant MAX_UNIT_PRICE = (1 << 76) - 1;
    uint256 internal constant MAX_EXPIRY = type(uint32).max;
    uint256 internal constant MAX_MIN_FILL_STEPS = type(uint24).max;

    function pack(
        uint256 remaining_,
        uint256 unitPrice_,
        VintageId vintage_,
        uint256 expiry_,
        uint256 payToken_,
        uint256 minFillSteps_
    )
        internal
        pure
        returns (PackedListing)
    {
        return PackedListing.wrap(
            remaining_ | (unitPrice_ << 84) | (uint256(VintageId.unwrap(vintage_)) << 160) | (expiry_ << 192)
                | (payToken_ << 224) | (minFillSteps_ << 232)
        );
    }

    function remaining(PackedListing self) internal pure returns (uint256) {
        return PackedListing.unwrap(self) & MAX_AMOUNT;
    }

    function unitPrice(PackedListing self) internal pure returns (uint256) {
        return (PackedListing.unwrap(self) >> 84) & MAX_UNIT_PRICE;
    }

    function vintage(PackedListing self) internal pure returns (VintageId) {
        return VintageId.wrap(uint32(PackedListing.unwrap(self) >> 160));
    }

    function expiry(PackedListing self) internal pure returns (uint32) {
        return uint32(PackedListing.unwrap(self) >> 192);
    }

    function payToken(PackedListing self) internal pure returns (uint8) {
        return uint8(PackedListing.unwrap(self) >> 224);
    }

    /// @dev In steps of 0.001 t.
    function minFillSteps(PackedListing self) internal pure returns (uint256) {
        return PackedListing.unwrap(self) >> 232;
    }

    /// @dev The listing with `amount` less remaining. The caller has checked that so much is left.
    function less(PackedListing self, uint256 amount) internal pure returns (PackedListing) {
        unchecked {
            return PackedListing.wrap(PackedListing.unwrap(self) - amount);
        }
    }
}
