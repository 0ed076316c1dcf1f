// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    ProjectStatus,
    SuspendedBy,
    Suspension
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract ProjectRegistryReadsTest is ProjectRegistryBase {
    function test_RevertWhen_ProjectOfIsAskedForAnUnknownProject() external {
        expectUnknown();
        m.projects.projectOf(UNKNOWN);
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.ProjectUnknown.selector, 0));
        m.projects.projectOf(ProjectId.wrap(0));
    }

    function test_RevertWhen_RegistryOfIsAskedForAnUnknownRegistry() external {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.RegistryNotAdmitted.selector, 0));
        m.projects.registryOf(0);
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.RegistryNotAdmitted.selector, 3));
        m.projects.registryOf(3);
    }

    function test_WhenTheProjectIsUnknown_ItHasNoStatus() external view {
        assertTrue(m.projects.statusOf(UNKNOWN) == ProjectStatus.None);
    }

    function test_WhenTheProjectIsKnown_ItHasItsStatus() external view {
        assertTrue(m.projects.statusOf(proposed) == ProjectStatus.Proposed);
        assertTrue(m.projects.statusOf(listed) == ProjectStatus.Listed);
        assertTrue(m.projects.statusOf(suspended) == ProjectStatus.Suspended);
        assertTrue(m.projects.statusOf(delisted) == ProjectStatus.Delisted);
    }

    function test_WhenTheRegistrysIdIsUnknown_ItGivesZero() external view {
        assertId(m.projects.projectIdOf(VERRA, "VCS-99"), 0);
        assertId(m.projects.projectIdOf(GOLD_STANDARD, "VCS-1"), 0);
        assertId(m.projects.projectIdOf(VERRA, "vcs-1"), 0);
        assertEq(m.projects.registryIdOf("vcs"), 0);
    }

    function test_WhenTheRegistrysIdIsKnown_ItGivesTheId() external view {
        assertId(m.projects.projectIdOf(VERRA, "VCS-1"), 1);
        assertEq(m.projects.registryIdOf("VCS"), VERRA);
        assertEq(m.projects.registryIdOf("GS"), GOLD_STANDARD);
    }

    function test_WhenProjectsWereRegistered_ItCountsThem() external view {
        assertEq(m.projects.projectCount(), 4);
        assertEq(m.projects.registryCount(), 2);
    }

    function test_RevertWhen_SuspensionOfIsAskedForAnUnknownProject() external {
        expectUnknown();
        m.projects.suspensionOf(UNKNOWN);
    }

    function test_WhenTheProjectIsNotSuspended_NobodySuspendedIt() external view {
        ProjectId[3] memory others = [proposed, listed, delisted];
        for (uint256 i; i < others.length; ++i) {
            Suspension memory suspension = m.projects.suspensionOf(others[i]);
            assertTrue(suspension.by == SuspendedBy.Nobody);
            assertEq(suspension.until, 0);
            assertEq(suspension.councilRestUntil, 0);
            assertEq(suspension.challengeRestUntil, 0);
        }
    }

    function test_WhenTheProjectIsSuspended_ItIsKnownByWhomAndUntilWhen() external view {
        assertSuspended(suspended, SuspendedBy.Council, suspendedUntil());
        assertEq(m.projects.suspensionOf(suspended).councilRestUntil, suspendedUntil() + 90 days);
    }

    /// @dev Without anybody's call: status, gate and the day since when, in the same second.
    function test_WhenTheSuspensionHasEndedByItself_OnlyTheRestIsLeft() external {
        vm.warp(suspendedUntil());
        assertOpen(suspended);
        assertEq(m.projects.suspensionOf(suspended).councilRestUntil, suspendedUntil() + 90 days);
        skip(1000 days);
        assertEq(m.projects.projectOf(suspended).statusSince, suspendedUntil());
        assertTrue(m.projects.projectOf(suspended).status == ProjectStatus.Listed);
    }
}
