// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";
import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";

contract Pause_Unit_Test is StakingBase {
    function _unpause() private {
        vm.prank(accounts.admin);
        m.staking.unpause();
    }

    function test_RevertWhen_TheCallerOfPauseIsNotTheGuardian() external {
        address[3] memory callers = [stranger, accounts.admin, accounts.treasury];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.staking.pause();
        }
    }

    function test_RevertWhen_TheCallerOfUnpauseIsNotTheUnpauser() external {
        pause(m.staking);
        address[3] memory callers = [stranger, accounts.guardian, accounts.treasury];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.staking.unpause();
        }
    }

    function test_RevertWhen_PausedTwice() external {
        pause(m.staking);
        expectPaused();
        pause(m.staking);
    }

    function test_RevertWhen_UnpausedTwice() external {
        vm.expectRevert(PausableUpgradeable.ExpectedPause.selector);
        _unpause();
    }

    function test_WhenPaused_ItStopsEveryEntry() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Bronze);
        vm.expectEmit(address(m.staking));
        emit PausableUpgradeable.Paused(accounts.guardian);
        pause(m.staking);
        assertTrue(m.staking.paused());
        expectPaused();
        stakeAs(alice, Tier.Bronze);
        expectPaused();
        vm.prank(alice);
        m.staking.stakeWithPermit(BRONZE, rewarded(Tier.Bronze), block.timestamp, 27, 0, 0);
        expectPaused();
        addAs(alice, position, 1, rewarded(Tier.Bronze));
        expectPaused();
        renewAs(alice, position, rewarded(Tier.Bronze));
        expectPaused();
        upgradeAs(alice, position, rewarded(Tier.Silver));
    }

    function test_WhenPaused_ItStopsNoExit() external {
        uint256 position = stakeAs(alice, Tier.Bronze);
        uint256 other = stakeAs(alice, Tier.Silver);
        skip(10 days);
        pause(m.staking);
        assertGt(claimAs(alice, position), 0);
        skip(10 days);
        uint256[] memory both = new uint256[](2);
        (both[0], both[1]) = (position, other);
        vm.prank(alice);
        assertGt(m.staking.claimMany(both), 0);
        vm.prank(alice);
        m.staking.delegate(bob);
        assertGt(m.staking.payFees(), 0);
        skip(70 days);
        withdrawAs(alice, position);
        withdrawAs(alice, other);
        assertEq(held(), 0);
        assertEq(m.staking.getVotes(bob), 0);
        give(bob, 1e18);
        vm.startPrank(bob);
        m.token.approve(address(m.reserve), 1e18);
        m.reserve.fund(1e18);
        vm.stopPrank();
        leaveAvailable(0);
    }

    function test_WhenPaused_ItLeavesPromisesAndFeesInItsWordAlone() external {
        uint256 position = stakeAs(alice, Tier.Bronze);
        skip(10 days);
        claimAs(alice, position);
        uint256 promised = m.staking.promised();
        uint256 due = m.staking.feesDue();
        assertGt(due, 0);
        pause(m.staking);
        assertEq(m.staking.promised(), promised);
        assertEq(m.staking.feesDue(), due);
        skip(1 days);
        claimAs(alice, position);
        m.staking.payFees();
        assertTrue(m.staking.paused(), "and they it");
    }

    function test_WhenUnpaused_ItOpensTheEntriesAgain() external {
        pause(m.staking);
        vm.expectEmit(address(m.staking));
        emit PausableUpgradeable.Unpaused(accounts.admin);
        _unpause();
        assertFalse(m.staking.paused());
        stakeAs(alice, Tier.Bronze);
        assertEq(m.staking.balanceOf(alice), BRONZE);
    }
}
