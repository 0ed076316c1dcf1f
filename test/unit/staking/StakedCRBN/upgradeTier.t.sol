// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position, StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract UpgradeTier_Unit_Test is StakingBase {
    uint256 private position;
    uint256 private reward;
    uint256 private accrued;

    function setUp() public override {
        super.setUp();
        position = stakeAs(alice, PLATINUM, Tier.Bronze);
        reward = rewardOf(Tier.Bronze, PLATINUM);
        accrued = accruedIn(Tier.Bronze, PLATINUM, 10 days);
        vm.warp(begun + 10 days);
    }

    function test_RevertWhen_StakingIsPaused() external {
        pause(m.staking);
        expectPaused();
        upgradeAs(alice, position, rewarded(Tier.Silver));
    }

    function test_RevertWhen_ThePositionIsUnknown() external {
        expectUnknown(idOf(alice, 1), alice);
        upgradeAs(alice, idOf(alice, 1), rewarded(Tier.Silver));
    }

    function test_RevertWhen_ThePositionIsSomebodyElses() external {
        expectUnknown(position, bob);
        upgradeAs(bob, position, rewarded(Tier.Silver));
    }

    function test_RevertWhen_TheTierIsTheSameOrLower() external {
        expectTierError(IStakedCRBN.TierNotHigher.selector, Tier.Bronze, Tier.Bronze);
        upgradeAs(alice, position, rewarded(Tier.Bronze));
        expectTierError(IStakedCRBN.TierNotHigher.selector, Tier.Bronze, Tier.None);
        upgradeAs(alice, position, rewarded(Tier.None));
    }

    function test_RevertWhen_ThePositionIsPlatinum() external {
        upgradeAs(alice, position, rewarded(Tier.Platinum));
        for (uint256 i; i < 5; ++i) {
            expectTierError(IStakedCRBN.TierNotHigher.selector, Tier.Platinum, Tier(i));
            upgradeAs(alice, position, rewarded(Tier(i)));
        }
    }

    function test_RevertWhen_TheAmountIsBelowTheHigherTiersMinimum() external {
        uint256 small = stakeAs(alice, SILVER - 1, Tier.Bronze);
        expectError(IStakedCRBN.AmountBelowMinimum.selector, SILVER - 1, SILVER);
        upgradeAs(alice, small, rewarded(Tier.Silver));
    }

    function test_RevertWhen_TheHigherTiersLockWouldEndBeforeTheOldOne() external {
        setTier(Tier.Platinum, PLATINUM, 20 days - 1, 2500);
        expectError(IStakedCRBN.UnlockEarlier.selector, begun + 30 days - 1, begun + 30 days);
        upgradeAs(alice, position, rewarded(Tier.Platinum));
    }

    function test_RevertWhen_TheLockIsLongerThanAccepted() external {
        expectError(IStakedCRBN.LockTooLong.selector, 90 days, 30 days);
        upgradeAs(alice, position, StakeTerms(Tier.Silver, true, 30 days, 0));
    }

    function test_RevertWhen_TheAPYIsLessThanAccepted() external {
        expectError(IStakedCRBN.ApyTooLow.selector, 1500, 2000);
        upgradeAs(alice, position, StakeTerms(Tier.Silver, true, 90 days, 2000));
    }

    function test_RevertWhen_TheReserveDoesNotCoverTheNewReward() external {
        leaveAvailable(0);
        uint256 needed = rewardOf(Tier.Silver, PLATINUM);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, needed, reward - accrued);
        upgradeAs(alice, position, rewarded(Tier.Silver));
    }

    function test_WhenNoRewardIsAskedFor_ItMovesUpWithoutTheReserve() external {
        leaveAvailable(0);
        upgradeAs(alice, position, unrewarded(Tier.Platinum));
        assertTier(alice, Tier.Platinum);
        assertEq(read(position).promised, accrued);
        assertEq(m.staking.promised(), accrued);
    }

    function test_WhenAllIsWell_ItLocksTheWholeAnewInTheHigherTier() external {
        upgradeAs(alice, position, rewarded(Tier.Silver));
        Position memory p = read(position);
        assertEq(uint8(p.tier), uint8(Tier.Silver));
        assertEq(p.amount, PLATINUM);
        assertEq(p.start, begun + 10 days);
        assertEq(p.unlock, begun + 100 days);
        assertEq(p.apyBps, 1500);
        assertEq(p.reward, rewardOf(Tier.Silver, PLATINUM));
        assertTier(alice, Tier.Silver);
        vm.warp(begun + 100 days - 1);
        assertTier(alice, Tier.Silver);
        vm.warp(begun + 100 days);
        assertTier(alice, Tier.None);
    }

    function test_WhenAllIsWell_ItMaySkipTiers() external {
        upgradeAs(alice, position, rewarded(Tier.Platinum));
        assertEq(uint8(read(position).tier), uint8(Tier.Platinum));
        assertTier(alice, Tier.Platinum);
    }

    function test_WhenAllIsWell_ItKeepsWhatHasAccruedAtTheOldAPY() external {
        upgradeAs(alice, position, rewarded(Tier.Gold));
        assertEq(read(position).accrued, accrued);
        skip(30 days);
        upgradeAs(alice, position, rewarded(Tier.Platinum));
        uint256 more = accruedIn(Tier.Gold, PLATINUM, 30 days);
        assertEq(read(position).accrued, accrued + more);
        assertEq(m.staking.promised(), accrued + more + rewardOf(Tier.Platinum, PLATINUM));
        assertEq(claimAs(alice, position), netOf(accrued + more));
        assertEq(read(position).accrued, 0);
    }

    function test_WhenAllIsWell_ItMovesNoMoneyAndNoVotes() external {
        upgradeAs(alice, position, rewarded(Tier.Platinum));
        assertEq(m.token.balanceOf(alice), STOCK - PLATINUM);
        assertEq(held(), PLATINUM);
        assertEq(reserved(), RESERVED);
        assertEq(m.staking.getVotes(alice), PLATINUM);
        assertEq(m.staking.balanceOf(alice), PLATINUM);
    }

    function test_WhenAllIsWell_ItEmitsRelocked() external {
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Relocked(
            position,
            alice,
            Tier.Gold,
            0,
            PLATINUM,
            uint40(begun + 190 days),
            2000,
            rewardOf(Tier.Gold, PLATINUM),
            reward - accrued
        );
        upgradeAs(alice, position, rewarded(Tier.Gold));
    }
}
