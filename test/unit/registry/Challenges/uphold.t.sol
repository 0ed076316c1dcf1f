// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IChallenges} from "../../../../contracts/registry/interfaces/IChallenges.sol";
import {ProjectStatus, SuspendedBy} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {ChallengesBase} from "./ChallengesBase.t.sol";

contract UpholdTest is ChallengesBase {
    function test_RevertWhen_TheCallerIsNotTheProjectAdmin() external {
        challengeAs(alice, listed);
        address[4] memory callers = [alice, accounts.council, accounts.guardian, stranger];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.challenges.uphold(listed);
        }
    }

    function test_RevertWhen_TheProjectIsNotChallenged() external {
        expectUnchallenged(suspended);
        uphold(suspended);
    }

    function test_RevertWhen_TheTimeToRuleIsOver() external {
        challengeAs(alice, listed);
        fundRewards(REWARD);
        uint40 until = uint40(block.timestamp + 30 days);
        vm.warp(until);
        expectOver(listed, until);
        uphold(listed);
    }

    function test_RevertWhen_TheRewardIsNotThere() external {
        challengeAs(alice, listed);
        fundRewards(REWARD - 1);
        expectNotFunded(REWARD, REWARD - 1);
        uphold(listed);
    }

    function test_RevertWhen_OnlyAnothersBondWouldPayTheReward() external {
        ProjectId other = listProject("VCS-5");
        challengeAs(bob, other);
        challengeAs(alice, listed);
        expectNotFunded(REWARD, 0);
        uphold(listed);
        // What bob loses pays alice.
        dismiss(other);
        uphold(listed);
        assertMoney(0, BOND - REWARD);
    }

    function test_WhenTheRewardIsThere_ItReturnsTheBondWithATenthMoreAndTheSuspensionIsTheStakers() external {
        challengeAs(alice, listed);
        fundRewards(REWARD);
        skip(30 days - 1);
        vm.expectEmit(address(m.challenges));
        emit IChallenges.ChallengeUpheld(listed, alice, BOND, REWARD);
        uphold(listed);
        assertEq(m.token.balanceOf(alice), STOCK + REWARD);
        assertMoney(0, 0);
        assertNoChallenge(listed);
        skip(365 days);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
        expectUnchallenged(listed);
        uphold(listed);
    }

    function test_WhenTheChallengerHasNoPositionAnyMore_ItPaysAllTheSame() external {
        vm.warp(m.staking.heldUntil(alice, Tier.Platinum) - 1);
        challengeAs(alice, listed);
        fundRewards(REWARD);
        skip(1);
        vm.prank(alice);
        m.staking.withdraw(uint256(uint160(alice)) << 32);
        uphold(listed);
        assertEq(m.token.balanceOf(alice), STOCK + REWARD + 100_000e18);
    }

    function test_WhenTheStakersDelistedTheProject_ItPaysAllTheSame() external {
        challengeAs(alice, listed);
        fundRewards(REWARD);
        delistProject(listed);
        uphold(listed);
        assertEq(m.token.balanceOf(alice), STOCK + REWARD);
        assertTrue(m.projects.statusOf(listed) == ProjectStatus.Delisted);
    }

    function test_WhenPaused_ItStillWorks() external {
        challengeAs(alice, listed);
        fundRewards(REWARD);
        pause(m.challenges);
        pause(m.projects);
        pause(m.credit);
        uphold(listed);
        assertSuspended(listed, SuspendedBy.Stakers, FOR_EVER);
    }
}
