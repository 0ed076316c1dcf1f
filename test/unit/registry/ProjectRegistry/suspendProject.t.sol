// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract SuspendProjectTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheCouncil() external {
        expectUnauthorized(accounts.guardian);
        vm.prank(accounts.guardian);
        m.projects.suspendProject(listed, "under review");
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, letters(257));
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, UNSAFE);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        vm.prank(accounts.council);
        m.projects.suspendProject(UNKNOWN, "under review");
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        vm.prank(accounts.council);
        m.projects.suspendProject(proposed, "under review");
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        expectForbidden(suspended, ProjectStatus.Suspended);
        vm.prank(accounts.council);
        m.projects.suspendProject(suspended, "under review");
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        vm.prank(accounts.council);
        m.projects.suspendProject(delisted, "under review");
    }

    function test_WhenTheProjectIsListed_ItClosesTheGateAtOnceForEver() external {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectSuspended(listed, accounts.council, "under review");
        vm.expectEmit(address(m.credit));
        emit ICarbonCredit.ProjectGateSet(listed, VERRA, FOR_EVER);
        suspendProject(listed);
        assertMoved(listed, ProjectStatus.Suspended, ProjectClass.Nature, FOR_EVER);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.projects);
        pause(m.credit);
        suspendProject(listed);
        assertMoved(listed, ProjectStatus.Suspended, ProjectClass.Nature, FOR_EVER);
    }
}
