// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract TierOf_Unit_Test is StakingBase {
    function test_WhenTheAccountNeverStaked_ItIsNone() external view {
        assertTier(alice, Tier.None);
        assertTier(address(0), Tier.None);
        for (uint256 i; i < 5; ++i) {
            assertEq(m.staking.heldUntil(alice, Tier(i)), 0);
        }
    }

    function test_WhenThereIsOnePosition_ItLastsUntilTheSecondBeforeTheUnlock() external {
        for (uint256 i = 1; i < 5; ++i) {
            Tier tier = Tier(i);
            uint256 from = block.timestamp;
            stakeAs(alice, tier);
            assertTier(alice, tier);
            assertEq(m.staking.heldUntil(alice, tier), from + lockOf(tier));
            vm.warp(from + lockOf(tier) - 1);
            assertTier(alice, tier);
            vm.warp(from + lockOf(tier));
            assertTier(alice, Tier.None);
            vm.warp(from + lockOf(tier) + 1);
            assertTier(alice, Tier.None);
        }
    }

    function test_WhenThereArePositionsOfEveryTier_ItIsTheBestOfThoseLocked() external {
        for (uint256 i = 1; i < 5; ++i) {
            stakeAs(alice, Tier(i));
            assertTier(alice, Tier(i));
        }
        stakeAs(alice, Tier.Bronze);
        assertTier(alice, Tier.Platinum);
        vm.warp(begun + 365 days);
        assertTier(alice, Tier.None);
    }

    function test_WhenTwoPositionsHaveTheSameTier_ItLastsUntilTheLaterUnlock() external {
        stakeAs(alice, Tier.Silver);
        vm.warp(begun + 50 days);
        stakeAs(alice, Tier.Silver);
        vm.warp(begun + 140 days - 1);
        withdrawAs(alice, idOf(alice, 0));
        assertTier(alice, Tier.Silver);
        vm.warp(begun + 140 days);
        assertTier(alice, Tier.None);
    }

    function test_WhenTheBetterPositionEndsFirst_ItFallsToTheOther() external {
        stakeAs(alice, Tier.Gold);
        vm.warp(begun + 170 days);
        stakeAs(alice, Tier.Silver);
        stakeAs(alice, Tier.Bronze);
        vm.warp(begun + 180 days - 1);
        assertTier(alice, Tier.Gold);
        vm.warp(begun + 180 days);
        assertTier(alice, Tier.Silver);
        vm.warp(begun + 260 days);
        assertTier(alice, Tier.None);
    }

    function test_WhenAPositionMovedUp_ItFallsToNothingAfterTheNewLock() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Gold);
        vm.warp(begun + 10 days);
        upgradeAs(alice, position, rewarded(Tier.Platinum));
        vm.warp(begun + 375 days - 1);
        assertTier(alice, Tier.Platinum);
        vm.warp(begun + 375 days);
        assertTier(alice, Tier.None);
    }

    function test_WhenALockWasShortenedBetweenTwoStakes_ItLastsUntilTheEarlierStakesLaterUnlock() external {
        stakeAs(alice, Tier.Silver);
        setTier(Tier.Silver, SILVER, 1 days, 1500);
        vm.warp(begun + 1 days);
        stakeAs(alice, Tier.Silver);
        assertEq(m.staking.heldUntil(alice, Tier.Silver), begun + 90 days);
        vm.warp(begun + 2 days);
        withdrawAs(alice, idOf(alice, 1));
        vm.warp(begun + 90 days - 1);
        assertTier(alice, Tier.Silver);
        vm.warp(begun + 90 days);
        assertTier(alice, Tier.None);
    }

    function test_WhenThePositionWasWithdrawn_ItIsNone() external {
        uint256 position = stakeAs(alice, Tier.Bronze);
        vm.warp(begun + 30 days);
        withdrawAs(alice, position);
        assertTier(alice, Tier.None);
        assertEq(m.staking.heldUntil(alice, Tier.Bronze), begun + 30 days, "it says until when it was");
    }

    function test_WhenAskedForNone_ItIsHeldUntilNever() external {
        stakeAs(alice, Tier.Platinum);
        assertEq(m.staking.heldUntil(alice, Tier.None), 0);
    }

    function test_WhenSomebodyElseStakes_ItDoesNotChange() external {
        stakeAs(bob, Tier.Platinum);
        assertTier(alice, Tier.None);
        assertTier(bob, Tier.Platinum);
    }
}
