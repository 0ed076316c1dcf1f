// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbontraceGovernor} from "../../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {IStakedCRBN} from "../../../contracts/staking/interfaces/IStakedCRBN.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {GovernanceBase, Proposal} from "../GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

/// @notice Votes that should not count, and proposals that somebody would rather not see.
contract VoteAttacksTest is GovernanceBase {
    address private attacker = makeAddr("attacker");

    /*//////////////////////////////////////////////////////////////////////////
                                        QUORUM
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A proposal that missed its quorum stays dead, however low the quorum becomes afterwards.
    function test_ALowerQuorumRevivesNoDeadProposal() external {
        _stake(buyer, 160_000_000e18 - m.staking.totalSupply(), Tier.Bronze);
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        openVoting(id);
        assertEq(m.governor.quorum(m.governor.proposalSnapshot(id)), 6_400_000e18);
        voteAs(whale, id, FOR); // six million
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Defeated);

        Proposal memory lower =
            named(one(address(m.governor), abi.encodeCall(m.governor.updateQuorumNumerator, (2))), "Two percent");
        uint256 second = propose(lower);
        openVoting(second);
        voteAs(whale, second, FOR);
        voteAs(buyer, second, FOR);
        closeVoting(second);
        queue(lower);
        skip(PROTECTED);
        execute(lower);
        skip(1);
        // Today six millions would do.
        assertEq(m.governor.quorum(block.timestamp - 1), QUORUM_FLOOR);
        assertState(id, IGovernor.ProposalState.Defeated);
        expectState(id, IGovernor.ProposalState.Defeated, IGovernor.ProposalState.Succeeded);
        queue(p);
    }

    /// @dev Nor do votes that are withdrawn later make the quorum smaller.
    function test_AWithdrawalRevivesNoDeadProposal() external {
        _stake(buyer, 160_000_000e18 - m.staking.totalSupply(), Tier.Bronze);
        uint256 id = propose(lowerCommission());
        openVoting(id);
        voteAs(whale, id, FOR);
        closeVoting(id);
        skip(30 days);
        vm.prank(buyer);
        m.staking.withdraw(uint256(uint160(buyer)) << 32);
        skip(1);
        assertEq(m.governor.quorum(block.timestamp - 1), QUORUM_FLOOR);
        assertState(id, IGovernor.ProposalState.Defeated);
    }

    /// @dev An attacker who reaches the quorum in the last second gives everybody another day to answer.
    function test_ALateSwingVoteLeavesADayToAnswer() external {
        stakeAs(attacker, QUORUM_FLOOR, Tier.Gold);
        skip(1);
        uint256 id = proposeAs(attacker, lowerCommission());
        uint256 deadline = m.governor.proposalDeadline(id);
        vm.warp(deadline);
        voteAs(attacker, id, FOR);
        vm.warp(deadline + 1);
        assertState(id, IGovernor.ProposalState.Active);
        vm.warp(deadline + EXTENSION);
        voteAs(whale, id, AGAINST);
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Defeated);
    }

    /// @dev The extension comes once, so that voting ends: nobody prolongs it vote by vote.
    function test_VotingIsExtendedOnce() external {
        stakeAs(attacker, QUORUM_FLOOR, Tier.Gold);
        uint256 id = propose(lowerCommission());
        uint256 deadline = m.governor.proposalDeadline(id);
        vm.warp(deadline);
        voteAs(attacker, id, FOR);
        vm.warp(deadline + EXTENSION);
        voteAs(whale, id, AGAINST);
        voteAs(proposer, id, FOR);
        assertEq(m.governor.proposalDeadline(id), deadline + EXTENSION);
        vm.warp(deadline + EXTENSION + 1);
        expectState(id, IGovernor.ProposalState.Defeated, IGovernor.ProposalState.Active);
        voteAs(stranger, id, FOR);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      FRONT-RUNNING
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Only the proposer cancels, and only before voting: nobody gets ahead of a vote with a cancellation.
    function test_NobodyCancelsAnothersProposal() external {
        stakeAs(attacker, 10 * QUORUM_FLOOR, Tier.Platinum);
        skip(1);
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, id, attacker));
        cancelAs(attacker, p);
    }

    /// @dev Whoever copies an open description proposes it first, and may cancel it for ever. The suffix prevents it.
    function test_TheSuffixKeepsAProposalFromBeingCopiedAndCancelled() external {
        stakeAs(attacker, GOLD, Tier.Gold);
        skip(1);
        Proposal memory open = named(lowerCommission(), "Lower it");
        uint256 id = proposeAs(attacker, open);
        cancelAs(attacker, open);
        expectStates(id, IGovernor.ProposalState.Canceled, 0);
        propose(open);

        Proposal memory safe = named(lowerCommission(), string.concat("Lower it #proposer=", vm.toString(proposer)));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, attacker));
        proposeAs(attacker, safe);
        id = propose(safe);
        assertEq(m.governor.proposalProposer(id), proposer);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, id, attacker));
        cancelAs(attacker, safe);
    }

    /// @dev Queuing and executing are anybody's: there is nothing to gain by being first.
    function test_QueuingAndExecutingFirstChangesNothing() external {
        Proposal memory p = lowerCommission();
        uint256 id = carry(p);
        vm.prank(attacker);
        queue(p);
        assertEq(m.governor.proposalEta(id), block.timestamp + ORDINARY);
        skip(ORDINARY);
        vm.prank(attacker);
        execute(p);
        assertEq(m.market.commissionRate(), LOWER_COMMISSION);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   VOTES OF NOBODY
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev CRBN that is not staked votes for nothing.
    function test_TokensAloneDoNotVote() external {
        giveCRBN(attacker, WHALE_VOTES);
        vm.prank(attacker);
        m.token.approve(address(m.staking), type(uint256).max);
        skip(1);
        uint256 id = propose(lowerCommission());
        openVoting(id);
        voteAs(attacker, id, FOR);
        _assertFor(id, 0);
    }

    /// @dev Votes that are bought after the snapshot come too late for this proposal.
    function test_VotesAfterTheSnapshotDoNotCount() external {
        uint256 id = propose(lowerCommission());
        openVoting(id);
        _stake(attacker, WHALE_VOTES, Tier.Platinum);
        skip(1 days);
        voteAs(attacker, id, FOR);
        _assertFor(id, 0);
    }

    /// @dev A stake cannot be borrowed for the second of the snapshot: it is locked for thirty days at least.
    function test_AStakeForOneSecondIsLocked() external {
        uint256 id = propose(lowerCommission());
        vm.warp(m.governor.proposalSnapshot(id));
        uint256 position = stakeAs(attacker, WHALE_VOTES, Tier.Bronze);
        vm.expectRevert(
            abi.encodeWithSelector(IStakedCRBN.PositionLocked.selector, position, block.timestamp + 30 days)
        );
        vm.prank(attacker);
        m.staking.withdraw(position);
    }

    /// @dev Whoever withdrew before the snapshot votes for nothing; whoever withdrew after it still votes, as at the snapshot.
    function test_AWithdrawnStakeVotesForEarlierSnapshotsOnly() external {
        uint256 position = stakeAs(attacker, WHALE_VOTES, Tier.Bronze);
        skip(29 days);
        uint256 early = propose(named(lowerCommission(), "Early"));
        skip(VOTING_DELAY + 1);
        vm.prank(attacker);
        m.staking.withdraw(position);
        uint256 late = propose(named(lowerCommission(), "Late"));
        voteAs(attacker, early, FOR);
        _assertFor(early, WHALE_VOTES);
        openVoting(late);
        voteAs(attacker, late, FOR);
        _assertFor(late, 0);
    }

    /// @dev Neither the delegator and the delegate, nor two delegates after one another, vote with the same stake.
    function test_AStakeVotesOnce() external {
        uint256 id = propose(lowerCommission());
        vm.warp(m.governor.proposalSnapshot(id));
        delegateAs(whale, attacker);
        skip(1);
        delegateAs(whale, buyer);
        skip(1);
        delegateAs(whale, whale);
        skip(1);
        voteAs(attacker, id, FOR);
        voteAs(buyer, id, FOR);
        voteAs(whale, id, FOR);
        _assertFor(id, WHALE_VOTES);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  WHO MAY PROPOSE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Votes can be delegated, the right to propose cannot.
    function test_DelegatedVotesDoNotPropose() external {
        delegateAs(whale, attacker);
        skip(1);
        assertEq(m.staking.getVotes(attacker), WHALE_VOTES);
        vm.expectRevert(abi.encodeWithSelector(ICarbontraceGovernor.TierTooLow.selector, attacker));
        proposeAs(attacker, lowerCommission());

        // Nor with a small position of one's own.
        stakeAs(attacker, 10_000e18, Tier.Silver);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(ICarbontraceGovernor.TierTooLow.selector, attacker));
        proposeAs(attacker, lowerCommission());
    }

    /// @dev Nor does a position whose votes are somebody else's.
    function test_APositionWithoutItsVotesDoesNotPropose() external {
        delegateAs(whale, attacker);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, whale, 0, GOLD));
        proposeAs(whale, lowerCommission());
    }

    /// @dev Nor does anybody through a contract that calls in between.
    function test_TheProposerIsWhoCalls() external {
        Proposal memory p = lowerCommission();
        vm.prank(proposer, proposer);
        Relayer relayer = new Relayer();
        bytes memory call = abi.encodeCall(m.governor.propose, (p.targets, p.values, p.calldatas, p.description));
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, address(relayer), 0, GOLD)
        );
        vm.prank(proposer, proposer);
        relayer.relay(address(m.governor), call);
    }

    function _stake(address account, uint256 amount, Tier tier) private {
        stakeAs(account, amount, tier);
        skip(1);
    }

    function _assertFor(uint256 id, uint256 expected) private view {
        (, uint256 votes,) = m.governor.proposalVotes(id);
        assertEq(votes, expected, "for");
    }
}

/// @notice Makes calls for whoever asks.
contract Relayer {
    function relay(address target, bytes calldata data) external {
        (bool success, bytes memory result) = target.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(result, 32), mload(result))
            }
        }
    }
}
