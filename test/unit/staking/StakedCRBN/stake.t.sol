// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position, StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakeAccounts} from "../../../../contracts/staking/libraries/StakeAccounts.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Vm} from "forge-std/Vm.sol";

contract Stake_Unit_Test is StakingBase {
    function test_RevertWhen_StakingIsPaused() external {
        pause(m.staking);
        expectPaused();
        stakeAs(alice, Tier.Bronze);
        expectPaused();
        stakeAs(alice, BRONZE, unrewarded(Tier.Bronze));
    }

    function test_RevertWhen_TheTierIsNone() external {
        vm.expectRevert(abi.encodeWithSelector(IStakedCRBN.TierInvalid.selector, Tier.None));
        stakeAs(alice, PLATINUM, Tier.None);
    }

    function test_RevertWhen_TheAmountIsBelowTheTiersMinimum() external {
        for (uint256 i = 1; i < 5; ++i) {
            uint256 minimum = minimumOf(Tier(i));
            expectError(IStakedCRBN.AmountBelowMinimum.selector, minimum - 1, minimum);
            stakeAs(alice, minimum - 1, Tier(i));
            expectError(IStakedCRBN.AmountBelowMinimum.selector, 0, minimum);
            stakeAs(alice, 0, unrewarded(Tier(i)));
        }
    }

    function test_RevertWhen_TheAmountIsMoreThanTheSupply() external {
        expectError(IStakedCRBN.AmountTooLarge.selector, SUPPLY + 1);
        stakeAs(alice, SUPPLY + 1, Tier.Platinum);
        expectError(IStakedCRBN.AmountTooLarge.selector, 2 ** 96);
        stakeAs(alice, 2 ** 96, Tier.Platinum);
        expectError(IStakedCRBN.AmountTooLarge.selector, type(uint256).max);
        stakeAs(alice, type(uint256).max, unrewarded(Tier.Platinum));
    }

    function test_RevertWhen_TheCallerHasLess() external {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, STOCK, STOCK + 1));
        stakeAs(alice, STOCK + 1, Tier.Platinum);
        // The whole supply passes every check of ours.
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, STOCK, SUPPLY));
        stakeAs(alice, SUPPLY, unrewarded(Tier.Platinum));
    }

    function test_RevertWhen_TheCallerApprovedLess() external {
        vm.prank(alice);
        m.token.approve(address(m.staking), SILVER - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(m.staking), SILVER - 1, SILVER
            )
        );
        stakeAs(alice, Tier.Silver);
    }

    function test_RevertWhen_TheLockIsLongerThanAccepted() external {
        expectError(IStakedCRBN.LockTooLong.selector, 365 days, 365 days - 1);
        stakeAs(alice, PLATINUM, StakeTerms(Tier.Platinum, true, 365 days - 1, 0));

        // The case it is for: the terms change between signing and execution.
        setTier(Tier.Bronze, BRONZE, 4 * YEAR, 1000);
        expectError(IStakedCRBN.LockTooLong.selector, 4 * YEAR, 30 days);
        stakeAs(alice, BRONZE, StakeTerms(Tier.Bronze, true, 30 days, 1000));
    }

    function test_RevertWhen_TheAPYIsLessThanAccepted() external {
        expectError(IStakedCRBN.ApyTooLow.selector, 2500, 2501);
        stakeAs(alice, PLATINUM, StakeTerms(Tier.Platinum, true, 365 days, 2501));

        setTier(Tier.Bronze, BRONZE, 30 days, 0);
        expectError(IStakedCRBN.ApyTooLow.selector, 0, 1000);
        stakeAs(alice, BRONZE, StakeTerms(Tier.Bronze, true, 30 days, 1000));
    }

    function test_WhenLockAndAPYAreWhatIsAccepted_ItStakes() external {
        for (uint256 i = 1; i < 5; ++i) {
            Tier tier = Tier(i);
            uint256 position =
                stakeAs(alice, minimumOf(tier), StakeTerms(tier, true, uint32(lockOf(tier)), uint16(apyOf(tier))));
            assertEq(read(position).amount, minimumOf(tier));
        }
    }

    function test_RevertWhen_TheReserveDoesNotCoverTheReward() external {
        uint256 reward = rewardOf(Tier.Platinum, PLATINUM);
        leaveAvailable(reward - 1);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, reward, reward - 1);
        stakeAs(alice, Tier.Platinum);

        // Earlier promises come first.
        uint256 first = rewardOf(Tier.Bronze, BRONZE);
        stakeAs(bob, Tier.Bronze);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, reward, reward - 1 - first);
        stakeAs(alice, Tier.Platinum);
        assertEq(m.staking.promised(), first);
    }

    function test_WhenTheReserveCoversTheRewardExactly_ItStakesAndLeavesNothingAvailable() external {
        leaveAvailable(rewardOf(Tier.Platinum, PLATINUM));
        stakeAs(alice, Tier.Platinum);
        assertEq(m.reserve.available(), 0);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, rewardOf(Tier.Bronze, BRONZE), 0);
        stakeAs(bob, Tier.Bronze);
    }

    /// @dev It cannot happen; if it did, nothing would be promised on top.
    function test_RevertWhen_TheReserveHoldsLessThanItOwes() external {
        stakeAs(alice, Tier.Platinum);
        deal(address(m.token), address(m.reserve), 1e18);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, rewardOf(Tier.Bronze, BRONZE), 0);
        stakeAs(bob, Tier.Bronze);
    }

    function test_WhenNoRewardIsAskedFor_ItStakesWithoutTheReserve() external {
        leaveAvailable(0);
        uint256 position = stakeAs(alice, PLATINUM, unrewarded(Tier.Platinum));
        Position memory p = read(position);
        assertEq(p.apyBps, 0);
        assertEq(p.reward, 0);
        assertEq(p.promised, 0);
        assertEq(p.amount, PLATINUM);
        assertEq(p.unlock, begun + 365 days);
        assertEq(m.staking.promised(), 0);
        assertEq(m.staking.getVotes(alice), PLATINUM);
        assertTier(alice, Tier.Platinum);
        skip(365 days);
        assertEq(read(position).accrued, 0);
        withdrawAs(alice, position);
        assertEq(m.token.balanceOf(alice), STOCK);
    }

    function test_WhenNoRewardIsAskedFor_ItDoesNotLookAtTheAPY() external {
        uint256 position = stakeAs(alice, BRONZE, StakeTerms(Tier.Bronze, false, 30 days, type(uint16).max));
        assertEq(read(position).amount, BRONZE);
    }

    function test_WhenNoRewardIsAskedFor_ItStillLooksAtTheLock() external {
        expectError(IStakedCRBN.LockTooLong.selector, 30 days, 30 days - 1);
        stakeAs(alice, BRONZE, StakeTerms(Tier.Bronze, false, 30 days - 1, 0));
    }

    function test_RevertWhen_TheUnlockLiesBeyond2106() external {
        vm.warp(type(uint32).max - 30 days + 1);
        expectError(StakeAccounts.UnlockTooLate.selector, uint256(type(uint32).max) + 1);
        stakeAs(alice, Tier.Bronze);
        vm.warp(type(uint32).max - 30 days);
        assertEq(read(stakeAs(alice, Tier.Bronze)).unlock, type(uint32).max);
    }

    function test_WhenAllIsWell_ItMovesThePrincipalAndNothingElse() external {
        stakeAs(alice, SILVER + 1, Tier.Silver);
        assertEq(m.token.balanceOf(alice), STOCK - SILVER - 1);
        assertEq(held(), SILVER + 1);
        assertEq(reserved(), RESERVED);
        assertEq(m.staking.balanceOf(alice), SILVER + 1);
        assertEq(m.staking.totalSupply(), SILVER + 1);
        assertEq(m.staking.balanceOf(bob), 0);
    }

    function test_WhenAllIsWell_ItOpensAPositionWithEveryField() external {
        for (uint256 i = 1; i < 5; ++i) {
            Tier tier = Tier(i);
            uint256 amount = minimumOf(tier) + i;
            uint256 position = stakeAs(alice, amount, tier);
            Position memory p = read(position);
            assertEq(p.id, position);
            assertEq(p.owner, alice);
            assertEq(uint8(p.tier), uint8(tier));
            assertEq(p.amount, amount);
            assertEq(p.start, begun);
            assertEq(p.unlock, begun + lockOf(tier));
            assertEq(p.apyBps, apyOf(tier));
            assertEq(p.reward, rewardOf(tier, amount));
            assertEq(p.accrued, 0);
            assertEq(p.promised, rewardOf(tier, amount));
        }
    }

    function test_WhenAllIsWell_ItPromisesTheWholeReward() external {
        stakeAs(alice, Tier.Platinum);
        assertEq(m.staking.promised(), 25_000e18);
        stakeAs(bob, Tier.Silver);
        assertEq(m.staking.promised(), 25_000e18 + rewardOf(Tier.Silver, SILVER));
        assertEq(m.reserve.available(), RESERVED - m.staking.promised());
        assertEq(m.staking.feesDue(), 0);
    }

    function test_WhenAllIsWell_ItCountsPositionsAndNeverGivesAnIdTwice() external {
        assertEq(stakeAs(alice, Tier.Bronze), idOf(alice, 0));
        assertEq(stakeAs(alice, Tier.Bronze), idOf(alice, 1));
        assertEq(stakeAs(bob, Tier.Bronze), idOf(bob, 0));
        skip(30 days);
        withdrawAs(alice, idOf(alice, 1));
        assertEq(stakeAs(alice, Tier.Bronze), idOf(alice, 2));
        assertEq(m.staking.positionCount(alice), 3);
        assertEq(m.staking.positionCount(bob), 1);
    }

    function test_WhenAllIsWell_ItGivesVotesToTheStaker() external {
        stakeAs(alice, Tier.Bronze);
        skip(1);
        stakeAs(alice, Tier.Silver);
        skip(1);
        assertEq(m.staking.delegates(alice), alice);
        assertEq(m.staking.getVotes(alice), BRONZE + SILVER);
        assertEq(m.staking.getPastVotes(alice, begun - 1), 0);
        assertEq(m.staking.getPastVotes(alice, begun), BRONZE);
        assertEq(m.staking.getPastVotes(alice, begun + 1), BRONZE + SILVER);
        assertEq(m.staking.getPastTotalSupply(begun), BRONZE);
    }

    function test_WhenAllIsWell_ItGivesTheTierUntilTheUnlock() external {
        stakeAs(alice, Tier.Gold);
        assertTier(alice, Tier.Gold);
        assertEq(m.staking.heldUntil(alice, Tier.Gold), begun + 180 days);
        assertEq(m.staking.heldUntil(alice, Tier.Silver), 0);
        vm.warp(begun + 180 days - 1);
        assertTier(alice, Tier.Gold);
        vm.warp(begun + 180 days);
        assertTier(alice, Tier.None);
    }

    function test_WhenAllIsWell_ItEmitsStakedAndTransfer() external {
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Staked(
            idOf(alice, 0), alice, Tier.Silver, SILVER, uint40(begun + 90 days), 1500, rewardOf(Tier.Silver, SILVER)
        );
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Transfer(address(0), alice, SILVER);
        stakeAs(alice, Tier.Silver);
    }

    function test_WhenAllIsWell_ItEmitsDelegateChangedForTheFirstStakeOnly() external {
        vm.expectEmit(address(m.staking));
        emit IVotes.DelegateChanged(alice, address(0), alice);
        vm.expectEmit(address(m.staking));
        emit IVotes.DelegateVotesChanged(alice, 0, BRONZE);
        stakeAs(alice, Tier.Bronze);

        vm.recordLogs();
        stakeAs(alice, Tier.Bronze);
        assertEq(_delegateChanges(), 0);

        // Nor after everything was withdrawn.
        skip(30 days);
        withdrawAs(alice, idOf(alice, 0));
        withdrawAs(alice, idOf(alice, 1));
        vm.recordLogs();
        stakeAs(alice, Tier.Bronze);
        assertEq(_delegateChanges(), 0);
    }

    function test_WhenAllIsWell_ItEmitsNoDelegateChangedIfTheStakerNamedADelegateBefore() external {
        vm.prank(alice);
        m.staking.delegate(bob);
        vm.recordLogs();
        stakeAs(alice, Tier.Bronze);
        assertEq(_delegateChanges(), 0);
        assertEq(m.staking.delegates(alice), bob);
        assertEq(m.staking.getVotes(bob), BRONZE);
        assertEq(m.staking.getVotes(alice), 0);
    }

    function _delegateChanges() private returns (uint256 count) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] == IVotes.DelegateChanged.selector) ++count;
        }
    }
}
