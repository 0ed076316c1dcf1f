// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus,
    SuspendedBy
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract SuspendForChallengeTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheChallengesContract() external {
        address[4] memory callers = [accounts.admin, accounts.council, address(m.curation), stranger];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IProjectRegistry.CallerNotChallenges.selector, callers[i]));
            vm.prank(callers[i]);
            m.projects.suspendForChallenge(listed, stranger, FOR_EVER, "no baseline", CID);
        }
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(address(m.challenges));
        m.projects.suspendForChallenge(listed, stranger, FOR_EVER, "", CID);
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(address(m.challenges));
        m.projects.suspendForChallenge(listed, stranger, FOR_EVER, letters(257), CID);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        suspendForChallenge(UNKNOWN);
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        suspendForChallenge(proposed);
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        expectForbidden(suspended, ProjectStatus.Suspended);
        suspendForChallenge(suspended);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        suspendForChallenge(delisted);
    }

    function test_RevertWhen_TheProjectRestsFromAChallenge() external {
        uint40 restUntil = uint40(block.timestamp + 90 days);
        suspendForChallenge(listed);
        endChallenge(listed, false, restUntil);
        assertEq(m.projects.suspensionOf(listed).challengeRestUntil, restUntil);
        vm.warp(restUntil - 1);
        expectRests(listed, restUntil);
        suspendForChallenge(listed);
    }

    function test_WhenTheRestIsOver_ItSuspends() external {
        suspendForChallenge(listed);
        endChallenge(listed, false, uint40(block.timestamp + 90 days));
        skip(90 days);
        assertSuspended(listed, SuspendedBy.Challenge, suspendForChallenge(listed));
    }

    /// @dev The council cannot shield a project by suspending it.
    function test_WhenTheCouncilsSuspensionHasEnded_ItSuspendsInTheCouncilsRest() external {
        vm.warp(suspendedUntil());
        assertGt(m.projects.suspensionOf(suspended).councilRestUntil, block.timestamp);
        assertSuspended(suspended, SuspendedBy.Challenge, suspendForChallenge(suspended));
    }

    function test_WhenTheProjectIsListed_ItClosesTheGateInTheChallengersNameUntilTheChallengeLapses() external {
        uint40 until = uint40(block.timestamp + 30 days);
        expectSuspended(listed, stranger, SuspendedBy.Challenge, until, "no baseline");
        suspendForChallenge(listed);
        assertMoved(listed, ProjectStatus.Suspended, ProjectClass.Nature, until);
        assertSuspended(listed, SuspendedBy.Challenge, until);
        vm.warp(until);
        assertOpen(listed);
    }
}
