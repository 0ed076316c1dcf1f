// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGuardian} from "../../../../contracts/governance/interfaces/IGuardian.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract AllowPause_Unit_Test is GovernanceBase {
    function test_RevertWhen_AnybodyButTheTimelockCallsIt() external {
        pauseEntries();
        address[3] memory others = [stranger, whale, accounts.guardian];
        for (uint256 i; i < others.length; ++i) {
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.guardian.allowPause();
        }
    }

    function test_WhenTheGuardianNeverPaused_ItDoesNothing() external {
        _assertNothingHappens();
    }

    function test_WhenTheRestIsOver_ItDoesNothing() external {
        pauseEntries();
        skip(2 * PAUSE);
        _assertNothingHappens();
    }

    function test_WhenTheGuardianRests_ItLetsItPauseAgainAtOnce() external {
        pauseEntries();
        skip(2 * PAUSE - 1);
        _allow();
        assertEq(m.guardian.restUntil(), 0);
        pauseEntries();
        assertEq(m.guardian.pausedUntil(), block.timestamp + PAUSE);
        assertTrue(m.staking.paused());
    }

    function test_WhenEntriesArePaused_ItLetsTheGuardianProlongThePause() external {
        pauseEntries();
        skip(PAUSE / 2);
        _allow();
        assertTrue(m.market.paused());
        pauseEntries();
        assertEq(m.market.pausedUntil(), block.timestamp + PAUSE);
    }

    function test_WhenItIsAllowed_ItEmitsPauseAllowed() external {
        pauseEntries();
        vm.expectEmit(address(m.guardian));
        emit IGuardian.PauseAllowed();
        _allow();
    }

    function _assertNothingHappens() private {
        uint256 rest = m.guardian.restUntil();
        vm.recordLogs();
        _allow();
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(m.guardian.restUntil(), rest);
    }

    function _allow() private {
        vm.prank(accounts.admin);
        m.guardian.allowPause();
    }
}
