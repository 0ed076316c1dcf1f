// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PackedListing, PackedListings} from "../../../../contracts/market/libraries/PackedListing.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {Test} from "forge-std/Test.sol";

contract PackedListing_Unit_Test is Test {
    function _assertFields(
        PackedListing packed,
        uint256 remaining,
        uint256 unitPrice,
        uint256 vintage,
        uint256 expiry,
        uint256 payToken,
        uint256 minFillSteps
    )
        private
        pure
    {
        assertEq(packed.remaining(), remaining, "remaining");
        assertEq(packed.unitPrice(), unitPrice, "unitPrice");
        assertEq(packed.vintage().unwrap(), vintage, "vintage");
        assertEq(packed.expiry(), expiry, "expiry");
        assertEq(packed.payToken(), payToken, "payToken");
        assertEq(packed.minFillSteps(), minFillSteps, "minFillSteps");
    }

    function test_WhenItIsPacked_ItGivesBackEveryField() external pure {
        PackedListing packed = PackedListings.pack(100e18, 12.5e6, VintageId.wrap(4097), 1_780_000_000, 3, 2500);
        _assertFields(packed, 100e18, 12.5e6, 4097, 1_780_000_000, 3, 2500);
    }

    function test_WhenItIsPacked_ItFollowsTheTable() external pure {
        PackedListing packed = PackedListings.pack(1, 2, VintageId.wrap(3), 4, 5, 6);
        assertEq(
            PackedListing.unwrap(packed), 1 + 2 * 2 ** 84 + 3 * 2 ** 160 + 4 * 2 ** 192 + 5 * 2 ** 224 + 6 * 2 ** 232
        );
    }

    function test_WhenEveryFieldIsFull_ItGivesBackEveryField() external pure {
        PackedListing packed = PackedListings.pack(
            PackedListings.MAX_AMOUNT,
            PackedListings.MAX_UNIT_PRICE,
            VintageId.wrap(type(uint32).max),
            type(uint32).max,
            type(uint8).max,
            type(uint24).max
        );
        assertEq(PackedListing.unwrap(packed), type(uint256).max);
        _assertFields(
            packed,
            PackedListings.MAX_AMOUNT,
            PackedListings.MAX_UNIT_PRICE,
            type(uint32).max,
            PackedListings.MAX_EXPIRY,
            type(uint8).max,
            PackedListings.LOTS_TEN_THOUSAND
        );
    }

    function test_WhenOneFieldIsFull_ItLeavesTheOthersZero() external pure {
        VintageId none = VintageId.wrap(0);
        _assertFields(PackedListings.pack(2 ** 84 - 1, 0, none, 0, 0, 0), 2 ** 84 - 1, 0, 0, 0, 0, 0);
        _assertFields(PackedListings.pack(0, 2 ** 76 - 1, none, 0, 0, 0), 0, 2 ** 76 - 1, 0, 0, 0, 0);
        VintageId full = VintageId.wrap(type(uint32).max);
        _assertFields(PackedListings.pack(0, 0, full, 0, 0, 0), 0, 0, 2 ** 32 - 1, 0, 0, 0);
        _assertFields(PackedListings.pack(0, 0, none, 2 ** 32 - 1, 0, 0), 0, 0, 0, 2 ** 32 - 1, 0, 0);
        _assertFields(PackedListings.pack(0, 0, none, 0, 255, 0), 0, 0, 0, 0, 255, 0);
        _assertFields(PackedListings.pack(0, 0, none, 0, 0, 2 ** 24 - 1), 0, 0, 0, 0, 0, 2 ** 24 - 1);
    }

    function test_WhenSomeIsTaken_ItLowersWhatIsLeftAndNothingElse() external pure {
        PackedListing packed = PackedListings.pack(100e18, 12.5e6, VintageId.wrap(4097), 1_780_000_000, 3, 2500);
        _assertFields(packed.less(12.5e18), 87.5e18, 12.5e6, 4097, 1_780_000_000, 3, 2500);
    }

    function test_WhenAllIsTaken_ItIsNotTheZeroWord() external pure {
        PackedListing packed = PackedListings.pack(7, 1, VintageId.wrap(0), 0, 0, 0).less(7);
        assertEq(packed.remaining(), 0);
        assertNotEq(PackedListing.unwrap(packed), 0);
    }
}
