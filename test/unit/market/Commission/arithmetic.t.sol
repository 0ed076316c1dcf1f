// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Commission} from "../../../../contracts/market/libraries/Commission.sol";
import {Test} from "forge-std/Test.sol";

contract Arithmetic_Unit_Test is Test {
    uint256 private constant RATE = 0.015e18;

    function test_WhenTheAmountIsWholeTonnes_ThePriceIsExact() external pure {
        assertEq(Commission.priceOf(12e18, 12.5e6), 150e6);
        assertEq(Commission.priceOf(12.5e18, 12.5e6), 156.25e6);
    }

    function test_WhenThePriceHasAFractionOfThePayToken_ItIsRoundedUp() external pure {
        assertEq(Commission.priceOf(1e18 / uint256(3), 10e6), 3_333_334);
        assertEq(Commission.priceOf(0.001e18, 1), 1);
        assertEq(Commission.priceOf(1e18 + 1, 1e6), 1e6 + 1);
        assertEq(Commission.priceOf(1e18 - 1, 1e6), 1e6);
    }

    function test_WhenTheAmountIsOneUnit_ThePriceIsOneNeverZero() external pure {
        assertEq(Commission.priceOf(1, 1), 1);
        assertEq(Commission.priceOf(1, 1e18), 1);
        assertEq(Commission.priceOf(1, 1e18 + 1), 2);
    }

    function test_WhenTheAmountIsZero_ThePriceIsZero() external pure {
        assertEq(Commission.priceOf(0, 2 ** 76 - 1), 0);
    }

    function test_WhenTheCommissionHasNoFraction_ItIsExact() external pure {
        assertEq(Commission.commissionOf(12.5e18, 12.5e6, RATE, 0), 2.34375e6);
        assertEq(Commission.commissionOf(1e18, 100e6, RATE, 0), 1.5e6);
    }

    function test_WhenTheCommissionHasAFraction_ItIsRoundedUpOnceFromTheUnroundedPrice() external pure {
        // 1.5 % of 66.67 (unrounded 66.666…) is 1.0000…: from the rounded price it would be 2.
        assertEq(Commission.priceOf(2e18 / uint256(3), 100), 67);
        assertEq(Commission.commissionOf(2e18 / uint256(3), 100, RATE, 0), 1);
        assertEq(Commission.commissionOf(2e18 / uint256(3) + 1, 100, RATE, 0), 2);
    }

    function test_WhenPriceAndRateAreTheSmallest_TheCommissionIsOneNeverZero() external pure {
        assertEq(Commission.commissionOf(1, 1, 1, 0), 1);
        assertEq(Commission.commissionOf(0.001e18, 1, RATE, 0), 1);
    }

    function test_WhenTheAmountOrTheRateIsZero_TheCommissionIsZero() external pure {
        assertEq(Commission.commissionOf(0, 12.5e6, RATE, 0), 0);
        assertEq(Commission.commissionOf(12.5e18, 12.5e6, 0, 0), 0);
    }

    function test_WhenThereIsADiscount_ItIsTakenOffTheCommission() external pure {
        assertEq(Commission.commissionOf(12e18, 12.5e6, RATE, 25), 1.6875e6);
        assertEq(Commission.commissionOf(12e18, 12.5e6, RATE, 50), 1.125e6);
        assertEq(Commission.commissionOf(12e18, 12.5e6, RATE, 99), 0.0225e6);
    }

    function test_WhenTheDiscountLeavesAFraction_TheCommissionIsRoundedUpOnce() external pure {
        // 1.125 % of 156.25 is 1.7578125; half of 2.01 is 1.005, half of 1.995 is 0.9975.
        assertEq(Commission.commissionOf(12.5e18, 12.5e6, RATE, 25), 1_757_813);
        assertEq(Commission.commissionOf(1e18, 134, RATE, 0), 3);
        assertEq(Commission.commissionOf(1e18, 134, RATE, 50), 2);
        assertEq(Commission.commissionOf(1e18, 133, RATE, 50), 1); // undiscounted 2
        assertEq(Commission.commissionOf(1, 1, 1, 99), 1);
    }

    function test_WhenTheDiscountIs100_TheCommissionIsZero() external pure {
        assertEq(Commission.commissionOf(2 ** 84 - 1, 2 ** 76 - 1, 0.05e18, 100), 0);
    }
}
