// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISignalPolls} from "../../../../contracts/governance/interfaces/ISignalPolls.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {GovernanceBase} from "../../../governance/GovernanceBase.t.sol";

contract Vote_Unit_Test is GovernanceBase {
    uint256 private poll;
    uint256 private snapshot;

    function setUp() public override {
        super.setUp();
        snapshot = block.timestamp;
        vm.prank(proposer);
        poll = m.polls.open(CID, 3, 7 days);
        skip(1);
    }

    function test_RevertWhen_ThereIsNoSuchPoll() external {
        uint256[3] memory unknown = [uint256(0), 2, type(uint256).max];
        for (uint256 i; i < unknown.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISignalPolls.PollUnknown.selector, unknown[i]));
            vm.prank(whale);
            m.polls.vote(unknown[i], 0);
        }
    }

    /// @dev Else votes of that second could still move.
    function test_RevertWhen_ItIsStillTheSecondOfTheSnapshot() external {
        vm.warp(snapshot);
        vm.expectRevert(abi.encodeWithSelector(ISignalPolls.PollNotOpen.selector, poll, snapshot));
        _voteAs(whale, 0);
    }

    function test_RevertWhen_VotingIsOver() external {
        vm.warp(snapshot + 7 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ISignalPolls.PollClosed.selector, poll, snapshot + 7 days));
        _voteAs(whale, 0);
    }

    function test_RevertWhen_ThereIsNoSuchOption() external {
        uint256[2] memory options = [uint256(3), type(uint256).max];
        for (uint256 i; i < options.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISignalPolls.OptionUnknown.selector, poll, options[i]));
            _voteAs(whale, options[i]);
        }
    }

    function test_RevertWhen_TheAccountHasAnswered() external {
        _voteAs(whale, 0);
        for (uint256 option; option < 3; ++option) {
            vm.expectRevert(abi.encodeWithSelector(ISignalPolls.AlreadyVoted.selector, poll, whale));
            _voteAs(whale, option);
        }
    }

    function test_RevertWhen_TheAccountHasNoVotes() external {
        _expectNoVotes(stranger);
        _voteAs(stranger, 0);
        delegateAs(proposer, whale);
        // What was the proposer's at the snapshot stays so in this poll.
        _voteAs(proposer, 0);
    }

    function test_RevertWhen_TheVotesCameAfterTheSnapshot() external {
        stakeAs(stranger, WHALE_VOTES, Tier.Platinum);
        delegateAs(whale, buyer);
        skip(1 days);
        _expectNoVotes(stranger);
        _voteAs(stranger, 0);
        _expectNoVotes(buyer);
        _voteAs(buyer, 0);
    }

    function test_WhenTheVotesLeftAfterTheSnapshot_ItCountsThemOnce() external {
        delegateAs(whale, stranger);
        skip(1);
        _expectNoVotes(stranger);
        _voteAs(stranger, 0);
        _voteAs(whale, 1);
        _assertTally(0, WHALE_VOTES, 0);
    }

    function test_WhenOthersDelegatedToTheAccount_ItCountsTheirs() external {
        delegateAs(whale, stranger);
        vm.prank(whale);
        poll = m.polls.open(CID, 3, 7 days);
        skip(1);
        _voteAs(stranger, 2);
        _expectNoVotes(whale);
        _voteAs(whale, 0);
        _assertTally(0, 0, WHALE_VOTES);
    }

    function test_WhenItIsTheFirstOrTheLastSecond_ItCounts() external {
        assertEq(block.timestamp, snapshot + 1);
        _voteAs(whale, 0);
        vm.warp(snapshot + 7 days);
        _voteAs(proposer, 0);
        _assertTally(WHALE_VOTES + GOLD, 0, 0);
    }

    function test_WhenAnAccountVotes_ItCountsItsVotesForTheOption() external {
        _voteAs(whale, 2);
        _voteAs(proposer, 0);
        _assertTally(GOLD, 0, WHALE_VOTES);
        (bool voted, uint256 option) = m.polls.answerOf(poll, whale);
        assertTrue(voted);
        assertEq(option, 2);
        (voted, option) = m.polls.answerOf(poll, proposer);
        assertTrue(voted);
        assertEq(option, 0);
    }

    function test_WhenAnAccountVotes_ItEmitsSignalCast() external {
        vm.expectEmit(address(m.polls));
        emit ISignalPolls.SignalCast(poll, whale, 1, WHALE_VOTES);
        _voteAs(whale, 1);
    }

    function test_WhenEntriesArePaused_ItCountsAllTheSame() external {
        pauseEntries();
        _voteAs(whale, 1);
        _assertTally(0, WHALE_VOTES, 0);
    }

    function _voteAs(address account, uint256 option) private {
        vm.prank(account);
        m.polls.vote(poll, option);
    }

    function _expectNoVotes(address account) private {
        vm.expectRevert(abi.encodeWithSelector(ISignalPolls.NoVotes.selector, poll, account));
    }

    function _assertTally(uint256 a, uint256 b, uint256 c) private view {
        uint256[] memory tally = m.polls.tallyOf(poll);
        assertEq(tally.length, 3);
        assertEq(tally[0], a);
        assertEq(tally[1], b);
        assertEq(tally[2], c);
    }
}
