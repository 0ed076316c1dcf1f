// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract DelistProjectTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        address[5] memory callers =
            [accounts.council, accounts.guardian, accounts.treasury, accounts.registrar, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.projects.delistProject(listed, "reversal");
        }
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(accounts.admin);
        m.projects.delistProject(listed, "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.admin);
        m.projects.delistProject(listed, letters(257));
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        vm.prank(accounts.admin);
        m.projects.delistProject(listed, UNSAFE);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        vm.prank(accounts.admin);
        m.projects.delistProject(UNKNOWN, "reversal");
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        vm.prank(accounts.admin);
        m.projects.delistProject(proposed, "reversal");
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        vm.prank(accounts.admin);
        m.projects.delistProject(delisted, "reversal");
    }

    function test_WhenTheProjectIsListed_ItClosesTheGateForEver() external {
        _delistsWithEvents(listed);
    }

    function test_WhenTheProjectIsSuspended_ItKeepsTheGateClosedForEver() external {
        _delistsWithEvents(suspended);
    }

    function test_WhenTheSuspensionHasEndedByItself_ItDelists() external {
        vm.warp(suspendedUntil() + 1 days);
        delistProject(suspended);
        assertTrue(m.projects.statusOf(suspended) == ProjectStatus.Delisted);
        (, uint40 closedUntil) = m.credit.projectGateOf(suspended);
        assertEq(closedUntil, FOR_EVER);
    }

    /// @dev Nothing leads out of it, however long one waits.
    function test_WhenDelisted_NobodyBringsItBack() external {
        delistProject(suspended);
        skip(1000 days);
        for (uint256 i; i < 5; ++i) {
            expectForbidden(suspended, ProjectStatus.Delisted);
            if (i == 0) suspendProject(suspended);
            else if (i == 1) suspendIndefinitely(suspended);
            else if (i == 2) liftSuspension(suspended);
            else if (i == 3) suspendForChallenge(suspended);
            else _list(suspended);
        }
        endChallenge(suspended, true, 0);
        endChallenge(suspended, false, 0);
        assertTrue(m.projects.statusOf(suspended) == ProjectStatus.Delisted);
        (, uint40 closedUntil) = m.credit.projectGateOf(suspended);
        assertEq(closedUntil, FOR_EVER);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.projects);
        pause(m.credit);
        _delistsWithEvents(listed);
    }

    function _list(ProjectId project) private {
        vm.prank(accounts.council);
        m.projects.listProject(project, ProjectClass.Nature);
    }

    function _delistsWithEvents(ProjectId project) private {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectDelisted(project, accounts.admin, "reversal");
        expectGate(project, FOR_EVER);
        vm.prank(accounts.admin);
        m.projects.delistProject(project, "reversal");
        assertMoved(project, ProjectStatus.Delisted, ProjectClass.Nature, FOR_EVER);
    }
}
