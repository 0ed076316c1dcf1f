// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {ProjectStatus} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ChallengesBase} from "./ChallengesBase.t.sol";

contract LapseTest is ChallengesBase {
    uint40 private until;

    function setUp() public override {
        super.setUp();
        challengeAs(alice, listed);
        until = uint40(block.timestamp + 30 days);
    }

    function test_RevertWhen_TheProjectIsNotChallenged() external {
        expectUnchallenged(suspended);
        m.challenges.lapse(suspended);
    }

    function test_RevertWhen_TheStakersStillHaveTime() external {
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IChallenges.ChallengeRuns.selector, listed, until));
        vm.prank(alice);
        m.challenges.lapse(listed);
    }

    function test_WhenNobodyRuledInTime_ItReturnsHalfOfTheBondWhoeverCalls() external {
        vm.warp(until);
        vm.expectEmit(address(m.challenges));
        emit IChallenges.ChallengeLapsed(listed, alice, BOND / 2, BOND / 2);
        vm.prank(stranger);
        m.challenges.lapse(listed);
        assertEq(m.token.balanceOf(alice), STOCK - BOND / 2);
        assertMoney(0, BOND / 2);
        assertNoChallenge(listed);
        assertOpen(listed);
        assertEq(m.projects.suspensionOf(listed).challengeRestUntil, until + 90 days);
        expectUnchallenged(listed);
        m.challenges.lapse(listed);
    }

    function test_WhenTheBondIsAnOddNumber_TheSmallerHalfIsReturned() external {
        vm.prank(accounts.admin);
        m.challenges.setBond(BOND + 1);
        vm.warp(suspendedUntil());
        vm.prank(bob);
        m.challenges.challenge(suspended, BOND + 1, "no baseline", CID);
        skip(30 days);
        m.challenges.lapse(suspended);
        assertEq(m.token.balanceOf(bob), STOCK - BOND / 2 - 1);
        assertMoney(BOND, BOND / 2 + 1);
    }

    function test_WhenItIsCalledLate_TheProjectRestsFromTheDayOnWhichTheChallengeWasOver() external {
        vm.warp(until + 89 days);
        m.challenges.lapse(listed);
        expectRests(listed, until + 90 days);
        challengeAs(bob, listed);
        skip(1 days);
        challengeAs(bob, listed);
        skip(300 days);
        m.challenges.lapse(listed);
        platinum(alice);
        challengeAs(alice, listed);
    }

    function test_WhenTheProjectWasDelistedMeanwhile_ItReturnsHalfOfTheBondAllTheSame() external {
        delistProject(listed);
        vm.warp(until);
        m.challenges.lapse(listed);
        assertEq(m.token.balanceOf(alice), STOCK - BOND / 2);
        assertTrue(m.projects.statusOf(listed) == ProjectStatus.Delisted);
    }

    function test_WhenPaused_ItStillWorks() external {
        vm.warp(until);
        pause(m.challenges);
        pause(m.projects);
        pause(m.credit);
        m.challenges.lapse(listed);
        assertNoChallenge(listed);
    }
}
