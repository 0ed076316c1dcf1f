// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN, Position} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract Claim_Unit_Test is StakingBase {
    uint256 private position;

    function setUp() public override {
        super.setUp();
        position = stakeAs(alice, Tier.Platinum);
    }

    function _expectNothing() private {
        vm.expectRevert(IStakedCRBN.NothingToClaim.selector);
    }

    function test_RevertWhen_ThePositionIsUnknownOrWithdrawn() external {
        expectUnknown(idOf(alice, 1), alice);
        claimAs(alice, idOf(alice, 1));
        skip(365 days);
        withdrawAs(alice, position);
        expectUnknown(position, alice);
        claimAs(alice, position);
    }

    function test_RevertWhen_ThePositionIsSomebodyElses() external {
        skip(1 days);
        address[4] memory callers = [bob, stranger, accounts.admin, accounts.treasury];
        for (uint256 i; i < callers.length; ++i) {
            expectUnknown(position, callers[i]);
            claimAs(callers[i], position);
        }
        // Bits above the owner's address do not make it another's.
        uint256 forged = position | (1 << 192);
        expectUnknown(forged, alice);
        claimAs(alice, forged);
    }

    function test_RevertWhen_NothingHasAccrued() external {
        _expectNothing();
        claimAs(alice, position);
    }

    function test_RevertWhen_ItIsClaimedTwiceInOneSecond() external {
        skip(1 days);
        uint256 paid = claimAs(alice, position);
        _expectNothing();
        claimAs(alice, position);
        assertEq(m.token.balanceOf(alice), STOCK - PLATINUM + paid);
    }

    function test_RevertWhen_ThePositionHasNoReward() external {
        uint256 plain = stakeAs(alice, BRONZE, unrewarded(Tier.Bronze));
        skip(30 days);
        _expectNothing();
        claimAs(alice, plain);
    }

    function test_RevertWhen_AllWasClaimedAfterTheUnlock() external {
        skip(365 days);
        claimAs(alice, position);
        skip(365 days);
        _expectNothing();
        claimAs(alice, position);
        assertEq(read(position).promised, 0);
    }

    function test_WhenPaused_ItPays() external {
        skip(1 days);
        pause(m.staking);
        assertEq(claimAs(alice, position), netOf(accruedIn(Tier.Platinum, PLATINUM, 1 days)));
    }

    function test_WhenOneSecondHasPassed_ItPaysOneSecond() external {
        skip(1);
        uint256 gross = PLATINUM * 2500 / (10_000 * YEAR);
        assertEq(read(position).accrued, gross);
        assertEq(claimAs(alice, position), netOf(gross));
        vm.warp(begun + 365 days - 1);
        claimAs(alice, position);
        skip(1);
        assertApproxEqAbs(read(position).accrued, gross, 1);
    }

    function test_WhenOneWeiHasAccrued_ItGivesItToTheTreasury() external {
        setTier(Tier.Bronze, 1, 365 days, 10_000);
        uint256 tiny = stakeAs(alice, 1, Tier.Bronze);
        assertEq(read(tiny).reward, 1);
        skip(365 days);
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.RewardPaid(tiny, alice, 0, 1);
        assertEq(claimAs(alice, tiny), 0);
        assertEq(m.staking.feesDue(), 1);
    }

    function test_WhenItIsClaimedInManyParts_ItPaysTheWholeRewardInSumAndNoMore() external {
        uint256 gross;
        uint256 net;
        for (uint256 i; i < 50; ++i) {
            skip(8 days + i * 77);
            uint256 accrued = read(position).accrued;
            gross += accrued;
            net += accrued == 0 ? 0 : claimAs(alice, position);
            if (block.timestamp >= begun + 365 days) break;
        }
        assertEq(gross, rewardOf(Tier.Platinum, PLATINUM));
        assertEq(net + m.staking.feesDue(), gross);
        assertEq(m.token.balanceOf(alice), STOCK - PLATINUM + net);
        // 20 % rounded up each time: at most a wei a claim.
        assertApproxEqAbs(net, netOf(gross), 50);
        assertLe(net, netOf(gross));
        assertEq(m.staking.promised(), m.staking.feesDue());
    }

    function test_WhenSomethingIsCarriedFromEarlierLocks_ItPaysThatToo() external {
        skip(100 days);
        renewAs(alice, position, rewarded(Tier.Platinum));
        uint256 carried = accruedIn(Tier.Platinum, PLATINUM, 100 days);
        uint256 paid = claimAs(alice, position);
        assertEq(paid, netOf(carried), "in the second of the renewal");
        _expectNothing();
        claimAs(alice, position);
        skip(10 days);
        assertEq(claimAs(alice, position), netOf(accruedIn(Tier.Platinum, PLATINUM, 10 days)));
    }

    function test_WhenSomethingHasAccrued_ItPays80PercentAndKeeps20PercentForTheTreasury() external {
        skip(73 days); // a fifth of the lock: 5,000 CRBN
        assertEq(read(position).accrued, 5000e18);
        assertEq(claimAs(alice, position), 4000e18);
        assertEq(m.token.balanceOf(alice), STOCK - PLATINUM + 4000e18);
        assertEq(m.staking.feesDue(), 1000e18);
        assertEq(reserved(), RESERVED - 4000e18, "the fee waits in the reserve");
        assertEq(held(), PLATINUM, "no principal is touched");
    }

    function test_WhenSomethingHasAccrued_ItLowersWhatIsPromisedByWhatWasPaid() external {
        uint256 promised = m.staking.promised();
        uint256 available = m.reserve.available();
        skip(73 days);
        assertEq(m.staking.promised(), promised, "accruing changes nothing");
        uint256 paid = claimAs(alice, position);
        assertEq(m.staking.promised(), promised - paid);
        assertEq(m.reserve.available(), available);
        assertEq(read(position).promised, promised - 5000e18);
        assertEq(read(position).accrued, 0);
    }

    function test_WhenSomethingHasAccrued_ItLeavesLockAndTierAndVotesAlone() external {
        skip(73 days);
        Position memory before = read(position);
        claimAs(alice, position);
        Position memory p = read(position);
        assertEq(p.unlock, before.unlock);
        assertEq(p.start, before.start);
        assertEq(p.amount, before.amount);
        assertEq(p.apyBps, before.apyBps);
        assertEq(p.reward, before.reward);
        assertEq(m.staking.getVotes(alice), PLATINUM);
        assertTier(alice, Tier.Platinum);
    }

    function test_WhenSomethingHasAccrued_ItEmitsRewardPaid() external {
        skip(73 days);
        vm.expectEmit(address(m.staking));
        emit IStakedCRBN.RewardPaid(position, alice, 4000e18, 1000e18);
        claimAs(alice, position);
    }
}
