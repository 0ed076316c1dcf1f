// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PackedListing, PackedListings} from "../../../contracts/market/libraries/PackedListing.sol";
import {VintageId} from "../../../contracts/types/Ids.sol";
import {Test} from "forge-std/Test.sol";

contract PackedListing_Fuzz_Test is Test {
    struct Fields {
        uint256 remaining;
        uint256 unitPrice;
        uint32 vintage;
        uint32 expiry;
        uint8 payToken;
        uint24 minFillSteps;
    }

    function _pack(Fields memory f) private pure returns (PackedListing) {
        return
            PackedListings.pack(
                f.remaining, f.unitPrice, VintageId.wrap(f.vintage), f.expiry, f.payToken, f.minFillSteps
            );
    }

    function _assertFields(PackedListing packed, Fields memory f) private pure {
        assertEq(packed.remaining(), f.remaining, "remaining");
        assertEq(packed.unitPrice(), f.unitPrice, "unitPrice");
        assertEq(packed.vintage().unwrap(), f.vintage, "vintage");
        assertEq(packed.expiry(), f.expiry, "expiry");
        assertEq(packed.payToken(), f.payToken, "payToken");
        assertEq(packed.minFillSteps(), f.minFillSteps, "minFillSteps");
    }

    function testFuzz_ItGivesBackEveryField(Fields memory f, uint256 taken) external pure {
        f.remaining = bound(f.remaining, 0, PackedListings.MAX_AMOUNT);
        f.unitPrice = bound(f.unitPrice, 1, PackedListings.MAX_UNIT_PRICE);
        PackedListing packed = _pack(f);
        _assertFields(packed, f);
        assertNotEq(PackedListing.unwrap(packed), 0);

        taken = bound(taken, 0, f.remaining);
        packed = packed.less(taken);
        f.remaining -= taken;
        _assertFields(packed, f);
        assertNotEq(PackedListing.unwrap(packed), 0);
    }
}
