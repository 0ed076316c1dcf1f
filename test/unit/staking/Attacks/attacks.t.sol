// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IStakedCRBN} from "../../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {VotesUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/utils/VotesUpgradeable.sol";

contract Attacks_Unit_Test is StakingBase {
    function _expectFuture(uint256 time) private {
        vm.expectRevert(
            abi.encodeWithSelector(VotesUpgradeable.ERC5805FutureLookup.selector, time, uint48(block.timestamp))
        );
    }

    function test_RevertWhen_VotesAreLookedUpInTheSecondOfTheStake() external {
        stakeAs(alice, Tier.Platinum);
        _expectFuture(block.timestamp);
        m.staking.getPastVotes(alice, block.timestamp);
        _expectFuture(block.timestamp);
        m.staking.getPastTotalSupply(block.timestamp);
        _expectFuture(block.timestamp + 1);
        m.staking.getPastVotes(alice, block.timestamp + 1);
    }

    function test_WhenSomebodyStakesBorrowedMoneyForOneTransaction_ItHadNoVotesASecondBefore() external {
        stakeAs(bob, Tier.Bronze);
        skip(1);
        stakeAs(alice, STOCK, Tier.Platinum);
        assertEq(m.staking.getVotes(alice), STOCK);
        assertEq(m.staking.getPastVotes(alice, block.timestamp - 1), 0);
        assertEq(m.staking.getPastTotalSupply(block.timestamp - 1), BRONZE);
    }

    function test_WhenSomebodyStakesBorrowedMoneyForOneTransaction_ItDoesNotGiveTheMoneyBack() external {
        for (uint256 i = 1; i < 5; ++i) {
            uint256 position = stakeAs(alice, PLATINUM, unrewarded(Tier(i)));
            expectError(IStakedCRBN.PositionLocked.selector, position, begun + lockOf(Tier(i)));
            withdrawAs(alice, position);
        }
        vm.expectRevert(IStakedCRBN.NotTransferable.selector);
        vm.prank(alice);
        m.staking.transfer(bob, PLATINUM);
    }

    function test_WhenTheSameMoneyIsStakedTwice_ItVotesOnceAtEveryPastSecond() external {
        uint256 position = stakeAs(alice, BRONZE, unrewarded(Tier.Bronze));
        vm.warp(begun + 30 days);
        withdrawAs(alice, position);
        vm.prank(alice);
        m.token.transfer(bob, BRONZE);
        stakeAs(bob, BRONZE, unrewarded(Tier.Bronze));
        skip(1);
        uint256[4] memory times = [begun, begun + 30 days - 1, begun + 30 days, begun - 1];
        uint256[4] memory alices = [BRONZE, BRONZE, uint256(0), 0];
        uint256[4] memory bobs = [uint256(0), 0, BRONZE, 0];
        for (uint256 i; i < times.length; ++i) {
            assertEq(m.staking.getPastVotes(alice, times[i]), alices[i]);
            assertEq(m.staking.getPastVotes(bob, times[i]), bobs[i]);
            assertEq(m.staking.getPastTotalSupply(times[i]), alices[i] + bobs[i]);
        }
    }

    function test_WhenTheSameStakeIsDelegatedTwice_ItVotesOnceAtEveryPastSecondToo() external {
        stakeAs(alice, Tier.Bronze);
        address[3] memory delegates = [bob, stranger, alice];
        for (uint256 i; i < delegates.length; ++i) {
            skip(1);
            vm.prank(alice);
            m.staking.delegate(delegates[i]);
        }
        skip(1);
        for (uint256 time = begun; time < block.timestamp; ++time) {
            uint256 sum = m.staking.getPastVotes(alice, time) + m.staking.getPastVotes(bob, time)
                + m.staking.getPastVotes(stranger, time);
            assertEq(sum, BRONZE);
        }
    }

    function test_WhenCRBNIsDonatedToTheStakingContract_ItChangesNobodysPosition() external {
        uint256 position = stakeAs(alice, Tier.Silver);
        skip(10 days);
        bytes memory before = abi.encode(read(position), m.staking.promised(), m.staking.totalSupply());
        vm.prank(bob);
        m.token.transfer(address(m.staking), 500_000e18);
        assertEq(abi.encode(read(position), m.staking.promised(), m.staking.totalSupply()), before);
        assertEq(m.staking.getVotes(bob), 0);
        skip(80 days);
        withdrawAs(alice, position);
        assertEq(m.token.balanceOf(alice), STOCK + netOf(rewardOf(Tier.Silver, SILVER)));
        assertEq(held(), 500_000e18);
    }

    function test_WhenCRBNIsDonatedToTheReserve_ItIsCapacityAndNobodysReward() external {
        uint256 position = stakeAs(alice, Tier.Silver);
        skip(10 days);
        bytes memory before = abi.encode(read(position), m.staking.promised());
        uint256 available = m.reserve.available();
        vm.prank(bob);
        m.token.transfer(address(m.reserve), 500_000e18);
        assertEq(abi.encode(read(position), m.staking.promised()), before);
        assertEq(m.reserve.available(), available + 500_000e18);
    }

    function test_WhenALockIsRenewedEveryHour_ItNeverEarnsMoreThanPrincipalTimesAPYTimesTime() external {
        uint256 amount = GOLD + 123_456_789;
        uint256 position = stakeAs(alice, amount, Tier.Gold);
        for (uint256 i; i < 100; ++i) {
            skip(1 hours);
            renewAs(alice, position, rewarded(Tier.Gold));
            renewAs(alice, position, rewarded(Tier.Gold));
        }
        uint256 exact = accruedIn(Tier.Gold, amount, 100 hours);
        assertLe(read(position).accrued, exact);
        assertLe(exact, read(position).accrued + 100);
        assertEq(m.staking.promised(), read(position).accrued + rewardOf(Tier.Gold, amount));
    }

    function test_WhenTheTermsOfATierAreRaisedAndLoweredAroundAPosition_ItIsPaidAsItWasPromised() external {
        uint256 position = stakeAs(alice, Tier.Silver);
        setTier(Tier.Silver, SILVER, 4 * YEAR, 0);
        skip(30 days);
        setTier(Tier.Silver, 1, 1 days, 10_000);
        skip(60 days);
        withdrawAs(alice, position);
        assertEq(m.token.balanceOf(alice), STOCK + netOf(rewardOf(Tier.Silver, SILVER)));
    }

    function test_WhenTheTermsOfATierAreRaisedAndLoweredAroundAPosition_ItNeverLetsAnybodyOutEarly() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Bronze);
        for (uint256 i = 1; i < 5; ++i) {
            setTier(Tier(i), 1, 1 days, 10_000);
        }
        bytes memory earlier =
            abi.encodeWithSelector(IStakedCRBN.UnlockEarlier.selector, block.timestamp + 1 days, begun + 30 days);
        vm.expectRevert(earlier);
        renewAs(alice, position, rewarded(Tier.Bronze));
        vm.expectRevert(earlier);
        addAs(alice, position, 1, rewarded(Tier.Bronze));
        for (uint256 i = 2; i < 5; ++i) {
            vm.expectRevert(earlier);
            upgradeAs(alice, position, unrewarded(Tier(i)));
        }
        vm.warp(begun + 30 days - 1);
        expectError(IStakedCRBN.PositionLocked.selector, position, begun + 30 days);
        withdrawAs(alice, position);
        vm.warp(begun + 30 days);
        withdrawAs(alice, position);
    }

    function test_WhenATierIsBoughtWithAPositionThatMovesUpAtTheLastSecond_ItPaysTheHigherAPYOnlyFromThenOn() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Bronze);
        vm.warp(begun + 30 days - 1);
        uint256 accrued = accruedIn(Tier.Bronze, PLATINUM, 30 days - 1);
        upgradeAs(alice, position, rewarded(Tier.Platinum));
        assertEq(read(position).accrued, accrued);
        assertEq(read(position).unlock, begun + 30 days - 1 + 365 days);
        skip(1 days);
        assertEq(read(position).accrued, accrued + accruedIn(Tier.Platinum, PLATINUM, 1 days));
    }

    function test_WhenTheWholeSupplyIsStaked_ItFitsEveryField() external {
        // The largest position at the best terms that the bounds allow, over money that cannot exist.
        uint256 supply = m.token.GENESIS_SUPPLY();
        uint256 reward = supply * 4; // 100 % a year for 4 years
        deal(address(m.token), alice, supply);
        setTier(Tier.Platinum, 1_000_000e18, 4 * YEAR, 10_000);
        expectError(IStakedCRBN.InsufficientRewardReserve.selector, reward, RESERVED);
        stakeAs(alice, supply, Tier.Platinum);
        deal(address(m.token), address(m.reserve), reward);
        uint256 position = stakeAs(alice, supply, Tier.Platinum);
        assertEq(read(position).reward, reward);
        assertEq(m.staking.promised(), reward);
        assertEq(m.staking.getVotes(alice), supply);
        skip(4 * YEAR);
        withdrawAs(alice, position);
        assertEq(m.token.balanceOf(alice), supply + netOf(reward));
        assertEq(m.staking.feesDue(), feeOf(reward));
    }

    function test_WhenSomebodyFillsTheReserveWithPromisesAndLeaves_ItFreesWhatWasNotEarned() external {
        leaveAvailable(250_000e18);
        uint256 position = stakeAs(alice, STOCK, Tier.Platinum);
        assertEq(m.reserve.available(), 0);
        skip(1 days);
        // Without a reward she pays for it with her lock alone, and only the day that was earned stays promised.
        renewAs(alice, position, unrewarded(Tier.Platinum));
        uint256 earned = accruedIn(Tier.Platinum, STOCK, 1 days);
        assertEq(m.reserve.available(), 250_000e18 - earned);
        assertEq(m.staking.promised(), earned);
    }

    function test_RevertWhen_APositionIdIsForged() external {
        uint256 position = stakeAs(alice, Tier.Bronze);
        skip(30 days);
        uint256[4] memory forged = [
            position + (1 << 32), // another owner's
            position | (1 << 192), // bits above the owner
            position | (uint256(1) << 255),
            type(uint256).max
        ];
        for (uint256 i; i < forged.length; ++i) {
            expectUnknown(forged[i], alice);
            withdrawAs(alice, forged[i]);
            expectUnknown(forged[i], alice);
            claimAs(alice, forged[i]);
        }
    }
}
