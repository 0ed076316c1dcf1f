// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract ListProjectTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheCouncil() external {
        expectUnauthorized(accounts.registrar);
        vm.prank(accounts.registrar);
        m.projects.listProject(proposed, ProjectClass.Nature);
    }

    function test_RevertWhen_Paused() external {
        pause(m.projects);
        expectPaused();
        vm.prank(accounts.council);
        m.projects.listProject(proposed, ProjectClass.Nature);
    }

    function test_RevertWhen_NoClassIsAssigned() external {
        vm.expectRevert(IProjectRegistry.ClassRequired.selector);
        vm.prank(accounts.council);
        m.projects.listProject(proposed, ProjectClass.Unassigned);
    }

    function test_RevertWhen_TheClassDoesNotExist() external {
        vm.expectRevert();
        vm.prank(accounts.council);
        (bool done,) = address(m.projects).call(abi.encodeWithSelector(m.projects.listProject.selector, proposed, 6));
        assertTrue(done);
        assertTrue(m.projects.statusOf(proposed) == ProjectStatus.Proposed);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        vm.prank(accounts.council);
        m.projects.listProject(UNKNOWN, ProjectClass.Nature);
    }

    function test_RevertWhen_TheProjectIsListed() external {
        expectForbidden(listed, ProjectStatus.Listed);
        vm.prank(accounts.council);
        m.projects.listProject(listed, ProjectClass.Nature);
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        expectForbidden(suspended, ProjectStatus.Suspended);
        vm.prank(accounts.council);
        m.projects.listProject(suspended, ProjectClass.Nature);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        vm.prank(accounts.council);
        m.projects.listProject(delisted, ProjectClass.Nature);
    }

    function test_WhenTheProjectIsProposed_ItListsItAndOpensItsGate() external {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectListed(proposed, ProjectClass.Industrial, accounts.council);
        vm.expectEmit(address(m.credit));
        emit ICarbonCredit.ProjectGateSet(proposed, VERRA, 0);
        vm.prank(accounts.council);
        m.projects.listProject(proposed, ProjectClass.Industrial);
        assertMoved(proposed, ProjectStatus.Listed, ProjectClass.Industrial, 0);
    }
}
