// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";

contract CastVote_Unit_Test is GovernanceBase {
    uint256 private id;

    function setUp() public override {
        super.setUp();
        stakeAs(buyer, QUORUM_FLOOR, Tier.Bronze);
        id = propose(lowerCommission());
    }

    function test_RevertWhen_VotingIsNotOpenYet() external {
        vm.warp(m.governor.proposalSnapshot(id));
        expectState(id, IGovernor.ProposalState.Pending, IGovernor.ProposalState.Active);
        voteAs(whale, id, FOR);
    }

    function test_RevertWhen_VotingIsOver() external {
        closeVoting(id);
        expectState(id, IGovernor.ProposalState.Defeated, IGovernor.ProposalState.Active);
        voteAs(whale, id, FOR);
    }

    function test_RevertWhen_TheAccountHasVoted() external {
        openVoting(id);
        voteAs(whale, id, FOR);
        assertTrue(m.governor.hasVoted(id, whale));
        for (uint8 support; support < 3; ++support) {
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, whale));
            voteAs(whale, id, support);
        }
    }

    function test_RevertWhen_TheAnswerIsNoneOfThree() external {
        openVoting(id);
        vm.expectRevert(IGovernor.GovernorInvalidVoteType.selector);
        voteAs(whale, id, 3);
        vm.expectRevert(IGovernor.GovernorInvalidVoteType.selector);
        voteAs(whale, id, 255);
    }

    function test_WhenTheAccountHasNoVotes_ItCountsNothing() external {
        openVoting(id);
        voteAs(stranger, id, FOR);
        _assertVotes(0, 0, 0);
    }

    function test_WhenTheVotesCameAfterTheSnapshot_ItCountsNothing() external {
        openVoting(id);
        stakeAs(stranger, WHALE_VOTES, Tier.Platinum);
        skip(1 days);
        voteAs(stranger, id, FOR);
        _assertVotes(0, 0, 0);
    }

    function test_WhenTheVotesLeftAfterTheSnapshot_ItCountsThem() external {
        openVoting(id);
        delegateAs(whale, stranger);
        voteAs(whale, id, AGAINST);
        voteAs(stranger, id, FOR);
        _assertVotes(WHALE_VOTES, 0, 0);
    }

    function test_WhenOthersDelegatedToTheAccount_ItCountsTheirs() external {
        delegateAs(whale, stranger);
        delegateAs(buyer, stranger);
        openVoting(id);
        voteAs(stranger, id, FOR);
        voteAs(whale, id, AGAINST);
        _assertVotes(0, WHALE_VOTES + QUORUM_FLOOR, 0);
    }

    function test_WhenItVotesForAgainstOrAbstains_ItCountsEachWhereItBelongs() external {
        openVoting(id);
        voteAs(proposer, id, AGAINST);
        voteAs(whale, id, FOR);
        voteAs(buyer, id, ABSTAIN);
        _assertVotes(GOLD, WHALE_VOTES, QUORUM_FLOOR);
    }

    function test_WhenItGivesAReason_ItEmitsVoteCastWithIt() external {
        openVoting(id);
        vm.expectEmit(address(m.governor));
        emit IGovernor.VoteCast(whale, id, FOR, WHALE_VOTES, "Cheaper is better");
        vm.prank(whale);
        m.governor.castVoteWithReason(id, FOR, "Cheaper is better");
    }

    function test_WhenAllWhoVoteAbstain_ItReachesTheQuorumAndIsDefeated() external {
        openVoting(id);
        voteAs(whale, id, ABSTAIN);
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Defeated);

        // The quorum was reached: one more vote for it is enough.
        uint256 second = propose(named(lowerCommission(), "Once more"));
        openVoting(second);
        voteAs(whale, second, ABSTAIN);
        voteAs(proposer, second, FOR);
        closeVoting(second);
        assertState(second, IGovernor.ProposalState.Succeeded);
    }

    function test_WhenTheQuorumIsReachedInTheLastSecond_ItExtendsVotingByADayOnce() external {
        uint256 deadline = m.governor.proposalDeadline(id);
        vm.warp(deadline);
        vm.expectEmit(address(m.governor));
        emit GovernorPreventLateQuorum.ProposalExtended(id, uint64(deadline + EXTENSION));
        voteAs(buyer, id, FOR);
        assertEq(m.governor.proposalDeadline(id), deadline + EXTENSION);

        vm.warp(deadline + EXTENSION);
        voteAs(whale, id, AGAINST);
        assertEq(m.governor.proposalDeadline(id), deadline + EXTENSION);
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Defeated);
    }

    function test_WhenTheQuorumIsReachedEarly_ItDoesNotExtendVoting() external {
        uint256 deadline = m.governor.proposalDeadline(id);
        vm.warp(deadline - EXTENSION);
        voteAs(buyer, id, FOR);
        assertEq(m.governor.proposalDeadline(id), deadline);
        vm.warp(deadline);
        voteAs(whale, id, FOR);
        assertEq(m.governor.proposalDeadline(id), deadline);
    }

    function test_WhenTheSnapshotsQuorumWouldBeReachedLaterOnly_ItTakesTheQuorumOfTheSnapshot() external {
        openVoting(id);
        voteAs(buyer, id, FOR);
        // Were today's votes counted, five million would be too few.
        stakeAs(stranger, 150_000_000e18, Tier.Bronze);
        closeVoting(id);
        assertGt(m.governor.quorum(block.timestamp - 1), QUORUM_FLOOR);
        assertState(id, IGovernor.ProposalState.Succeeded);
    }

    function _assertVotes(uint256 against, uint256 for_, uint256 abstain) private view {
        (uint256 a, uint256 f, uint256 b) = m.governor.proposalVotes(id);
        assertEq(a, against, "against");
        assertEq(f, for_, "for");
        assertEq(b, abstain, "abstain");
    }
}
