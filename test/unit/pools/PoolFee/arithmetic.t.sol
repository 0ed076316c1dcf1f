// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PoolFee, PoolFees} from "../../../../contracts/pools/libraries/PoolFee.sol";
import {Test} from "forge-std/Test.sol";

contract ArithmeticTest is Test {
    function check(PoolFees calldata fees) external pure {
        PoolFee.requireValid(fees);
    }

    function test_WhenTheRateIsZero_TheFeeIsZero() external pure {
        assertEq(PoolFee.feeOf(type(uint96).max, 0), 0);
        assertEq(PoolFee.invert(5e18, 0), 5e18);
    }

    function test_WhenTheAmountIsZero_TheFeeIsZero() external pure {
        assertEq(PoolFee.feeOf(0, 100), 0);
        assertEq(PoolFee.invert(0, 100), 0);
    }

    function test_WhenTheFeeIsAWholeNumberOfMilligrams_ItIsNotRounded() external pure {
        assertEq(PoolFee.feeOf(1e18, 30), 0.03e18);
        assertEq(PoolFee.feeOf(1e12, 1), 1e9);
    }

    function test_WhenTheFeeIsNot_ItIsRoundedUpToOne() external pure {
        assertEq(PoolFee.feeOf(1, 1), 1e9);
        assertEq(PoolFee.feeOf(1e12 + 1, 1), 2e9);
        assertEq(PoolFee.feeOf(1e12 - 1, 1), 1e9);
    }

    function test_WhenTheTokensAreFewerThanTheLeastFee_TheyBuyNothing() external pure {
        assertEq(PoolFee.invert(1e9, 30), 0);
        assertEq(PoolFee.invert(1e9 + 1, 30), 1);
    }

    function test_RevertWhen_ARateIsAboveTenPercent() external {
        vm.expectRevert(abi.encodeWithSelector(PoolFee.FeeTooHigh.selector, 101, 100));
        this.check(PoolFees(0, 0, 101));
        this.check(PoolFees(100, 100, 100));
    }
}
