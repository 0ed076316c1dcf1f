// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakingReward} from "../../../../contracts/staking/libraries/StakingReward.sol";
import {Test} from "forge-std/Test.sol";

contract Arithmetic_Unit_Test is Test {
    function test_WhenAYearAt100IsOver_ItDoublesTheAmount() external pure {
        assertEq(StakingReward.accrued(123e18, 10_000, 365 days), 123e18);
        assertEq(StakingReward.accrued(123e18, 2500, 365 days), 30.75e18);
        assertEq(StakingReward.accrued(123e18, 10_000, 73 days), 24.6e18);
    }

    function test_WhenThereIsAFraction_ItRoundsTheRewardDown() external pure {
        assertEq(StakingReward.accrued(1, 10_000, 365 days - 1), 0);
        assertEq(StakingReward.accrued(1, 10_000, 2 * 365 days - 1), 1);
        assertEq(StakingReward.accrued(1000e18, 1000, 30 days), 8_219_178_082_191_780_821); // 8.219178…8219…
    }

    function test_WhenAnyFactorIsZero_ItIsZero() external pure {
        assertEq(StakingReward.accrued(0, 10_000, 365 days), 0);
        assertEq(StakingReward.accrued(1e27, 0, 365 days), 0);
        assertEq(StakingReward.accrued(1e27, 10_000, 0), 0);
    }

    function test_WhenEveryFactorIsTheLargest_ItDoesNotOverflow() external pure {
        uint256 product = uint256(type(uint96).max) * type(uint16).max * type(uint40).max;
        assertEq(
            StakingReward.accrued(type(uint96).max, type(uint16).max, type(uint40).max),
            product / (uint256(10_000) * 365 days)
        );
    }

    function test_WhenARewardIsSplit_ItGives20PercentRoundedUpToTheTreasury() external pure {
        uint256[6] memory gross = [uint256(0), 1, 4, 5, 6, 25_000e18];
        uint256[6] memory fees = [uint256(0), 1, 1, 1, 2, 5000e18];
        for (uint256 i; i < 6; ++i) {
            (, uint256 fee) = StakingReward.split(gross[i]);
            assertEq(fee, fees[i]);
        }
    }

    function test_WhenARewardIsSplit_ItLosesNothing() external pure {
        for (uint256 gross; gross < 100; ++gross) {
            (uint256 net, uint256 fee) = StakingReward.split(gross);
            assertEq(net + fee, gross);
            assertLe(fee * 5, gross + 4);
            assertGe(fee * 5, gross);
        }
    }
}
