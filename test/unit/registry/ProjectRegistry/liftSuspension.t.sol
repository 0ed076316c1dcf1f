// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    IProjectRegistry,
    ProjectClass,
    ProjectStatus,
    SuspendedBy
} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {ProjectRegistryBase} from "./ProjectRegistryBase.t.sol";

contract LiftSuspensionTest is ProjectRegistryBase {
    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        address[3] memory callers = [accounts.council, accounts.guardian, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.projects.liftSuspension(suspended);
        }
    }

    function test_RevertWhen_Paused() external {
        pause(m.projects);
        expectPaused();
        liftSuspension(suspended);
    }

    function test_RevertWhen_TheProjectIsUnknown() external {
        expectUnknown();
        liftSuspension(UNKNOWN);
    }

    function test_RevertWhen_TheProjectIsProposed() external {
        expectForbidden(proposed, ProjectStatus.Proposed);
        liftSuspension(proposed);
    }

    function test_RevertWhen_TheProjectIsListed() external {
        expectForbidden(listed, ProjectStatus.Listed);
        liftSuspension(listed);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        expectForbidden(delisted, ProjectStatus.Delisted);
        liftSuspension(delisted);
    }

    function test_RevertWhen_TheSuspensionHasEndedByItself() external {
        vm.warp(suspendedUntil());
        expectForbidden(suspended, ProjectStatus.Listed);
        liftSuspension(suspended);
    }

    function test_RevertWhen_AChallengesSuspensionHasEndedByItself() external {
        vm.warp(suspendForChallenge(listed));
        expectForbidden(listed, ProjectStatus.Listed);
        liftSuspension(listed);
    }

    /// @dev A challenge is ruled upon: uphold or dismiss.
    function test_RevertWhen_AChallengeSuspendedIt() external {
        suspendForChallenge(listed);
        expectOthers(listed, SuspendedBy.Challenge);
        liftSuspension(listed);
    }

    function test_WhenTheStakersSuspendedIt_ItOpensTheGate() external {
        suspendIndefinitely(listed);
        _lifts(listed);
    }

    function test_WhenTheCouncilSuspendedIt_ItOpensTheGate() external {
        _lifts(suspended);
    }

    /// @dev The first release knew no suspension that ends, and kept nothing of who suspended.
    function test_WhenAnEarlierVersionSuspendedIt_ItOpensTheGate() external {
        _forgetSuspension(suspended);
        skip(1000 days);
        assertTrue(m.projects.statusOf(suspended) == ProjectStatus.Suspended);
        assertTrue(m.projects.suspensionOf(suspended).by == SuspendedBy.Stakers);
        assertEq(m.projects.suspensionOf(suspended).until, FOR_EVER);
        expectOthers(suspended, SuspendedBy.Nobody);
        vm.prank(accounts.council);
        m.projects.reinstateProject(suspended);
        liftSuspension(suspended);
        assertOpen(suspended);
    }

    function _lifts(ProjectId project) private {
        vm.expectEmit(address(m.projects));
        emit IProjectRegistry.ProjectReinstated(project, accounts.admin);
        expectGate(project, 0);
        liftSuspension(project);
        assertMoved(project, ProjectStatus.Listed, ProjectClass.Nature, 0);
        assertOpen(project);
    }

    /// @dev The suspensions are the sixth field after the counters' word.
    function _forgetSuspension(ProjectId project) private {
        bytes32 suspensions = bytes32(uint256(erc7201("carbontrace.storage.ProjectRegistry")) + 5);
        bytes32 slot = keccak256(abi.encode(project, suspensions));
        assertGt(uint256(vm.load(address(m.projects), slot)), 0);
        vm.store(address(m.projects), slot, 0);
    }
}
