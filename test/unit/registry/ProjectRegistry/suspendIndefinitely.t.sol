// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus,
    SuspendedBy
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract SuspendIndefinitelyTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        address[3] memory callers = [accounts.council, accounts.guardian, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.projects.suspendIndefinitely(listed, "fraud", CID);
        }
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(listed, "", CID);
    }

    function test_RevertWhen_TheCidIsEmpty() external {
        expectEmpty("cid");
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(listed, "fraud", "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(listed, letters(257), CID);
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(listed, UNSAFE, CID);
    }

    function test_RevertWhen_TheCidIsNotSafeText() external {
        expectUnsafe("cid");
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(listed, "fraud", UNSAFE);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        suspendIndefinitely(UNKNOWN);
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        suspendIndefinitely(proposed);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        suspendIndefinitely(delisted);
    }

    function test_WhenTheProjectIsListed_ItClosesTheGateUntilTheStakersLiftThat() external {
        expectSuspended(listed, accounts.admin, SuspendedBy.Stakers, FOR_EVER, "fraud");
        suspendIndefinitely(listed);
        assertMoved(listed, ProjectStatus.Suspended, ProjectClass.Nature, FOR_EVER);
        skip(10_000 days);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenTheCouncilSuspendedIt_TheSuspensionIsTheStakers() external {
        suspendIndefinitely(suspended);
        vm.warp(suspendedUntil() + 1);
        assertSuspended(suspended, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenTheCouncilsSuspensionHasEnded_ItSuspendsAgain() external {
        vm.warp(suspendedUntil());
        suspendIndefinitely(suspended);
        assertSuspended(suspended, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenAChallengeSuspendedIt_TheSuspensionIsTheStakersAndOutlivesTheChallenge() external {
        uint40 until = suspendForChallenge(listed);
        suspendIndefinitely(listed);
        vm.warp(until);
        endChallenge(listed, false, until + 90 days);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenTheStakersSuspendedIt_ItCanSayWhyOnceMore() external {
        suspendIndefinitely(listed);
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectSuspended(listed, accounts.admin, SuspendedBy.Stakers, FOR_EVER, "fraud", CID);
        vm.prank(accounts.admin);
        m.projects.suspendIndefinitely(listed, "fraud", CID);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenARestHasNotEnded_ItSuspendsAllTheSame() external {
        vm.prank(accounts.council);
        m.projects.reinstateProject(suspended);
        suspendForChallenge(suspended);
        endChallenge(suspended, false, uint40(block.timestamp + 90 days));
        suspendIndefinitely(suspended);
        assertSuspended(suspended, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.projects);
        pause(m.credit);
        suspendIndefinitely(listed);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }
}
