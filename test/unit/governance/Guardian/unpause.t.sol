// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {IGuardian} from "../../../../contracts/governance/interfaces/IGuardian.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract Unpause_Unit_Test is GovernanceBase {
    function test_RevertWhen_AnybodyButTheTimelockCallsIt() external {
        pauseEntries();
        address[3] memory others = [stranger, whale, accounts.guardian];
        for (uint256 i; i < others.length; ++i) {
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.guardian.unpause();
        }
    }

    function test_WhenNothingWasEverPaused_ItDoesNothing() external {
        _assertNothingHappens();
    }

    /// @dev A repair that reopens as well is executed all the same.
    function test_WhenThePauseHasEndedByItself_ItDoesNothing() external {
        pauseEntries();
        skip(PAUSE);
        _assertNothingHappens();
    }

    function test_WhenEntriesArePaused_ItOpensTheEntriesOfEveryTarget() external {
        pauseEntries();
        skip(PAUSE - 1);
        reopenEntries();
        assertEq(m.guardian.pausedUntil(), 0);
        address[] memory targets = m.guardian.targets();
        for (uint256 i; i < targets.length; ++i) {
            assertEq(Managed(targets[i]).pausedUntil(), 0);
            assertFalse(Managed(targets[i]).paused());
        }
    }

    function test_WhenEntriesArePaused_ItLetsTheGuardianRestForSixteenDaysFromNow() external {
        pauseEntries();
        skip(3 days);
        reopenEntries();
        uint256 rest = block.timestamp + PAUSE;
        assertEq(m.guardian.restUntil(), rest);
        vm.warp(rest - 1);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.GuardianRests.selector, rest));
        pauseEntries();
        vm.warp(rest);
        pauseEntries();
        assertTrue(m.market.paused());
    }

    function test_WhenEntriesArePaused_ItEmitsUnpaused() external {
        pauseEntries();
        vm.expectEmit(address(m.guardian));
        emit IGuardian.Unpaused(block.timestamp + PAUSE);
        address[] memory targets = m.guardian.targets();
        for (uint256 i; i < targets.length; ++i) {
            vm.expectEmit(targets[i]);
            emit Managed.PausedUntilSet(0);
        }
        reopenEntries();
    }

    function test_WhenItWasCalledBefore_ItDoesNothing() external {
        pauseEntries();
        reopenEntries();
        skip(1 days);
        _assertNothingHappens();
    }

    function _assertNothingHappens() private {
        (uint256 until, uint256 rest) = (m.guardian.pausedUntil(), m.guardian.restUntil());
        vm.recordLogs();
        reopenEntries();
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(m.guardian.pausedUntil(), until);
        assertEq(m.guardian.restUntil(), rest);
        assertFalse(m.market.paused());
    }
}
