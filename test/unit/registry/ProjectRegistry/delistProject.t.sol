// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract DelistProjectTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheCouncil() external {
        address[4] memory callers = [accounts.guardian, accounts.treasury, accounts.registrar, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.projects.delistProject(listed, "reversal");
        }
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(accounts.council);
        m.projects.delistProject(listed, "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.council);
        m.projects.delistProject(listed, letters(257));
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        vm.prank(accounts.council);
        m.projects.delistProject(listed, UNSAFE);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        vm.prank(accounts.council);
        m.projects.delistProject(UNKNOWN, "reversal");
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        vm.prank(accounts.council);
        m.projects.delistProject(proposed, "reversal");
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        vm.prank(accounts.council);
        m.projects.delistProject(delisted, "reversal");
    }

    function test_WhenTheProjectIsListed_ItClosesTheGateForEver() external {
        _delistsWithEvents(listed);
    }

    function test_WhenTheProjectIsSuspended_ItKeepsTheGateClosedForEver() external {
        _delistsWithEvents(suspended);
    }

    function test_WhenTheStakersDecide_ItDelistsWithoutTheCouncil() external {
        vm.prank(accounts.admin);
        m.projects.delistProject(listed, "reversal");
        assertMoved(listed, ProjectStatus.Delisted, ProjectClass.Nature, FOR_EVER);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.projects);
        pause(m.credit);
        _delistsWithEvents(listed);
    }

    function _delistsWithEvents(ProjectId project) private {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectDelisted(project, accounts.council, "reversal");
        vm.expectEmit(address(m.credit));
        emit ICarbonCredit.ProjectGateSet(project, VERRA, FOR_EVER);
        vm.prank(accounts.council);
        m.projects.delistProject(project, "reversal");
        assertMoved(project, ProjectStatus.Delisted, ProjectClass.Nature, FOR_EVER);
    }
}
