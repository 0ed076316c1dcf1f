// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectClass, ProjectStatus, SuspendedBy} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract SuspendProjectTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheCouncil() external {
        expectUnauthorized(accounts.guardian);
        vm.prank(accounts.guardian);
        m.projects.suspendProject(listed, "under review", CID);
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, "", CID);
    }

    function test_RevertWhen_TheCidIsEmpty() external {
        expectEmpty("cid");
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, "under review", "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, letters(257), CID);
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, UNSAFE, CID);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        vm.prank(accounts.council);
        m.projects.suspendProject(UNKNOWN, "under review", CID);
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        vm.prank(accounts.council);
        m.projects.suspendProject(proposed, "under review", CID);
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        expectForbidden(suspended, ProjectStatus.Suspended);
        vm.prank(accounts.council);
        m.projects.suspendProject(suspended, "under review", CID);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        vm.prank(accounts.council);
        m.projects.suspendProject(delisted, "under review", CID);
    }

    function test_RevertWhen_TheCidIsTooLong() external {
        expectTooLong("cid", 129, 128);
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, "under review", letters(129));
    }

    function test_RevertWhen_TheCidIsNotSafeText() external {
        expectUnsafe("cid");
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, "under review", UNSAFE);
    }

    function test_RevertWhen_TheCouncilSuspendedItLately() external {
        suspendProject(listed);
        uint256 restUntil = block.timestamp + 104 days;
        assertEq(m.projects.suspensionOf(listed).councilRestUntil, restUntil);
        uint256[2] memory times = [block.timestamp + 14 days, restUntil - 1];
        for (uint256 i; i < times.length; ++i) {
            vm.warp(times[i]);
            assertOpen(listed);
            expectRests(listed, restUntil);
            suspendProject(listed);
        }
    }

    /// @dev Lifting its own early gives the council no other one.
    function test_RevertWhen_TheCouncilReinstatedItLately() external {
        suspendProject(listed);
        uint256 restUntil = block.timestamp + 104 days;
        vm.prank(accounts.council);
        m.projects.reinstateProject(listed);
        expectRests(listed, restUntil);
        suspendProject(listed);
    }

    function test_RevertWhen_TheProjectIsChallenged() external {
        suspendForChallenge(listed);
        expectForbidden(listed, ProjectStatus.Suspended);
        suspendProject(listed);
    }

    function test_WhenTheProjectIsListed_ItClosesTheGateAtOnceFor14Days() external {
        uint40 until = uint40(block.timestamp + 14 days);
        expectSuspended(listed, accounts.council, SuspendedBy.Council, until, "under review");
        suspendProject(listed);
        assertMoved(listed, ProjectStatus.Suspended, ProjectClass.Nature, until);
        assertSuspended(listed, SuspendedBy.Council, until);
    }

    function test_WhenTheProjectIsListed_TheSuspensionEndsByItself() external {
        uint40 until = uint40(block.timestamp + 14 days);
        suspendProject(listed);
        vm.warp(until - 1);
        assertSuspended(listed, SuspendedBy.Council, until);
        vm.warp(until);
        assertOpen(listed);
        assertEq(m.projects.projectOf(listed).statusSince, until);
    }

    function test_WhenTheRestIsOver_ItSuspendsAgain() external {
        suspendProject(listed);
        skip(104 days);
        suspendProject(listed);
        assertSuspended(listed, SuspendedBy.Council, uint40(block.timestamp + 14 days));
    }

    function test_WhenTheStakersHaveMadeItTheirsAndLiftedIt_ItSuspendsAgain() external {
        suspendProject(listed);
        suspendIndefinitely(listed);
        liftSuspension(listed);
        suspendProject(listed);
        assertSuspended(listed, SuspendedBy.Council, uint40(block.timestamp + 14 days));
    }

    /// @dev A rest after a challenge does not shield the project from the council.
    function test_WhenAChallengeOfItRests_ItSuspendsAllTheSame() external {
        suspendForChallenge(listed);
        endChallenge(listed, false, uint40(block.timestamp + 90 days));
        suspendProject(listed);
        assertSuspended(listed, SuspendedBy.Council, uint40(block.timestamp + 14 days));
    }

    function test_WhenTheReasonIsAsLongAsItMayBe_ItAcceptsThat() external {
        vm.prank(accounts.council);
        m.projects.suspendProject(listed, letters(256), CID);
        assertSuspended(listed, SuspendedBy.Council, uint40(block.timestamp + 14 days));
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.projects);
        pause(m.credit);
        suspendProject(listed);
        assertSuspended(listed, SuspendedBy.Council, uint40(block.timestamp + 14 days));
    }
}
