// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {Scores, Standing} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
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

    function test_RevertWhen_NobodyHasScoredIt() external {
        _expectInsufficient(proposed);
        _list(proposed);
    }

    function test_RevertWhen_TwoCuratorsHaveScoredIt() external {
        _score(0, 100, 100, 100, 100);
        _score(1, 100, 100, 100, 100);
        _expectInsufficient(proposed);
        _list(proposed);
    }

    /// @dev Each criterion by itself; the averages that are shown are rounded down, what decides is not.
    function test_RevertWhen_AnAverageIsBelow60() external {
        for (uint256 criterion; criterion < 4; ++criterion) {
            uint8[4] memory last = [uint8(100), 100, 100, 100];
            last[criterion] = 59;
            _score(0, 60, 60, 60, 60);
            _score(1, 60, 60, 60, 60);
            _score(2, last[0], last[1], last[2], last[3]);
            _expectInsufficient(proposed);
            _list(proposed);
        }
    }

    function test_RevertWhen_AScoreWasDiscarded() external {
        curate(proposed);
        vm.prank(accounts.admin);
        m.curation.discardScore(proposed, curators[1], "paid by the proponent");
        _expectInsufficient(proposed);
        _list(proposed);
    }

    /// @dev Also if the score does not count any more.
    function test_RevertWhen_TheCallerIsACuratorOfTheProject() external {
        grant(Roles.CURATION_COUNCIL, curators[0]);
        curate(proposed);
        _expectCurator();
        grant(Roles.CURATOR, accounts.council);
        vm.prank(accounts.council);
        m.curation.score(proposed, Scores(80, 80, 80, 80), CID);
        vm.prank(accounts.admin);
        m.curation.discardScore(proposed, curators[0], "paid by the proponent");
        assertTrue(m.curation.standingOf(proposed).passes);
        _expectCurator();
    }

    function test_WhenEveryAverageIsExactly60_ItListsIt() external {
        _score(0, 0, 80, 60, 100);
        _score(1, 80, 0, 60, 80);
        _score(2, 100, 100, 60, 0);
        _list(proposed);
        assertTrue(m.projects.statusOf(proposed) == ProjectStatus.Listed);
    }

    function test_WhenTheStakersDecide_TheyListIt() external {
        curate(proposed);
        vm.prank(accounts.admin);
        m.projects.listProject(proposed, ProjectClass.Removal);
        assertMoved(proposed, ProjectStatus.Listed, ProjectClass.Removal, 0);
    }

    function test_WhenTheProjectIsProposed_ItListsItAndOpensItsGate() external {
        curate(proposed);
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectListed(proposed, ProjectClass.Industrial, accounts.council);
        expectGate(proposed, 0);
        vm.prank(accounts.council);
        m.projects.listProject(proposed, ProjectClass.Industrial);
        assertMoved(proposed, ProjectStatus.Listed, ProjectClass.Industrial, 0);
    }

    function _list(ProjectId project) private {
        vm.prank(accounts.council);
        m.projects.listProject(project, ProjectClass.Nature);
    }

    function _score(uint256 curator, uint8 additionality, uint8 integrity, uint8 social, uint8 permanence) private {
        vm.prank(curators[curator]);
        m.curation.score(proposed, Scores(additionality, integrity, social, permanence), CID);
    }

    function _expectInsufficient(ProjectId project) private {
        Standing memory standing = m.curation.standingOf(project);
        assertFalse(standing.passes);
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.CurationInsufficient.selector, project, standing));
    }

    function _expectCurator() private {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.CallerIsCurator.selector, proposed, curators[0]));
        vm.prank(curators[0]);
        m.projects.listProject(proposed, ProjectClass.Nature);
    }
}
