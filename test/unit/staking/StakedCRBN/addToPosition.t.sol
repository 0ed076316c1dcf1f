// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position, StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract AddToPosition_Unit_Test is StakingBase {
    uint256 private position;

    /// @dev What 40 of the 90 days of the old lock have accrued.
    uint256 private accrued;
    uint256 private reward;

    function setUp() public override {
        super.setUp();
        position = stakeAs(alice, Tier.Silver);
        vm.warp(begun + 40 days);
        reward = rewardOf(Tier.Silver, SILVER);
        accrued = accruedIn(Tier.Silver, SILVER, 40 days);
    }

    function _add(uint256 amount) private {
        addAs(alice, position, amount, rewarded(Tier.Silver));
    }

    function test_RevertWhen_StakingIsPaused() external {
        pause(m.staking);
        expectPaused();
        _add(1);
    }

    function test_RevertWhen_NothingIsAdded() external {
        vm.expectRevert(IStakedCRBN.AmountZero.selector);
        _add(0);
    }

    function test_RevertWhen_ThePositionIsUnknownOrWithdrawn() external {
        expectUnknown(idOf(alice, 1), alice);
        addAs(alice, idOf(alice, 1), 1e18, rewarded(Tier.Silver));
        vm.warp(begun + 90 days);
        withdrawAs(alice, position);
        expectUnknown(position, alice);
        _add(SILVER);
    }

    function test_RevertWhen_ThePositionIsSomebodyElses() external {
        expectUnknown(position, bob);
        addAs(bob, position, 1e18, rewarded(Tier.Silver));
    }

    function test_RevertWhen_TheTierIsLower() external {
        expectTierError(IStakedCRBN.TierNotHigher.selector, Tier.Silver, Tier.Bronze);
        addAs(alice, position, 1e18, rewarded(Tier.Bronze));
    }

    function test_RevertWhen_TheTierIsNone() external {
        expectTierError(IStakedCRBN.TierNotHigher.selector, Tier.Silver, Tier.None);
        addAs(alice, position, 1e18, rewarded(Tier.None));
    }

    function test_RevertWhen_TheSumIsBelowAHigherTiersMinimum() external {
        expectError(IStakedCRBN.AmountBelowMinimum.selector, GOLD - 1, GOLD);
        addAs(alice, position, GOLD - SILVER - 1, rewarded(Tier.Gold));
        // The tier's own minimum may have risen.
        setTier(Tier.Silver, 2 * SILVER, 90 days, 1500);
        expectError(IStakedCRBN.AmountBelowMinimum.selector, 2 * SILVER - 1, 2 * SILVER);
        _add(SILVER - 1);
    }

    function test_RevertWhen_TheSumIsMoreThanTheSupply() external {
        expectError(IStakedCRBN.AmountTooLarge.selector, 2 ** 96);
        _add(2 ** 96);
        expectError(IStakedCRBN.AmountTooLarge.selector, type(uint256).max);
        _add(type(uint256).max);
        // Each fits its field, the sum does not.
        expectError(IStakedCRBN.AmountTooLarge.selector, SUPPLY + SILVER);
        _add(SUPPLY);
    }

    function test_RevertWhen_TheNewLockWouldEndBeforeTheOldOne() external {
        setTier(Tier.Silver, SILVER, 50 days - 1, 1500);
        expectError(IStakedCRBN.UnlockEarlier.selector, begun + 90 days - 1, begun + 90 days);
        _add(1);
    }

    function test_WhenTheNewLockWouldEndWithTheOldOne_ItAdds() external {
        setTier(Tier.Silver, SILVER, 50 days, 1500);
        _add(1);
        assertEq(read(position).unlock, begun + 90 days);
        assertEq(read(position).amount, SILVER + 1);
    }

    function test_RevertWhen_TheLockIsLongerThanAccepted() external {
        expectError(IStakedCRBN.LockTooLong.selector, 90 days, 90 days - 1);
        addAs(alice, position, 1e18, StakeTerms(Tier.Silver, true, 90 days - 1, 0));
    }

    function test_RevertWhen_TheAPYIsLessThanAccepted() external {
        expectError(IStakedCRBN.ApyTooLow.selector, 1500, 1501);
        addAs(alice, position, 1e18, StakeTerms(Tier.Silver, true, 90 days, 1501));
    }

    function test_RevertWhen_TheReserveDoesNotCoverTheWholeNewReward() external {
        uint256 needed = rewardOf(Tier.Silver, 3 * SILVER);
        uint256 room = needed - 1;
        // What the old lock has not accrued is room too.
        leaveAvailable(room - (reward - accrued));
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, needed, room);
        _add(2 * SILVER);
        assertEq(m.staking.promised(), reward);
    }

    function test_WhenTheCancelledPromiseMakesRoomForTheNewOne_ItAdds() external {
        uint256 needed = rewardOf(Tier.Silver, 3 * SILVER);
        leaveAvailable(needed - (reward - accrued));
        _add(2 * SILVER);
        assertEq(m.reserve.available(), 0);
        assertEq(m.staking.promised(), accrued + needed);
    }

    function test_WhenNoRewardIsAskedFor_ItKeepsWhatHasAccruedAndPromisesNothingMore() external {
        leaveAvailable(0);
        addAs(alice, position, SILVER, unrewarded(Tier.Silver));
        Position memory p = read(position);
        assertEq(p.accrued, accrued);
        assertEq(p.promised, accrued);
        assertEq(p.reward, 0);
        assertEq(m.staking.promised(), accrued);
        skip(90 days);
        assertEq(read(position).accrued, accrued);
        withdrawAs(alice, position);
        assertEq(m.token.balanceOf(alice), STOCK + netOf(accrued));
    }

    function test_WhenThePositionIsUnlockedAlready_ItKeepsTheWholeOldReward() external {
        vm.warp(begun + 200 days);
        _add(SILVER);
        Position memory p = read(position);
        assertEq(p.accrued, reward);
        assertEq(p.promised, reward + rewardOf(Tier.Silver, 2 * SILVER));
        assertEq(p.unlock, begun + 290 days);
        assertTier(alice, Tier.Silver);
    }

    function test_WhenTheTierIsHigher_ItMovesUpWithTheSum() external {
        addAs(alice, position, GOLD - SILVER, rewarded(Tier.Gold));
        Position memory p = read(position);
        assertEq(uint8(p.tier), uint8(Tier.Gold));
        assertEq(p.amount, GOLD);
        assertEq(p.apyBps, 2000);
        assertEq(p.unlock, begun + 40 days + 180 days);
        assertEq(p.accrued, accrued);
        assertEq(p.promised, accrued + rewardOf(Tier.Gold, GOLD));
        assertTier(alice, Tier.Gold);
    }

    function test_WhenTheTierIsKept_ItTakesTheAmountAndLocksTheWholeAnew() external {
        _add(5e18);
        Position memory p = read(position);
        assertEq(p.amount, SILVER + 5e18);
        assertEq(p.start, begun + 40 days);
        assertEq(p.unlock, begun + 130 days);
        assertEq(m.token.balanceOf(alice), STOCK - SILVER - 5e18);
        assertEq(held(), SILVER + 5e18);
        assertEq(m.staking.balanceOf(alice), SILVER + 5e18);
        assertEq(m.staking.positionCount(alice), 1);
        assertEq(m.staking.heldUntil(alice, Tier.Silver), begun + 130 days);
        vm.warp(begun + 130 days - 1);
        expectError(IStakedCRBN.PositionLocked.selector, position, begun + 130 days);
        withdrawAs(alice, position);
    }

    function test_WhenTheTierIsKept_ItKeepsWhatHasAccruedAndCancelsTheRest() external {
        _add(SILVER);
        uint256 renewed = rewardOf(Tier.Silver, 2 * SILVER);
        assertEq(read(position).accrued, accrued);
        assertEq(read(position).promised, accrued + renewed);
        assertEq(m.staking.promised(), accrued + renewed);
        assertEq(reserved(), RESERVED, "nothing is paid");

        // A second time, it adds up.
        skip(10 days);
        _add(SILVER);
        uint256 more = accruedIn(Tier.Silver, 2 * SILVER, 10 days);
        assertEq(read(position).accrued, accrued + more);
        assertEq(m.staking.promised(), accrued + more + rewardOf(Tier.Silver, 3 * SILVER));
    }

    function test_WhenTheTierIsKept_ItGivesVotesForWhatWasAdded() external {
        _add(7e18);
        skip(1);
        assertEq(m.staking.getVotes(alice), SILVER + 7e18);
        assertEq(m.staking.getPastVotes(alice, begun + 40 days - 1), SILVER);
        assertEq(m.staking.getPastVotes(alice, begun + 40 days), SILVER + 7e18);
        assertEq(m.staking.totalSupply(), SILVER + 7e18);
    }

    function test_WhenTheTierIsKept_ItTakesTheAPYOfNow() external {
        setTier(Tier.Silver, SILVER, 90 days, 3000);
        assertEq(read(position).apyBps, 1500, "the old lock is as it was");
        assertEq(read(position).accrued, accrued);
        _add(SILVER);
        assertEq(read(position).apyBps, 3000);
        assertEq(read(position).reward, 2 * SILVER * 3000 * 90 days / (10_000 * YEAR));
    }

    function test_WhenTheTierIsKept_ItEmitsRelockedAndTransfer() external {
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Relocked(
            position,
            alice,
            Tier.Silver,
            SILVER,
            2 * SILVER,
            uint40(begun + 130 days),
            1500,
            rewardOf(Tier.Silver, 2 * SILVER),
            reward - accrued
        );
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Transfer(address(0), alice, SILVER);
        _add(SILVER);
    }
}
