// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectStatus} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {ChallengesBase} from "./ChallengesBase.t.sol";

/// @notice Nobody keeps a project closed by one suspension after the other.
/// @dev No challenger can come in between either: CRBN, which calls nobody, is the only contract outside that is called, and it is
/// called last.
contract SerialTest is ChallengesBase {
    uint256 private constant DAYS = 3 * 365;

    function test_WhenChallengersAndTheCouncilDoWhatTheyCanForThreeYears_TheProjectIsOpenForMoreThanHalfOfTheTime()
        external
    {
        uint256 open;
        for (uint256 day; day < DAYS; ++day) {
            // Whoever may, does, at the first moment; a new challenger each time.
            vm.prank(stranger);
            (bool done,) = address(m.challenges).call(abi.encodeCall(m.challenges.lapse, (listed)));
            vm.prank(accounts.council);
            (done,) = address(m.projects).call(abi.encodeCall(m.projects.suspendProject, (listed, "again", CID)));
            _renew(alice);
            vm.prank(alice);
            (done,) = address(m.challenges).call(abi.encodeCall(m.challenges.challenge, (listed, BOND, "again", CID)));
            if (m.projects.statusOf(listed) == ProjectStatus.Listed) ++open;
            skip(1 days);
        }
        assertGt(open, DAYS / 2);
        // 14 days in 104 and 30 in 120: rather two thirds.
        assertApproxEqAbs(open, DAYS * 2 / 3, 60);
    }

    function test_WhenALiftedProjectIsChallengedAgainAfterItWasUpheld_ItTakesAnotherVoteEachTime() external {
        fundRewards(3 * REWARD);
        for (uint256 i; i < 3; ++i) {
            challengeAs(alice, listed);
            uphold(listed);
            expectForbidden(listed, ProjectStatus.Suspended);
            challengeAs(bob, listed);
            liftSuspension(listed);
        }
        challengeAs(alice, listed);
        skip(30 days);
        m.challenges.lapse(listed);
        expectRests(listed, block.timestamp + 90 days);
        challengeAs(bob, listed);
    }

    function test_WhenAnotherChallengerWaitsForTheRestToEnd_ItIsTheSameRestForEverybody() external {
        challengeAs(alice, listed);
        dismiss(listed);
        uint256 restUntil = block.timestamp + 90 days;
        expectRests(listed, restUntil);
        challengeAs(bob, listed);
        expectRests(listed, restUntil);
        challengeAs(alice, listed);
    }

    /// @dev Whoever is Platinum at every moment, with money enough.
    function _renew(address account) private {
        if (m.staking.tierOf(account) != Tier.Platinum) platinum(account);
    }
}
