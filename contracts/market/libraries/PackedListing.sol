// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {MIN_AMOUNT, TONNE} from "../../types/Tonnes.sol";

/// @notice A listing in one storage word. Its seller is part of its id: `seller << 96 | time << 32 | n`.
/// @dev
/// | bits | field | unit |
/// |---|---|---|
/// | 0–83 | remaining | unit |
/// | 84–159 | unitPrice | payToken/t; never 0, so the word of a listing that ended is never 0 either |
/// | 160–191 | vintage | |
/// | 192–223 | expiry | s; 0 once cancelled |
/// | 224–231 | payToken | number in the market's list |
/// | 232–255 | minFill | 0.001 t; the two largest numbers stand for lots of 1,000 t and 10,000 t |
type PackedListing is uint256;

using PackedListings for PackedListing global;

/// @title PackedListings
/// @notice Packing of listings. The callers have checked the bounds.
library PackedListings {
    uint256 internal constant MAX_AMOUNT = (1 << 84) - 1;
    uint256 internal constant MAX_UNIT_PRICE = (1 << 76) - 1;
    uint256 internal constant MAX_EXPIRY = type(uint32).max;
    /// @dev The largest minimum fill {0.001 t}.
    uint256 internal constant MAX_MIN_FILL_STEPS = type(uint24).max - 2;
    /// @dev In the place of a minimum fill: lots of 1,000 t.
    uint256 internal constant LOTS_THOUSAND = MAX_MIN_FILL_STEPS + 1;
    /// @dev In the place of a minimum fill: lots of 10,000 t.
    uint256 internal constant LOTS_TEN_THOUSAND = MAX_MIN_FILL_STEPS + 2;

    uint256 private constant UNIT_PRICE_AT = 84;
    uint256 private constant VINTAGE_AT = 160;
    uint256 private constant EXPIRY_AT = 192;
    uint256 private constant PAY_TOKEN_AT = 224;
    uint256 private constant MIN_FILL_AT = 232;

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
            remaining_ | (unitPrice_ << UNIT_PRICE_AT) | (uint256(VintageId.unwrap(vintage_)) << VINTAGE_AT)
                | (expiry_ << EXPIRY_AT) | (payToken_ << PAY_TOKEN_AT) | (minFillSteps_ << MIN_FILL_AT)
        );
    }

    function remaining(PackedListing self) internal pure returns (uint256) {
        return PackedListing.unwrap(self) & MAX_AMOUNT;
    }

    function unitPrice(PackedListing self) internal pure returns (uint256) {
        return (PackedListing.unwrap(self) >> UNIT_PRICE_AT) & MAX_UNIT_PRICE;
    }

    function vintage(PackedListing self) internal pure returns (VintageId) {
        return VintageId.wrap(uint32(PackedListing.unwrap(self) >> VINTAGE_AT));
    }

    function expiry(PackedListing self) internal pure returns (uint32) {
        return uint32(PackedListing.unwrap(self) >> EXPIRY_AT);
    }

    function payToken(PackedListing self) internal pure returns (uint8) {
        return uint8(PackedListing.unwrap(self) >> PAY_TOKEN_AT);
    }

    /// @dev In steps of 0.001 t, or a sign of lots.
    function minFillSteps(PackedListing self) internal pure returns (uint256) {
        return PackedListing.unwrap(self) >> MIN_FILL_AT;
    }

    /// @dev What every purchase is a multiple of {unit}; 0 if there are no lots.
    function lot(PackedListing self) internal pure returns (uint256) {
        return lotOf(self.minFillSteps());
    }

    /// @dev The least that may be bought {unit}: the minimum fill, or a lot.
    function minFill(PackedListing self) internal pure returns (uint256) {
        uint256 lot_ = self.lot();
        return lot_ != 0 ? lot_ : self.minFillSteps() * MIN_AMOUNT;
    }

    /// @dev The lot {unit} that stands in the place of a minimum fill; 0 if it is none.
    function lotOf(uint256 steps) internal pure returns (uint256) {
        if (steps <= MAX_MIN_FILL_STEPS) return 0;
        return steps == LOTS_THOUSAND ? 1000 * TONNE : 10_000 * TONNE;
    }

    /// @dev The listing with `amount` less remaining. The caller has checked that so much is left.
    function less(PackedListing self, uint256 amount) internal pure returns (PackedListing) {
        unchecked {
            return PackedListing.wrap(PackedListing.unwrap(self) - amount);
        }
    }

    /// @dev The listing at another price.
    function withUnitPrice(PackedListing self, uint256 unitPrice_) internal pure returns (PackedListing) {
        return PackedListing.wrap(
            (PackedListing.unwrap(self) & ~(MAX_UNIT_PRICE << UNIT_PRICE_AT)) | (unitPrice_ << UNIT_PRICE_AT)
        );
    }

    /// @dev The listing with another last second.
    function withExpiry(PackedListing self, uint256 expiry_) internal pure returns (PackedListing) {
        return PackedListing.wrap((PackedListing.unwrap(self) & ~(MAX_EXPIRY << EXPIRY_AT)) | (expiry_ << EXPIRY_AT));
    }

    /// @dev The listing with nothing left and no last second.
    function cancelled(PackedListing self) internal pure returns (PackedListing) {
        return self.less(self.remaining()).withExpiry(0);
    }
}
