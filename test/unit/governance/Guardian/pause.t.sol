// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {Permissioned} from "../../../../contracts/access/Permissioned.sol";
import {Roles} from "../../../../contracts/access/Roles.sol";
import {IGuardian} from "../../../../contracts/governance/interfaces/IGuardian.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract Pause_Unit_Test is GovernanceBase {
    function test_RevertWhen_AnybodyButTheGuardianSafeCallsIt() external {
        address[4] memory others = [stranger, whale, accounts.admin, m.guardianSafe.getOwners()[0]];
        for (uint256 i; i < others.length; ++i) {
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.guardian.pause();
        }
    }

    /// @dev Even for an account that has the role.
    function test_RevertWhen_TheCallComesThroughTheAccessManager() external {
        vm.startPrank(accounts.admin);
        m.authority.grantRole(Roles.GUARDIAN, address(m.authority), 0);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(Permissioned.CallerHidden.selector, address(m.authority)));
        vm.prank(accounts.guardian);
        m.authority.execute(address(m.guardian), abi.encodeCall(m.guardian.pause, ()));
    }

    function test_RevertWhen_EntriesArePaused() external {
        pauseEntries();
        uint256 rest = block.timestamp + 2 * PAUSE;
        skip(PAUSE - 1);
        _expectRests(rest);
        pauseEntries();
    }

    function test_RevertWhen_TheGuardianRests() external {
        pauseEntries();
        uint256 rest = block.timestamp + 2 * PAUSE;
        skip(PAUSE);
        _expectRests(rest);
        pauseEntries();
        vm.warp(rest - 1);
        _expectRests(rest);
        pauseEntries();
    }

    function test_WhenTheGuardianNeverPaused_ItStopsTheEntriesOfEveryTargetForSixteenDays() external {
        assertEq(m.guardian.PAUSE(), PAUSE);
        assertEq(m.guardian.pausedUntil(), 0);
        assertEq(m.guardian.restUntil(), 0);
        uint256 until = block.timestamp + PAUSE;
        // The owners of the guardian Safe sign it: two of three.
        assertEq(m.guardianSafe.getThreshold(), 2);
        execSafe(m.guardianSafe, safeTx(address(m.guardian), 0, abi.encodeCall(m.guardian.pause, ())));
        assertEq(m.guardian.pausedUntil(), until);
        assertEq(m.guardian.restUntil(), until + PAUSE);

        address[] memory targets = m.guardian.targets();
        assertEq(targets.length, 10);
        for (uint256 i; i < targets.length; ++i) {
            assertEq(Managed(targets[i]).pausedUntil(), until);
            assertTrue(Managed(targets[i]).paused());
        }
        vm.warp(until - 1);
        _assertPaused(true);
        vm.warp(until);
        _assertPaused(false);
    }

    function test_WhenTheGuardianNeverPaused_ItEmitsPaused() external {
        uint256 until = block.timestamp + PAUSE;
        vm.expectEmit(address(m.guardian));
        emit IGuardian.Paused(accounts.guardian, until, until + PAUSE);
        address[] memory targets = m.guardian.targets();
        for (uint256 i; i < targets.length; ++i) {
            vm.expectEmit(targets[i]);
            emit Managed.PausedUntilSet(until);
        }
        pauseEntries();
    }

    function test_WhenTheRestIsOver_ItPausesAgain() external {
        pauseEntries();
        vm.warp(m.guardian.restUntil());
        pauseEntries();
        assertEq(m.guardian.pausedUntil(), block.timestamp + PAUSE);
        _assertPaused(true);
    }

    /// @dev A contract whose upgrade named another guardian refuses; the others stop and reopen all the same.
    function test_WhenOneTargetIsDeaf_ItPausesTheOthersAndEmitsTargetDeaf() external {
        address deaf = vm.deployCode(
            "ProjectRegistry.sol:ProjectRegistry", abi.encode(m.credit, m.curation, m.challenges, stranger)
        );
        vm.prank(accounts.admin);
        m.projects.upgradeToAndCall(deaf, "");
        vm.expectEmit(address(m.guardian));
        emit IGuardian.TargetDeaf(address(m.projects));
        pauseEntries();
        assertFalse(m.projects.paused());
        assertTrue(m.credit.paused() && m.issuance.paused() && m.market.paused() && m.staking.paused());
        vm.expectEmit(address(m.guardian));
        emit IGuardian.TargetDeaf(address(m.projects));
        reopenEntries();
        assertFalse(m.market.paused());
    }

    function test_WhenThereAreNoTargets_ItPausesNothingAndRestsAllTheSame() external {
        vm.prank(accounts.admin);
        m.guardian.setTargets(new address[](0));
        pauseEntries();
        assertEq(m.guardian.restUntil(), block.timestamp + 2 * PAUSE);
        _assertPaused(false);
    }

    function _assertPaused(bool paused) private view {
        assertEq(m.projects.paused(), paused);
        assertEq(m.curation.paused(), paused);
        assertEq(m.challenges.paused(), paused);
        assertEq(m.credit.paused(), paused);
        assertEq(m.issuance.paused(), paused);
        assertEq(m.market.paused(), paused);
        assertEq(m.staking.paused(), paused);
    }

    function _expectRests(uint256 until) private {
        vm.expectRevert(abi.encodeWithSelector(IGuardian.GuardianRests.selector, until));
    }
}
