// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position, StakeTerms} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract Renew_Unit_Test is StakingBase {
    uint256 private position;
    uint256 private reward;

    function setUp() public override {
        super.setUp();
        position = stakeAs(alice, Tier.Gold);
        reward = rewardOf(Tier.Gold, GOLD);
        vm.warp(begun + 100 days);
    }

    function _renew() private {
        renewAs(alice, position, rewarded(Tier.Gold));
    }

    function test_RevertWhen_StakingIsPaused() external {
        pause(m.staking);
        expectPaused();
        _renew();
    }

    function test_RevertWhen_ThePositionIsUnknown() external {
        expectUnknown(idOf(alice, 1), alice);
        renewAs(alice, idOf(alice, 1), rewarded(Tier.Gold));
        expectUnknown(0, alice);
        renewAs(alice, 0, rewarded(Tier.Gold));
    }

    function test_RevertWhen_ThePositionIsSomebodyElses() external {
        expectUnknown(position, bob);
        renewAs(bob, position, rewarded(Tier.Gold));
    }

    function test_RevertWhen_TheTierIsAnother() external {
        Tier[4] memory others = [Tier.None, Tier.Bronze, Tier.Silver, Tier.Platinum];
        for (uint256 i; i < others.length; ++i) {
            expectTierError(IStakedCRBN.TierNotKept.selector, Tier.Gold, others[i]);
            renewAs(alice, position, rewarded(others[i]));
        }
    }

    function test_RevertWhen_TheAmountIsBelowTheTiersNewMinimum() external {
        setTier(Tier.Gold, GOLD + 1, 180 days, 2000);
        expectError(IStakedCRBN.AmountBelowMinimum.selector, GOLD, GOLD + 1);
        _renew();
    }

    function test_RevertWhen_ALoweredLockWouldEndBeforeTheOldOne() external {
        setTier(Tier.Gold, GOLD, 1 days, 2000);
        expectError(IStakedCRBN.UnlockEarlier.selector, begun + 101 days, begun + 180 days);
        _renew();
        setTier(Tier.Gold, GOLD, 80 days - 1, 2000);
        expectError(IStakedCRBN.UnlockEarlier.selector, begun + 180 days - 1, begun + 180 days);
        _renew();
        expectError(IStakedCRBN.PositionLocked.selector, position, begun + 180 days);
        withdrawAs(alice, position);
    }

    function test_WhenALoweredLockWouldEndAfterTheOldOne_ItRenews() external {
        setTier(Tier.Gold, GOLD, 80 days, 2000);
        _renew();
        assertEq(read(position).unlock, begun + 180 days);
        vm.warp(begun + 180 days);
        setTier(Tier.Gold, GOLD, 1 days, 2000);
        _renew();
        assertEq(read(position).unlock, begun + 181 days);
    }

    function test_RevertWhen_TheLockIsLongerThanAccepted() external {
        expectError(IStakedCRBN.LockTooLong.selector, 180 days, 180 days - 1);
        renewAs(alice, position, StakeTerms(Tier.Gold, true, 180 days - 1, 0));
    }

    function test_RevertWhen_TheAPYIsLessThanAccepted() external {
        expectError(IStakedCRBN.ApyTooLow.selector, 2000, 2001);
        renewAs(alice, position, StakeTerms(Tier.Gold, true, 180 days, 2001));
    }

    function test_RevertWhen_TheReserveDoesNotCoverTheNewReward() external {
        vm.warp(begun + 180 days); // nothing is left to cancel
        leaveAvailable(reward - 1);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, reward, reward - 1);
        _renew();
        assertEq(read(position).accrued, reward);
        assertEq(read(position).unlock, begun + 180 days);
    }

    function test_WhenARewardIsGivenUp_ItFreesTheReserve() external {
        uint256 accrued = accruedIn(Tier.Gold, GOLD, 100 days);
        leaveAvailable(0);
        renewAs(alice, position, unrewarded(Tier.Gold));
        assertEq(m.reserve.available(), reward - accrued);
        assertEq(m.staking.promised(), accrued);
        assertEq(read(position).apyBps, 0);
        assertEq(claimAs(alice, position), netOf(accrued));
    }

    function test_WhenItFollowsInTheSameSecond_ItChangesNothing() external {
        _renew();
        bytes memory before = abi.encode(read(position), m.staking.promised());
        _renew();
        _renew();
        assertEq(abi.encode(read(position), m.staking.promised()), before);
    }

    function test_WhenItIsBeforeOrAfterTheUnlock_ItLocksTheWholeAnewAtTheTermsOfNow() external {
        setTier(Tier.Gold, GOLD, 200 days, 100);
        _renew();
        Position memory p = read(position);
        assertEq(p.start, begun + 100 days);
        assertEq(p.unlock, begun + 300 days);
        assertEq(p.apyBps, 100);
        assertEq(p.amount, GOLD);
        assertEq(p.reward, GOLD * 100 * 200 days / (10_000 * YEAR));

        vm.warp(begun + 1000 days);
        setTier(Tier.Gold, GOLD, 180 days, 2000);
        _renew();
        p = read(position);
        assertEq(p.unlock, begun + 1180 days);
        assertEq(p.apyBps, 2000);
    }

    function test_WhenItIsBeforeOrAfterTheUnlock_ItKeepsWhatHasAccrued() external {
        uint256 accrued = accruedIn(Tier.Gold, GOLD, 100 days);
        _renew();
        assertEq(read(position).accrued, accrued);
        assertEq(read(position).promised, accrued + reward);
        assertEq(m.staking.promised(), accrued + reward);

        vm.warp(begun + 100 days + 180 days + 50 days);
        assertEq(read(position).accrued, accrued + reward, "it does not accrue beyond the lock");
        _renew();
        assertEq(read(position).accrued, accrued + reward);
        assertEq(m.staking.promised(), accrued + 2 * reward);

        // What was claimed before does not come again.
        skip(10 days);
        claimAs(alice, position);
        skip(10 days);
        _renew();
        assertEq(read(position).accrued, accruedIn(Tier.Gold, GOLD, 20 days) - accruedIn(Tier.Gold, GOLD, 10 days));
    }

    function test_WhenItIsBeforeOrAfterTheUnlock_ItMovesNoMoneyAndNoVotes() external {
        uint256 stock = m.token.balanceOf(alice);
        _renew();
        assertEq(m.token.balanceOf(alice), stock);
        assertEq(held(), GOLD);
        assertEq(reserved(), RESERVED);
        assertEq(m.staking.getVotes(alice), GOLD);
        assertEq(m.staking.totalSupply(), GOLD);
    }

    function test_WhenItIsBeforeOrAfterTheUnlock_ItKeepsTheTierWithoutAGap() external {
        _renew();
        vm.warp(begun + 280 days - 1);
        assertTier(alice, Tier.Gold);
        vm.warp(begun + 280 days);
        assertTier(alice, Tier.None);
        _renew();
        assertTier(alice, Tier.Gold);
    }

    function test_WhenItIsBeforeOrAfterTheUnlock_ItEmitsRelocked() external {
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.Relocked(
            position,
            alice,
            Tier.Gold,
            0,
            GOLD,
            uint40(begun + 280 days),
            2000,
            reward,
            reward - accruedIn(Tier.Gold, GOLD, 100 days)
        );
        _renew();
    }
}
