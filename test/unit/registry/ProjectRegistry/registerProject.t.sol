// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    Project,
    ProjectClass,
    ProjectDraft,
    ProjectStatus
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {MAX_PROJECTS, ProjectId} from "../../../../contracts/types/Ids.sol";
import {UnitBase} from "../../UnitBase.t.sol";

contract RegisterProjectTest is UnitBase {
    /// @dev The text fields of a draft with their limits; the first four are required.
    string[6] private names = ["registryProjectId", "name", "projectType", "metadataCid", "methodology", "proponent"];
    uint256[6] private limits = [uint256(128), 256, 256, 128, 128, 256];

    function test_RevertWhen_TheCallerIsNotTheRegistrar() external {
        expectUnauthorized(accounts.verifier);
        vm.prank(accounts.verifier);
        m.projects.registerProject(draft("VCS-1340"));
    }

    function test_RevertWhen_Paused() external {
        pause(m.projects);
        expectPaused();
        vm.prank(accounts.registrar);
        m.projects.registerProject(draft("VCS-1340"));
    }

    function test_RevertWhen_TheRegistryIsZero() external {
        ProjectDraft memory bad = draft("VCS-1340");
        bad.registry = 0;
        _expectRegistryNotAdmitted(bad, 0);
    }

    function test_RevertWhen_TheRegistryIsNotAdmitted() external {
        ProjectDraft memory bad = draft("VCS-1340");
        bad.registry = 3;
        _expectRegistryNotAdmitted(bad, 3);
        bad.registry = 255;
        _expectRegistryNotAdmitted(bad, 255);
    }

    function test_RevertWhen_TheCountryIsNotTwoCapitalLetters() external {
        bytes2[4] memory countries = [bytes2(0), "et", "E1", "E "];
        for (uint256 i; i < countries.length; ++i) {
            ProjectDraft memory bad = draft("VCS-1340");
            bad.country = countries[i];
            vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.CountryInvalid.selector, countries[i]));
            vm.prank(accounts.registrar);
            m.projects.registerProject(bad);
        }
    }

    function test_RevertWhen_ARequiredTextIsEmpty() external {
        for (uint256 i; i < 4; ++i) {
            expectEmpty(names[i]);
            vm.prank(accounts.registrar);
            m.projects.registerProject(_with(i, ""));
        }
    }

    function test_RevertWhen_ATextIsTooLong() external {
        for (uint256 i; i < names.length; ++i) {
            expectTooLong(names[i], limits[i] + 1, limits[i]);
            vm.prank(accounts.registrar);
            m.projects.registerProject(_with(i, letters(limits[i] + 1)));
        }
    }

    function test_RevertWhen_ATextIsNotSafe() external {
        for (uint256 i; i < names.length; ++i) {
            expectUnsafe(names[i]);
            vm.prank(accounts.registrar);
            m.projects.registerProject(_with(i, UNSAFE));
        }
    }

    function test_RevertWhen_ThereIsTooMuchEvidence() external {
        ProjectDraft memory wanted = draft("VCS-1340");
        wanted.evidenceCids = _cids(17);
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.TooMuchEvidence.selector, 17, 16));
        vm.prank(accounts.registrar);
        m.projects.registerProject(wanted);
    }

    function test_RevertWhen_ACidOfTheEvidenceIsNotOne() external {
        ProjectDraft memory wanted = draft("VCS-1340");
        wanted.evidenceCids = _cids(2);
        vm.startPrank(accounts.registrar);
        wanted.evidenceCids[1] = "";
        expectEmpty("evidenceCids");
        m.projects.registerProject(wanted);
        wanted.evidenceCids[1] = letters(129);
        expectTooLong("evidenceCids", 129, 128);
        m.projects.registerProject(wanted);
        wanted.evidenceCids[1] = UNSAFE;
        expectUnsafe("evidenceCids");
        m.projects.registerProject(wanted);
        vm.stopPrank();
    }

    function test_WhenThereIsEvidence_TheEventKeepsIt() external {
        ProjectDraft memory wanted = draft("VCS-1340");
        wanted.evidenceCids = _cids(16);
        wanted.evidenceCids[15] = letters(128);
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectRegistered(ProjectId.wrap(1), accounts.registrar, wanted);
        vm.prank(accounts.registrar);
        m.projects.registerProject(wanted);
    }

    function test_RevertWhen_TheProjectIsRegistered() external {
        ProjectId known = registerProject("VCS-1340");
        ProjectDraft memory again = draft("VCS-1340");
        again.name = "Another name for it";
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.ProjectAlreadyRegistered.selector, known));
        vm.prank(accounts.registrar);
        m.projects.registerProject(again);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        ProjectId known = listProject("VCS-1340");
        delistProject(known);
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.ProjectAlreadyRegistered.selector, known));
        vm.prank(accounts.registrar);
        m.projects.registerProject(draft("VCS-1340"));
    }

    function test_RevertWhen_AllIdsAreUsed() external {
        // The counter is the low 32 bits of the first word of the contract's name space.
        bytes32 slot = erc7201("carbontrace.storage.ProjectRegistry");
        uint256 word = uint256(vm.load(address(m.projects), slot));
        vm.store(address(m.projects), slot, bytes32((word & ~uint256(type(uint32).max)) | (MAX_PROJECTS - 1)));
        assertId(registerProject("VCS-1"), MAX_PROJECTS);

        vm.expectRevert(IProjectRegistry.TooManyProjects.selector);
        vm.prank(accounts.registrar);
        m.projects.registerProject(draft("VCS-2"));
    }

    function test_WhenTheProjectIsNew_ItIsStoredAsProposedUnderTheNextId() external {
        registerProject("VCS-1340");
        ProjectDraft memory wanted = draft("GS11236");
        wanted.registry = GOLD_STANDARD;
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectRegistered(ProjectId.wrap(2), accounts.registrar, wanted);
        vm.prank(accounts.registrar);
        ProjectId project = m.projects.registerProject(wanted);

        assertId(project, 2);
        assertEq(m.projects.projectCount(), 2);
        assertId(m.projects.projectIdOf(GOLD_STANDARD, "GS11236"), 2);
        assertEq(m.projects.registrarOf(project), accounts.registrar);
        assertEq(m.projects.registrarOf(ProjectId.wrap(99)), address(0));
        Project memory expected = Project({
            registry: GOLD_STANDARD,
            country: "ET",
            status: ProjectStatus.Proposed,
            class: ProjectClass.Unassigned,
            registeredAt: uint40(block.timestamp),
            statusSince: uint40(block.timestamp),
            registryProjectId: "GS11236",
            name: wanted.name,
            projectType: wanted.projectType,
            methodology: "VM0015",
            proponent: wanted.proponent,
            metadataCid: CID
        });
        assertEq(abi.encode(m.projects.projectOf(project)), abi.encode(expected));
    }

    function test_WhenTheProjectIsNew_ItHasNoGateYet() external {
        (uint8 registry, uint40 closedUntil) = m.credit.projectGateOf(registerProject("VCS-1340"));
        assertEq(registry, 0);
        assertEq(closedUntil, 0);
    }

    function test_WhenAnotherRegistryUsesTheSameId_ItIsAnotherProject() external {
        registerProject("1340");
        ProjectDraft memory other = draft("1340");
        other.registry = GOLD_STANDARD;
        vm.prank(accounts.registrar);
        assertId(m.projects.registerProject(other), 2);
        assertId(m.projects.projectIdOf(VERRA, "1340"), 1);
        assertId(m.projects.projectIdOf(GOLD_STANDARD, "1340"), 2);
    }

    function test_WhenMethodologyAndProponentAreEmpty_ItAcceptsThem() external {
        ProjectDraft memory unknown = draft("VCS-1340");
        unknown.methodology = "";
        unknown.proponent = "";
        vm.prank(accounts.registrar);
        Project memory stored = m.projects.projectOf(m.projects.registerProject(unknown));
        assertEq(stored.methodology, "");
        assertEq(stored.proponent, "");
    }

    function test_WhenEveryTextIsAsLongAsAllowed_ItAcceptsThem() external {
        ProjectDraft memory long = draft(letters(128));
        long.name = letters(256);
        long.projectType = letters(256);
        long.methodology = letters(128);
        long.proponent = letters(256);
        long.metadataCid = letters(128);
        vm.prank(accounts.registrar);
        Project memory stored = m.projects.projectOf(m.projects.registerProject(long));
        assertEq(stored.name, letters(256));
        assertEq(stored.metadataCid, letters(128));
    }

    function _expectRegistryNotAdmitted(ProjectDraft memory bad, uint8 registry) private {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.RegistryNotAdmitted.selector, registry));
        vm.prank(accounts.registrar);
        m.projects.registerProject(bad);
    }

    function _with(uint256 field, string memory text) private pure returns (ProjectDraft memory result) {
        result = draft("VCS-1340");
        if (field == 0) result.registryProjectId = text;
        else if (field == 1) result.name = text;
        else if (field == 2) result.projectType = text;
        else if (field == 3) result.metadataCid = text;
        else if (field == 4) result.methodology = text;
        else result.proponent = text;
    }

    function _cids(uint256 count) private pure returns (string[] memory cids) {
        cids = new string[](count);
        for (uint256 i; i < count; ++i) {
            cids[i] = CID;
        }
    }
}
