// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Commission} from "../../../contracts/market/libraries/Commission.sol";
import {PackedListings} from "../../../contracts/market/libraries/PackedListing.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";

/// forge-config: ci.fuzz.runs = 10000
contract Commission_Fuzz_Test is Test {
    /// @dev 10^18 · 10^18, what a price times a rate is divided by.
    uint256 private constant WHOLE = 1e36;

    function _bounded(uint256 amount, uint256 unitPrice, uint256 rate)
        private
        pure
        returns (uint256, uint256, uint256)
    {
        return (
            bound(amount, 1, PackedListings.MAX_AMOUNT),
            bound(unitPrice, 1, PackedListings.MAX_UNIT_PRICE),
            bound(rate, 1, Commission.MAX_RATE)
        );
    }

    /// @dev a·b ≤ c·d over 512 bits.
    function _notAbove(uint256 a, uint256 b, uint256 c, uint256 d) private pure returns (bool) {
        (uint256 leftHigh, uint256 leftLow) = Math.mul512(a, b);
        (uint256 rightHigh, uint256 rightLow) = Math.mul512(c, d);
        return leftHigh < rightHigh || (leftHigh == rightHigh && leftLow <= rightLow);
    }

    /// @dev The least number that is not below the exact quotient, and no less.
    function testFuzz_ItIsTheExactCeiling(uint256 amount, uint256 unitPrice, uint256 rate) external pure {
        (amount, unitPrice, rate) = _bounded(amount, unitPrice, rate);
        uint256 price = Commission.priceOf(amount, unitPrice);
        assertTrue(_notAbove(amount, unitPrice, price, 1e18), "price below the exact one");
        assertFalse(_notAbove(amount, unitPrice, price - 1, 1e18), "price above its ceiling");

        uint256 commission = Commission.commissionOf(amount, unitPrice, rate, 0);
        uint256 product = amount * unitPrice; // below 2^160
        assertTrue(_notAbove(product, rate, commission, WHOLE), "commission below the exact one");
        assertFalse(_notAbove(product, rate, commission - 1, WHOLE), "commission above its ceiling");
    }

    function testFuzz_ItIsNeverZeroAndNeverAboveTheBound(
        uint256 amount,
        uint256 unitPrice,
        uint256 rate
    )
        external
        pure
    {
        (amount, unitPrice, rate) = _bounded(amount, unitPrice, rate);
        uint256 price = Commission.priceOf(amount, unitPrice);
        uint256 commission = Commission.commissionOf(amount, unitPrice, rate, 0);
        assertGt(price, 0);
        assertGt(commission, 0);
        assertLe(commission, Math.ceilDiv(price * 5, 100), "above 5 % of the price, rounded up");
        assertEq(Commission.commissionOf(amount, unitPrice, 0, 0), 0);
    }

    function testFuzz_ItGrowsWithEachOperand(
        uint256 amount,
        uint256 unitPrice,
        uint256 rate,
        uint256 more
    )
        external
        pure
    {
        (amount, unitPrice, rate) = _bounded(amount, unitPrice, rate);
        uint256 price = Commission.priceOf(amount, unitPrice);
        uint256 commission = Commission.commissionOf(amount, unitPrice, rate, 0);

        uint256 greater = bound(more, amount, PackedListings.MAX_AMOUNT);
        assertGe(Commission.priceOf(greater, unitPrice), price);
        assertGe(Commission.commissionOf(greater, unitPrice, rate, 0), commission);
        greater = bound(more, unitPrice, PackedListings.MAX_UNIT_PRICE);
        assertGe(Commission.priceOf(amount, greater), price);
        assertGe(Commission.commissionOf(amount, greater, rate, 0), commission);
        greater = bound(more, rate, Commission.MAX_RATE);
        assertGe(Commission.commissionOf(amount, unitPrice, greater, 0), commission);
    }

    function testFuzz_SplittingNeverLowersTheTotal(
        uint256 amount,
        uint256 unitPrice,
        uint256 rate,
        uint256 part
    )
        external
        pure
    {
        (amount, unitPrice, rate) = _bounded(amount, unitPrice, rate);
        part = bound(part, 0, amount);
        uint256 rest = amount - part;
        assertGe(
            Commission.priceOf(part, unitPrice) + Commission.priceOf(rest, unitPrice),
            Commission.priceOf(amount, unitPrice),
            "price"
        );
        assertGe(
            Commission.commissionOf(part, unitPrice, rate, 0) + Commission.commissionOf(rest, unitPrice, rate, 0),
            Commission.commissionOf(amount, unitPrice, rate, 0),
            "commission"
        );
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        DISCOUNTS
    //////////////////////////////////////////////////////////////////////////*/

    function testFuzz_Discounted_ItIsTheExactCeiling(
        uint256 amount,
        uint256 unitPrice,
        uint256 rate,
        uint256 discount
    )
        external
        pure
    {
        (amount, unitPrice, rate) = _bounded(amount, unitPrice, rate);
        discount = bound(discount, 0, Commission.PERCENT - 1);
        uint256 commission = Commission.commissionOf(amount, unitPrice, rate, discount);
        uint256 product = amount * unitPrice; // below 2^160
        uint256 charged = rate * (100 - discount);
        assertTrue(_notAbove(product, charged, commission, WHOLE * 100), "commission below the exact one");
        assertFalse(_notAbove(product, charged, commission - 1, WHOLE * 100), "commission above its ceiling");
        assertEq(Commission.commissionOf(amount, unitPrice, rate, 100), 0);
    }

    function testFuzz_Discounted_ItIsNeverAboveALesserDiscountAndTakesOffNoMoreThanItSays(
        uint256 amount,
        uint256 unitPrice,
        uint256 rate,
        uint256 discount,
        uint256 lesser
    )
        external
        pure
    {
        (amount, unitPrice, rate) = _bounded(amount, unitPrice, rate);
        discount = bound(discount, 0, Commission.PERCENT);
        lesser = bound(lesser, 0, discount);
        uint256 commission = Commission.commissionOf(amount, unitPrice, rate, discount);
        uint256 undiscounted = Commission.commissionOf(amount, unitPrice, rate, 0);
        assertLe(commission, Commission.commissionOf(amount, unitPrice, rate, lesser));
        assertLe(commission, undiscounted);
        // Within one unit of the discount taken off the rounded commission.
        assertLe(commission, Math.ceilDiv(undiscounted * (100 - discount), 100));
        assertGe(commission + 1, undiscounted * (100 - discount) / 100);
    }

    function testFuzz_Discounted_SplittingNeverLowersTheTotal(
        uint256 amount,
        uint256 unitPrice,
        uint256 rate,
        uint256 discount,
        uint256 part
    )
        external
        pure
    {
        (amount, unitPrice, rate) = _bounded(amount, unitPrice, rate);
        discount = bound(discount, 0, Commission.PERCENT);
        part = bound(part, 0, amount);
        assertGe(
            Commission.commissionOf(part, unitPrice, rate, discount)
                + Commission.commissionOf(amount - part, unitPrice, rate, discount),
            Commission.commissionOf(amount, unitPrice, rate, discount)
        );
    }
}
