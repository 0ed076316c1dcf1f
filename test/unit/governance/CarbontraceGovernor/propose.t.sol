// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbontraceGovernor} from "../../../../contracts/governance/interfaces/ICarbontraceGovernor.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

contract Propose_Unit_Test is GovernanceBase {
    function test_RevertWhen_TheProposerHasFewerVotesThanTheThreshold() external {
        delegateAs(proposer, stranger);
        skip(1);
        _expectTooFewVotes(proposer, 0);
        propose(lowerCommission());

        // One wei less than the threshold.
        stakeAs(buyer, GOLD - 1, Tier.Silver);
        skip(1);
        _expectTooFewVotes(buyer, GOLD - 1);
        proposeAs(buyer, lowerCommission());
    }

    /// @dev Votes that are borrowed within one second do not propose.
    function test_RevertWhen_TheProposerGotTheVotesInThisVerySecond() external {
        stakeAs(buyer, GOLD, Tier.Gold);
        _expectTooFewVotes(buyer, 0);
        proposeAs(buyer, lowerCommission());

        skip(1);
        proposeAs(buyer, lowerCommission());
    }

    function test_RevertWhen_TheProposerHasVotesButNoPosition() external {
        delegateAs(whale, stranger);
        skip(1);
        _expectTierTooLow(stranger);
        proposeAs(stranger, lowerCommission());
    }

    function test_RevertWhen_TheProposersBestPositionIsSilver() external {
        stakeAs(buyer, 10 * GOLD, Tier.Silver);
        skip(1);
        _expectTierTooLow(buyer);
        proposeAs(buyer, lowerCommission());
    }

    function test_RevertWhen_TheLockOfTheProposersPositionIsOver() external {
        uint256 unlock = m.staking.heldUntil(proposer, Tier.Gold);
        vm.warp(unlock - 1);
        propose(lowerCommission());

        // The votes stay, the tier does not.
        vm.warp(unlock);
        assertEq(m.staking.getVotes(proposer), GOLD);
        _expectTierTooLow(proposer);
        propose(named(lowerCommission(), "Once more"));
    }

    function test_RevertWhen_ThereIsNoCall() external {
        Proposal memory p;
        p.description = "Nothing";
        _expectLengths(0, 0, 0);
        propose(p);
    }

    function test_RevertWhen_TheListsDifferInLength() external {
        Proposal memory p = lowerCommission();
        p.values = new uint256[](2);
        _expectLengths(1, 1, 2);
        propose(p);

        p = lowerCommission();
        p.calldatas = new bytes[](2);
        _expectLengths(1, 2, 1);
        propose(p);

        p = lowerCommission();
        p.targets = new address[](0);
        _expectLengths(0, 1, 1);
        propose(p);
    }

    function test_RevertWhen_TheSameWasProposedBefore() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        expectStates(id, IGovernor.ProposalState.Pending, 0);
        propose(p);

        // Even when it was cancelled.
        cancelAs(proposer, p);
        expectStates(id, IGovernor.ProposalState.Canceled, 0);
        propose(p);

        // Another description is another proposal.
        assertNotEq(propose(named(p, "Once more")), id);
    }

    function test_RevertWhen_TheDescriptionNamesAnotherProposer() external {
        Proposal memory p = _reservedFor(proposer);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, whale));
        proposeAs(whale, p);
    }

    function test_WhenTheDescriptionNamesTheCaller_ItProposes() external {
        uint256 id = propose(_reservedFor(proposer));
        assertEq(m.governor.proposalProposer(id), proposer);
    }

    function test_WhenThePositionIsPlatinumAndTheVotesAreOthers_ItProposes() external {
        stakeAs(buyer, PLATINUM, Tier.Platinum);
        delegateAs(buyer, stranger);
        delegateAs(proposer, buyer);
        skip(1);
        assertEq(m.staking.getVotes(buyer), GOLD);
        assertEq(m.governor.proposalProposer(proposeAs(buyer, lowerCommission())), buyer);
    }

    function test_WhenTheProposerHasGoldAndJustTheThreshold_ItProposesFromTheSnapshotToTheDeadline() external {
        assertEq(m.governor.getVotes(proposer, block.timestamp - 1), m.governor.proposalThreshold());
        Proposal memory p = lowerCommission();
        uint256 begun = block.timestamp;
        uint256 id = propose(p);
        assertEq(id, idOf(p));
        assertEq(m.governor.proposalSnapshot(id), begun + VOTING_DELAY);
        assertEq(m.governor.proposalDeadline(id), begun + VOTING_DELAY + VOTING_PERIOD);
        assertEq(m.governor.proposalEta(id), 0);
        assertTrue(m.governor.proposalNeedsQueuing(id));
        assertState(id, IGovernor.ProposalState.Pending);
    }

    function test_WhenTheProposerHasGoldAndJustTheThreshold_ItEmitsProposalCreated() external {
        Proposal memory p = lowerCommission();
        uint256 snapshot = block.timestamp + VOTING_DELAY;
        vm.expectEmit(address(m.governor));
        emit IGovernor.ProposalCreated(
            idOf(p),
            proposer,
            p.targets,
            p.values,
            new string[](1),
            p.calldatas,
            snapshot,
            snapshot + VOTING_PERIOD,
            p.description
        );
        propose(p);
    }

    function _reservedFor(address account) private view returns (Proposal memory) {
        return named(lowerCommission(), string.concat("Lower it #proposer=", vm.toString(account)));
    }

    function _expectTooFewVotes(address account, uint256 votes) private {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, account, votes, GOLD)
        );
    }

    function _expectTierTooLow(address account) private {
        vm.expectRevert(abi.encodeWithSelector(ICarbontraceGovernor.TierTooLow.selector, account));
    }

    function _expectLengths(uint256 targets, uint256 calldatas, uint256 values) private {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInvalidProposalLength.selector, targets, calldatas, values)
        );
    }
}
