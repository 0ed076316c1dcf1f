// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {StakingBase} from "../StakingBase.t.sol";

contract Pause_Unit_Test is StakingBase {
    function test_RevertWhen_TheCallerIsNotTheGuardianContract() external {
        address[5] memory callers = [stranger, accounts.admin, accounts.treasury, accounts.guardian, accounts.deployer];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(Managed.CallerNotGuardian.selector, callers[i]));
            vm.prank(callers[i]);
            m.staking.setPausedUntil(type(uint32).max);
        }
        assertFalse(m.staking.paused());
    }

    function test_WhenTheGuardianPauses_ItStopsEveryEntry() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Bronze);
        pauseEnd = block.timestamp + PAUSE;
        vm.expectEmit(address(m.staking));
        emit Managed.PausedUntilSet(pauseEnd);
        pauseEntries();
        assertTrue(m.staking.paused());
        assertEq(m.staking.pausedUntil(), pauseEnd);
        _assertShut(position);
    }

    function test_WhenTheGuardianPauses_ItStopsNoExit() external {
        uint256 other = stakeAs(alice, Tier.Silver);
        skip(60 days);
        uint256 position = stakeAs(alice, Tier.Bronze);
        skip(20 days);
        pauseEntries();
        assertGt(claimAs(alice, position), 0);
        skip(10 days);
        uint256[] memory both = new uint256[](2);
        (both[0], both[1]) = (position, other);
        vm.prank(alice);
        assertGt(m.staking.claimMany(both), 0);
        vm.prank(alice);
        m.staking.delegate(bob);
        assertGt(m.staking.payFees(), 0);
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
        assertTrue(m.staking.paused(), "all of this while paused");
    }

    function test_WhenTheGuardianPauses_ItLeavesPromisesAndFeesInItsWordAlone() external {
        uint256 position = stakeAs(alice, Tier.Bronze);
        skip(10 days);
        claimAs(alice, position);
        uint256 promised = m.staking.promised();
        uint256 due = m.staking.feesDue();
        assertGt(due, 0);
        vm.prank(address(m.guardian));
        m.staking.setPausedUntil(type(uint32).max);
        assertEq(m.staking.promised(), promised);
        assertEq(m.staking.feesDue(), due);
        skip(1 days);
        claimAs(alice, position);
        m.staking.payFees();
        assertEq(m.staking.pausedUntil(), type(uint32).max, "and they it");
    }

    function test_WhenItsEndIsASecondAway_ItStillStopsEveryEntry() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Bronze);
        pause(m.staking);
        vm.warp(pauseEnd - 1);
        assertTrue(m.staking.paused());
        _assertShut(position);
    }

    function test_WhenItsEndIsReached_EveryEntryIsOpenByItself() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Bronze);
        pause(m.staking);
        vm.warp(pauseEnd);
        assertFalse(m.staking.paused());
        _assertOpen(position);
    }

    function test_WhenTheStakersUnpause_EveryEntryIsOpenAgain() external {
        uint256 position = stakeAs(alice, PLATINUM, Tier.Bronze);
        pauseEntries();
        vm.expectEmit(address(m.staking));
        emit Managed.PausedUntilSet(0);
        reopenEntries();
        assertFalse(m.staking.paused());
        _assertOpen(position);
    }

    function _assertShut(uint256 position) private {
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

    function _assertOpen(uint256 position) private {
        stakeAs(alice, Tier.Bronze);
        // The permit is void, the allowance is there.
        vm.prank(alice);
        m.staking.stakeWithPermit(BRONZE, rewarded(Tier.Bronze), block.timestamp, 27, 0, 0);
        addAs(alice, position, 1, rewarded(Tier.Bronze));
        renewAs(alice, position, rewarded(Tier.Bronze));
        upgradeAs(alice, position, rewarded(Tier.Silver));
        assertEq(m.staking.balanceOf(alice), PLATINUM + 2 * BRONZE + 1);
        assertTier(alice, Tier.Silver);
    }
}
