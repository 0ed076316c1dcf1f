// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProjectRegistry, ProjectStatus} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
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
}
