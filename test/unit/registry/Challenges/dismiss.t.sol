// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {SuspendedBy} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ChallengesBase} from "./ChallengesBase.t.sol";

contract DismissTest is ChallengesBase {
    uint40 private until;

    function setUp() public override {
        super.setUp();
        challengeAs(alice, listed);
        until = uint40(block.timestamp + 30 days);
    }

    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        address[4] memory callers = [bob, accounts.council, accounts.guardian, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.challenges.dismiss(listed, "the baseline stands");
        }
    }

    function test_RevertWhen_TheReasonIsEmpty() external {
        expectEmpty("reason");
        vm.prank(accounts.admin);
        m.challenges.dismiss(listed, "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.admin);
        m.challenges.dismiss(listed, letters(257));
    }

    function test_RevertWhen_TheReasonIsNotSafeText() external {
        expectUnsafe("reason");
        vm.prank(accounts.admin);
        m.challenges.dismiss(listed, UNSAFE);
    }

    function test_RevertWhen_TheProjectIsNotChallenged() external {
        expectUnchallenged(suspended);
        dismiss(suspended);
    }

    function test_RevertWhen_TheTimeToRuleIsOver() external {
        vm.warp(until);
        expectOver(listed, until);
        dismiss(listed);
    }

    function test_WhenTheChallengeRuns_TheBondIsLostAndTheProjectListedAndAtRest() external {
        vm.warp(until - 1);
        vm.expectEmit(address(m.challenges));
        emit IChallenges.ChallengeDismissed(listed, alice, BOND, "the baseline stands");
        dismiss(listed);
        assertEq(m.token.balanceOf(alice), STOCK - BOND);
        assertMoney(0, BOND);
        assertNoChallenge(listed);
        assertOpen(listed);
        assertEq(m.projects.suspensionOf(listed).challengeRestUntil, block.timestamp + 90 days);
        expectUnchallenged(listed);
        dismiss(listed);
    }

    function test_WhenTheStakersSuspendedTheProjectMeanwhile_ItStaysSuspended() external {
        suspendIndefinitely(listed);
        dismiss(listed);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }

    function test_WhenPaused_ItStillWorks() external {
        pause(m.challenges);
        pause(m.projects);
        pause(m.credit);
        dismiss(listed);
        assertOpen(listed);
    }
}
