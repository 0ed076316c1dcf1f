// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProjectRegistry, Project} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract SetProjectMetadataTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheRegistrar() external {
        expectUnauthorized(accounts.council);
        vm.prank(accounts.council);
        m.projects.setProjectMetadata(listed, "bafynew");
    }

    function test_RevertWhen_TheCidIsEmpty() external {
        expectEmpty("metadataCid");
        vm.prank(accounts.registrar);
        m.projects.setProjectMetadata(listed, "");
    }

    function test_RevertWhen_TheCidIsTooLong() external {
        expectTooLong("metadataCid", 129, 128);
        vm.prank(accounts.registrar);
        m.projects.setProjectMetadata(listed, letters(129));
    }

    function test_RevertWhen_TheCidIsNotSafeText() external {
        expectUnsafe("metadataCid");
        vm.prank(accounts.registrar);
        m.projects.setProjectMetadata(listed, UNSAFE);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        vm.prank(accounts.registrar);
        m.projects.setProjectMetadata(UNKNOWN, "bafynew");
    }

    function test_WhenTheProjectIsKnown_ItReplacesTheCidAndNothingElse() external {
        Project memory expected = m.projects.projectOf(listed);
        expected.metadataCid = "bafynew";
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectMetadataUpdated(listed, "bafynew");
        vm.prank(accounts.registrar);
        m.projects.setProjectMetadata(listed, "bafynew");
        assertEq(abi.encode(m.projects.projectOf(listed)), abi.encode(expected));
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.projects);
        vm.prank(accounts.registrar);
        m.projects.setProjectMetadata(listed, letters(128));
        assertEq(m.projects.projectOf(listed).metadataCid, letters(128));
    }
}
