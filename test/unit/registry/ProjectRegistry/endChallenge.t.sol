// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    Project,
    ProjectStatus,
    SuspendedBy
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract EndChallengeTest is ProjectRegistryBase {
    uint40 private until;

    function setUp() public override {
        super.setUp();
        until = suspendForChallenge(listed);
        skip(1 days);
    }

    function test_RevertWhen_TheCallerIsNotTheChallengesContract() external {
        address[4] memory callers = [accounts.admin, accounts.council, address(m.curation), stranger];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.CallerNotChallenges.selector, callers[i]));
            vm.prank(callers[i]);
            m.projects.endChallenge(listed, false, 0);
        }
    }

    function test_WhenTheChallengeIsDismissed_ItListsTheProjectAgainWhichThenRests() external {
        uint40 restUntil = uint40(block.timestamp + 90 days);
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectReinstated(listed, address(m.challenges));
        expectGate(listed, 0);
        endChallenge(listed, false, restUntil);
        assertOpen(listed);
        assertEq(m.projects.suspensionOf(listed).challengeRestUntil, restUntil);
        assertEq(m.projects.projectOf(listed).statusSince, block.timestamp);
    }

    function test_WhenTheChallengeIsDismissed_WhatTheStakersSuspendedMeanwhileStaysSuspended() external {
        suspendIndefinitely(listed);
        endChallenge(listed, false, until);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenTheChallengeIsDismissed_WhatWasDelistedMeanwhileStaysDelisted() external {
        delistProject(listed);
        endChallenge(listed, false, until);
        assertTrue(m.projects.statusOf(listed) == ProjectStatus.Delisted);
    }

    /// @dev The project has been listed since the second in which the challenge lapsed, whoever says so later.
    function test_WhenTheChallengeHasLapsed_ItChangesNothingButTheRest() external {
        vm.warp(until + 5 days);
        Project memory before = m.projects.projectOf(listed);
        assertEq(before.statusSince, until);
        vm.recordLogs();
        endChallenge(listed, false, until + 90 days);
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(abi.encode(m.projects.projectOf(listed)), abi.encode(before));
        assertEq(m.projects.suspensionOf(listed).challengeRestUntil, until + 90 days);
        assertOpen(listed);
    }

    function test_WhenTheChallengeIsUpheld_TheSuspensionIsTheStakers() external {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectSuspended(listed, address(m.challenges), SuspendedBy.Stakers, FOR_EVER, "", "");
        expectGate(listed, FOR_EVER);
        endChallenge(listed, true, 0);
        vm.warp(until + 365 days);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
        assertEq(m.projects.suspensionOf(listed).challengeRestUntil, 0);
        liftSuspension(listed);
        assertOpen(listed);
    }

    function test_WhenTheChallengeIsUpheld_ItSuspendsWhatWasLiftedMeanwhile() external {
        suspendIndefinitely(listed);
        liftSuspension(listed);
        assertOpen(listed);
        endChallenge(listed, true, 0);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenTheChallengeIsUpheld_ItMakesTheCouncilsLaterSuspensionTheStakers() external {
        suspendIndefinitely(listed);
        liftSuspension(listed);
        suspendProject(listed);
        endChallenge(listed, true, 0);
        skip(14 days);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenTheChallengeIsUpheld_ItLeavesWhatWasDelistedMeanwhile() external {
        delistProject(listed);
        endChallenge(listed, true, 0);
        assertTrue(m.projects.statusOf(listed) == ProjectStatus.Delisted);
    }
}
