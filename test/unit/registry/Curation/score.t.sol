// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Roles} from "../../../../contracts/access/Roles.sol";
import {BlockConfirmation, ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ICuration, Scores} from "../../../../contracts/registry/interfaces/ICuration.sol";
import {IProjectRegistry, ProjectClass} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {BlockId, ProjectId, VintageId} from "../../../../contracts/types/Ids.sol";
import {CurationBase} from "./CurationBase.t.sol";

contract ScoreTest is CurationBase {
    function test_RevertWhen_TheCallerIsNotACurator() external {
        address[5] memory callers = [accounts.admin, accounts.council, accounts.registrar, accounts.verifier, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.curation.score(project, scores(80), CID);
        }
    }

    function test_RevertWhen_Paused() external {
        pause(m.curation);
        expectPaused();
        score(0, scores(80));
    }

    function test_RevertWhen_TheRationalesCidIsEmpty() external {
        expectEmpty("rationaleCid");
        vm.prank(curators[0]);
        m.curation.score(project, scores(80), "");
    }

    function test_RevertWhen_TheRationalesCidIsTooLong() external {
        expectTooLong("rationaleCid", 129, 128);
        vm.prank(curators[0]);
        m.curation.score(project, scores(80), letters(129));
    }

    /// @dev Controls, bidirectional overrides, and bytes that are no UTF-8: a half surrogate, an overlong form, a cut letter.
    function test_RevertWhen_TheRationalesCidIsAHostileText() external {
        string[8] memory hostile = [
            UNSAFE,
            unicode"a\u2066b",
            "line\nfeed",
            string(hex"00"),
            string(hex"c285"),
            string(bytes(hex"eda080")),
            string(bytes(hex"c080")),
            string(bytes(hex"e4b8"))
        ];
        for (uint256 i; i < hostile.length; ++i) {
            expectUnsafe("rationaleCid");
            vm.prank(curators[0]);
            m.curation.score(project, scores(80), hostile[i]);
        }
    }

    function test_RevertWhen_AScoreLiesAbove100() external {
        for (uint256 i; i < 4; ++i) {
            uint8[4] memory s = [uint8(100), 100, 100, 100];
            s[i] = i % 2 == 0 ? 101 : 255;
            Scores memory given = Scores(s[0], s[1], s[2], s[3]);
            vm.expectRevert(abi.encodeWithSelector(ICuration.ScoreOutOfBounds.selector, given));
            score(0, given);
        }
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.ProjectUnknown.selector, UNKNOWN));
        vm.prank(curators[0]);
        m.curation.score(UNKNOWN, scores(80), CID);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        _list();
        delistProject(project);
        vm.expectRevert(abi.encodeWithSelector(ICuration.ProjectIsDelisted.selector, project));
        score(0, scores(80));
    }

    function test_RevertWhen_TheCuratorIsAlsoARegistrar() external {
        grant(Roles.REGISTRAR, curators[0]);
        expectNotIndependent(curators[0]);
        score(0, scores(80));
        grant(Roles.CURATOR, accounts.registrar);
        expectNotIndependent(accounts.registrar);
        vm.prank(accounts.registrar);
        m.curation.score(project, scores(80), CID);
    }

    function test_RevertWhen_TheCuratorIsAlsoAVerifier() external {
        grant(Roles.VERIFIER, curators[0]);
        expectNotIndependent(curators[0]);
        score(0, scores(80));
    }

    /// @dev Of any project, and although the role is gone.
    function test_RevertWhen_TheCuratorOnceSubmittedABlock() external {
        VintageId vintage = registerVintage(listProject("VCS-2"), 2024);
        submit(submission(vintage, 1, 1, 10, seller));
        revoke(Roles.REGISTRAR, accounts.registrar);
        grant(Roles.CURATOR, accounts.registrar);
        expectNotIndependent(accounts.registrar);
        vm.prank(accounts.registrar);
        m.curation.score(project, scores(80), CID);
    }

    function test_RevertWhen_TheCuratorOnceConfirmedABlock() external {
        issue(registerVintage(listProject("VCS-2"), 2024), 1, 1, 10, seller);
        revoke(Roles.VERIFIER, accounts.verifier);
        grant(Roles.CURATOR, accounts.verifier);
        expectNotIndependent(accounts.verifier);
        vm.prank(accounts.verifier);
        m.curation.score(project, scores(80), CID);
    }

    /// @dev Although the role is gone; projects that others registered are open to it.
    function test_RevertWhen_TheCuratorRegisteredTheProject() external {
        revoke(Roles.REGISTRAR, accounts.registrar);
        grant(Roles.CURATOR, accounts.registrar);
        assertFalse(m.issuance.hasIssued(accounts.registrar));
        expectNotIndependent(accounts.registrar);
        vm.prank(accounts.registrar);
        m.curation.score(project, scores(80), CID);

        address another = makeAddr("another registrar");
        grant(Roles.REGISTRAR, another);
        vm.prank(another);
        ProjectId other = m.projects.registerProject(draft("VCS-2"));
        vm.prank(accounts.registrar);
        m.curation.score(other, scores(80), CID);
        assertTrue(m.curation.hasScored(other, accounts.registrar));
    }

    function test_WhenItIsTheCuratorsFirstScore_ItIsKeptWithItsTimeAndCounts() external {
        Scores memory given = Scores(81, 72, 63, 54);
        vm.expectEmit(address(m.curation));
        emit ICuration.ProjectScored(project, curators[0], given, CID);
        score(0, given);
        assertScored(curators[0], given, block.timestamp);
        assertStanding(1, given, false, false);
        assertFalse(m.curation.hasScored(project, curators[1]));
        assertFalse(m.curation.hasScored(UNKNOWN, curators[0]));
    }

    function test_WhenTheCuratorHasScoredBefore_ItReplacesTheScoreBeforeAndTheEventsKeepTheHistory() external {
        score(0, scores(90));
        score(1, scores(30));
        skip(30 days);
        vm.expectEmit(address(m.curation));
        emit ICuration.ProjectScored(project, curators[0], scores(10), "bafysecond");
        vm.prank(curators[0]);
        m.curation.score(project, scores(10), "bafysecond");
        assertScored(curators[0], scores(10), block.timestamp);
        assertScored(curators[1], scores(30), block.timestamp - 30 days);
        assertStanding(2, scores(20), false, false);
    }

    function test_WhenTheScoresAreAtTheirBounds_ItAcceptsThem() external {
        Scores memory given = Scores(0, 100, 0, 100);
        vm.prank(curators[0]);
        m.curation.score(project, given, letters(128));
        assertScored(curators[0], given, block.timestamp);
    }

    function test_WhenTheProjectIsListed_ItIsFlaggedWhileAnAverageIsBelow60() external {
        _list();
        assertStanding(3, Scores(80, 75, 70, 65), true, false);
        _expectFlagged(true);
        score(0, Scores(80, 75, 70, 49)); // 59 2/3
        assertStanding(3, Scores(80, 75, 70, 59), false, true);
        // Not said twice.
        vm.recordLogs();
        score(1, Scores(80, 75, 70, 0));
        assertEq(vm.getRecordedLogs().length, 1, "the score alone");
        _expectFlagged(false);
        score(1, Scores(80, 75, 70, 66));
        assertStanding(3, Scores(80, 75, 70, 60), true, false);
    }

    function test_WhenTheProjectIsListed_ItIsFlaggedAgainAfterItWasLetPass() external {
        _list();
        score(0, scores(0));
        score(0, scores(100));
        _expectFlagged(true);
        score(0, scores(0));
        assertTrue(m.curation.standingOf(project).flagged);
    }

    function test_WhenTheProjectIsSuspended_ItIsFlaggedAllTheSame() external {
        _list();
        suspendProject(project);
        _expectFlagged(true);
        score(2, scores(0));
        assertTrue(m.curation.standingOf(project).flagged);
    }

    function test_WhenTheProjectIsProposed_ItIsNeverFlagged() external {
        vm.recordLogs();
        for (uint256 i; i < 3; ++i) {
            score(i, scores(10));
        }
        assertEq(vm.getRecordedLogs().length, 3);
        assertStanding(3, scores(10), false, false);
    }

    function test_WhenTheCuratorBecomesARegistrarLater_ItSubmitsNoBlockOfTheProjectAndOfOthersItDoes() external {
        (VintageId own, VintageId other) = _twoVintages();
        grant(Roles.REGISTRAR, curators[0]);
        _expectCurator(curators[0]);
        vm.prank(curators[0]);
        m.issuance.submit(submission(own, 1, 1, 10, seller));
        vm.prank(curators[0]);
        m.issuance.submit(submission(other, 2, 1, 10, seller));
        // And from then on it scores nothing more.
        expectNotIndependent(curators[0]);
        score(0, scores(80));
    }

    function test_WhenTheCuratorBecomesAVerifierLater_ItConfirmsNoBlockOfTheProjectAndOfOthersItDoes() external {
        (VintageId own, VintageId other) = _twoVintages();
        grant(Roles.VERIFIER, curators[0]);
        BlockConfirmation memory first = confirmation(submit(submission(own, 1, 1, 10, seller)), BlockId.wrap(0));
        BlockConfirmation memory second = confirmation(submit(submission(other, 2, 1, 10, seller)), BlockId.wrap(0));
        _expectCurator(curators[0]);
        vm.prank(curators[0]);
        m.issuance.confirm(first);
        vm.prank(curators[0]);
        m.issuance.confirm(second);
        assertEq(m.credit.balanceOf(seller, other.unwrap()), 10e18);
        assertEq(m.credit.balanceOf(seller, own.unwrap()), 0);
    }

    function test_WhenTheScoreWasDiscarded_TheCuratorStillSubmitsNoBlockOfTheProject() external {
        (VintageId own,) = _twoVintages();
        discard(0);
        grant(Roles.REGISTRAR, curators[0]);
        _expectCurator(curators[0]);
        vm.prank(curators[0]);
        m.issuance.submit(submission(own, 1, 1, 10, seller));
    }

    function _list() private {
        curate(project);
        vm.prank(accounts.council);
        m.projects.listProject(project, ProjectClass.Nature);
    }

    /// @dev Of {project}, which the curators scored, and of one that others scored.
    function _twoVintages() private returns (VintageId own, VintageId other) {
        _list();
        own = registerVintage(project, 2024);
        address[] memory first = curators;
        for (uint256 i; i < 3; ++i) {
            curators[i] = makeAddr(string.concat("another curator ", vm.toString(i)));
            grant(Roles.CURATOR, curators[i]);
        }
        other = registerVintage(listProject("VCS-2"), 2024);
        curators = first;
    }

    function _expectFlagged(bool flagged) private {
        vm.expectEmit(address(m.curation));
        emit ICuration.ProjectFlagged(project, flagged);
    }

    function _expectCurator(address curator) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.CallerIsCurator.selector, project, curator));
    }
}
