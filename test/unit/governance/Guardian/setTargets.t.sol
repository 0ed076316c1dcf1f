// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGuardian} from "../../../../contracts/governance/interfaces/IGuardian.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract SetTargets_Unit_Test is GovernanceBase {
    function test_RevertWhen_AnybodyButTheTimelockCallsIt() external {
        address[3] memory others = [stranger, whale, accounts.guardian];
        for (uint256 i; i < others.length; ++i) {
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.guardian.setTargets(new address[](0));
        }
    }

    function test_RevertWhen_ThereAreTooMany() external {
        assertEq(m.guardian.MAX_TARGETS(), 64);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.TooManyTargets.selector, 65, 64));
        _set(new address[](65));
    }

    function test_RevertWhen_OneIsNamedTwice() external {
        address[] memory targets = new address[](3);
        (targets[0], targets[1], targets[2]) = (address(m.market), address(m.staking), address(m.market));
        vm.expectRevert(abi.encodeWithSelector(IGuardian.TargetTwice.selector, address(m.market)));
        _set(targets);
    }

    function test_RevertWhen_OneHasNoCode() external {
        _assertInvalid(stranger);
        _assertInvalid(address(0));
    }

    function test_RevertWhen_OneAnswersNothing() external {
        _assertInvalid(address(m.certificate));
        _assertInvalid(address(m.timelock));
        _assertInvalid(address(m.guardian));
        _assertInvalid(address(m.treasury));
    }

    function test_RevertWhen_AnotherGuardianPausesOne() external {
        address other = vm.deployCode(
            "Guardian.sol:Guardian", abi.encode(m.authority, m.timelock, m.governor, m.guardian.targets())
        );
        address pausedByOther = vm.deployCode(
            "CreditIssuance.sol:CreditIssuance",
            abi.encode(m.projects, m.credit, m.curation, m.allotments, m.custody, other)
        );
        _assertInvalid(pausedByOther);
    }

    function test_WhenItIsDeployed_ItHasTheTenContractsWithEntries() external view {
        address[] memory targets = m.guardian.targets();
        assertEq(targets.length, 10);
        assertEq(targets[0], address(m.projects));
        assertEq(targets[1], address(m.curation));
        assertEq(targets[2], address(m.challenges));
        assertEq(targets[3], address(m.credit));
        assertEq(targets[4], address(m.issuance));
        assertEq(targets[5], address(m.market));
        assertEq(targets[6], address(m.staking));
        assertEq(targets[7], address(m.allotments));
        assertEq(targets[8], address(m.pools));
        assertEq(targets[9], address(m.mining));
        assertEq(address(m.guardian.TIMELOCK()), address(m.timelock));
        assertEq(address(m.guardian.GOVERNOR()), address(m.governor));
    }

    function test_WhenEntriesAreOpen_ItNamesThemAndEmitsTargetsSet() external {
        address[] memory targets = _only(address(m.market));
        vm.expectEmit(address(m.guardian));
        emit IGuardian.TargetsSet(targets);
        _set(targets);
        assertEq(m.guardian.targets(), targets);

        pauseEntries();
        assertTrue(m.market.paused());
        assertFalse(m.staking.paused());
    }

    function test_WhenEntriesArePaused_ItPausesTheNewOnesToo() external {
        address[] memory all = m.guardian.targets();
        _set(_only(address(m.market)));
        pauseEntries();
        skip(5 days);
        _set(all);
        assertEq(m.guardian.pausedUntil(), block.timestamp + PAUSE - 5 days);
        assertEq(m.staking.pausedUntil(), m.guardian.pausedUntil());
        assertEq(m.projects.pausedUntil(), m.guardian.pausedUntil());
        assertTrue(m.staking.paused());
    }

    function test_WhenAPausedOneIsNoLongerNamed_ItStaysPausedUntilThePauseEnds() external {
        pauseEntries();
        uint256 until = m.guardian.pausedUntil();
        _set(_only(address(m.market)));
        assertEq(m.staking.pausedUntil(), until);
        // Reopening does not reach it either.
        reopenEntries();
        assertFalse(m.market.paused());
        assertTrue(m.staking.paused());
        vm.warp(until);
        assertFalse(m.staking.paused());
    }

    function _only(address target) private pure returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = target;
    }

    function _set(address[] memory targets) private {
        vm.prank(accounts.admin);
        m.guardian.setTargets(targets);
    }

    function _assertInvalid(address target) private {
        address[] memory before = m.guardian.targets();
        vm.expectRevert(abi.encodeWithSelector(IGuardian.TargetInvalid.selector, target));
        _set(_only(target));
        assertEq(m.guardian.targets(), before);
    }
}
