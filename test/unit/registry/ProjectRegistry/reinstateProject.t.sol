// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus,
    SuspendedBy
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract ReinstateProjectTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheCouncil() external {
        expectUnauthorized(accounts.guardian);
        vm.prank(accounts.guardian);
        m.projects.reinstateProject(suspended);
    }

    function test_RevertWhen_Paused() external {
        pause(m.projects);
        expectPaused();
        vm.prank(accounts.council);
        m.projects.reinstateProject(suspended);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        vm.prank(accounts.council);
        m.projects.reinstateProject(UNKNOWN);
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        vm.prank(accounts.council);
        m.projects.reinstateProject(proposed);
    }

    function test_RevertWhen_TheProjectIsListed() external {
        expectForbidden(listed, ProjectStatus.Listed);
        vm.prank(accounts.council);
        m.projects.reinstateProject(listed);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        vm.prank(accounts.council);
        m.projects.reinstateProject(delisted);
    }

    function test_RevertWhen_TheSuspensionHasEndedByItself() external {
        vm.warp(suspendedUntil());
        expectForbidden(suspended, ProjectStatus.Listed);
        vm.prank(accounts.council);
        m.projects.reinstateProject(suspended);
    }

    function test_RevertWhen_TheStakersSuspendedIt() external {
        suspendIndefinitely(suspended);
        expectOthers(suspended, SuspendedBy.Stakers);
        vm.prank(accounts.council);
        m.projects.reinstateProject(suspended);
    }

    function test_RevertWhen_AChallengeSuspendedIt() external {
        suspendForChallenge(listed);
        expectOthers(listed, SuspendedBy.Challenge);
        vm.prank(accounts.council);
        m.projects.reinstateProject(listed);
    }

    /// @dev The end that the suspension would have had changes nothing any more.
    function test_WhenTheProjectIsSuspended_ItIsListedSinceThen() external {
        vm.prank(accounts.council);
        m.projects.reinstateProject(suspended);
        uint256 since = block.timestamp;
        vm.warp(suspendedUntil() + 1);
        assertOpen(suspended);
        assertEq(m.projects.projectOf(suspended).statusSince, since);
    }

    function test_WhenTheProjectIsSuspended_ItOpensTheGateAndKeepsTheClass() external {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectReinstated(suspended, accounts.council);
        expectGate(suspended, 0);
        vm.prank(accounts.council);
        m.projects.reinstateProject(suspended);
        assertMoved(suspended, ProjectStatus.Listed, ProjectClass.Nature, 0);
    }
}
