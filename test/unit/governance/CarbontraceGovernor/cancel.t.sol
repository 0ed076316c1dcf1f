// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

contract Cancel_Unit_Test is GovernanceBase {
    function test_RevertWhen_TheCallerIsNotTheProposer() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        address[4] memory others = [whale, accounts.guardian, accounts.admin, address(m.guardian)];
        for (uint256 i; i < others.length; ++i) {
            _expectUnable(id, others[i]);
            cancelAs(others[i], p);
        }
    }

    function test_RevertWhen_VotingHasBegun() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        openVoting(id);
        _expectUnable(id, proposer);
        cancelAs(proposer, p);

        voteAs(whale, id, FOR);
        closeVoting(id);
        _expectUnable(id, proposer);
        cancelAs(proposer, p);

        queue(p);
        _expectUnable(id, proposer);
        cancelAs(proposer, p);
    }

    function test_RevertWhen_ItIsCancelled() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        cancelAs(proposer, p);
        _expectUnable(id, proposer);
        cancelAs(proposer, p);
    }

    function test_RevertWhen_ThereIsNoSuchProposal() external {
        Proposal memory p = lowerCommission();
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, idOf(p)));
        cancelAs(proposer, p);
    }

    function test_WhenTheProposerCancelsBeforeVotingBegins_ItCancelsAndEmitsProposalCanceled() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        vm.warp(m.governor.proposalSnapshot(id));
        vm.expectEmit(address(m.governor));
        emit IGovernor.ProposalCanceled(id);
        cancelAs(proposer, p);
        assertState(id, IGovernor.ProposalState.Canceled);

        openVoting(id);
        expectState(id, IGovernor.ProposalState.Canceled, IGovernor.ProposalState.Active);
        voteAs(whale, id, FOR);
    }

    function _expectUnable(uint256 id, address account) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, id, account));
    }
}
