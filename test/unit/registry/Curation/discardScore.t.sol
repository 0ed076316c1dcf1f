// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {ICuration, Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {ProjectClass, ProjectStatus} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {CurationBase} from "./CurationBase.t.sol";

contract DiscardScoreTest is CurationBase {
    function setUp() public override {
        super.setUp();
        curate(project);
        vm.prank(accounts.council);
        m.projects.listProject(project, ProjectClass.Nature);
    }

    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        address[3] memory callers = [accounts.council, curators[0], stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.curation.discardScore(project, curators[0], "mine");
        }
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(accounts.admin);
        m.curation.discardScore(project, curators[0], "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.admin);
        m.curation.discardScore(project, curators[0], letters(257));
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        vm.prank(accounts.admin);
        m.curation.discardScore(project, curators[0], UNSAFE);
    }

    function test_RevertWhen_TheAccountHasNotScored() external {
        vm.expectRevert(abi.encodeWithSelector(ICuration.ScoreUnknown.selector, project, stranger));
        vm.prank(accounts.admin);
        m.curation.discardScore(project, stranger, "who?");
        vm.expectRevert(abi.encodeWithSelector(ICuration.ScoreUnknown.selector, UNKNOWN, curators[0]));
        vm.prank(accounts.admin);
        m.curation.discardScore(UNKNOWN, curators[0], "which?");
    }

    function test_RevertWhen_TheScoreWasDiscardedBefore() external {
        discard(0);
        vm.expectRevert(abi.encodeWithSelector(ICuration.ScoreUnknown.selector, project, curators[0]));
        discard(0);
    }

    function test_WhenTheScoreCounts_ItCountsNoMoreAndTheCuratorStaysOne() external {
        score(1, scores(60));
        vm.expectEmit(address(m.curation));
        emit ICuration.ScoreDiscarded(project, curators[1], "paid by the proponent");
        discard(1);
        (Scores memory none, uint40 at) = m.curation.scoreOf(project, curators[1]);
        assertScores(none, scores(0));
        assertEq(at, 0);
        assertTrue(m.curation.hasScored(project, curators[1]), "partial for ever");
        assertStanding(2, Scores(80, 75, 70, 65), false, true);
    }

    function test_WhenAListedProjectLosesItsQuorum_ItIsFlaggedAndStaysListed() external {
        vm.expectEmit(address(m.curation));
        emit ICuration.ProjectFlagged(project, true);
        discard(0);
        assertTrue(m.curation.standingOf(project).flagged);
        assertTrue(m.projects.statusOf(project) == ProjectStatus.Listed);
        discard(1);
        discard(2);
        assertStanding(0, scores(0), false, true);
    }

    function test_WhenTheBadScoreOfAFlaggedProjectGoes_ItsFlagGoes() external {
        address fourth = makeAddr("a fourth curator");
        grant(Roles.CURATOR, fourth);
        vm.prank(fourth);
        m.curation.score(project, scores(0), CID);
        assertStanding(4, Scores(60, 56, 52, 48), false, true);
        vm.expectEmit(address(m.curation));
        emit ICuration.ProjectFlagged(project, false);
        vm.prank(accounts.admin);
        m.curation.discardScore(project, fourth, "a rival's");
        assertStanding(3, Scores(80, 75, 70, 65), true, false);
    }

    function test_WhenTheProjectIsDelisted_ItsFlagGoes() external {
        score(0, scores(0));
        delistProject(project);
        vm.expectEmit(address(m.curation));
        emit ICuration.ProjectFlagged(project, false);
        discard(0);
        assertFalse(m.curation.standingOf(project).flagged);
    }

    function test_WhenTheCuratorScoresAgain_ItCountsAgain() external {
        discard(0);
        score(0, scores(90));
        assertScored(curators[0], scores(90), block.timestamp);
        assertStanding(3, Scores(83, 80, 76, 73), true, false);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.curation);
        discard(0);
        assertEq(m.curation.standingOf(project).count, 2);
    }
}
