// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

contract State_Unit_Test is GovernanceBase {
    function test_RevertWhen_ThereIsNoSuchProposal() external {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, 1));
        m.governor.state(1);
    }

    function test_WhenTheSnapshotIsNotPast_ItIsPending() external {
        uint256 id = propose(lowerCommission());
        assertState(id, IGovernor.ProposalState.Pending);
        vm.warp(m.governor.proposalSnapshot(id));
        assertState(id, IGovernor.ProposalState.Pending);
    }

    function test_WhenVotingIsOpen_ItIsActive() external {
        uint256 id = propose(lowerCommission());
        openVoting(id);
        assertState(id, IGovernor.ProposalState.Active);
        vm.warp(m.governor.proposalDeadline(id));
        assertState(id, IGovernor.ProposalState.Active);
    }

    function test_WhenMoreVotedAgainst_ItIsDefeated() external {
        uint256 id = propose(lowerCommission());
        openVoting(id);
        voteAs(proposer, id, FOR);
        voteAs(whale, id, AGAINST);
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Defeated);
    }

    function test_WhenAsManyVotedForAsAgainst_ItIsDefeated() external {
        stakeAs(buyer, WHALE_VOTES, Tier.Bronze);
        uint256 id = propose(lowerCommission());
        openVoting(id);
        voteAs(buyer, id, AGAINST);
        voteAs(whale, id, FOR);
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Defeated);
    }

    function test_WhenTheQuorumWasMissed_ItIsDefeated() external {
        stakeAs(buyer, QUORUM_FLOOR - 1, Tier.Bronze);
        uint256 id = propose(lowerCommission());
        openVoting(id);
        voteAs(buyer, id, FOR);
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Defeated);
    }

    function test_WhenMoreVotedForAndTheQuorumIsReached_ItIsSucceededAndNeverExpires() external {
        stakeAs(buyer, QUORUM_FLOOR, Tier.Bronze);
        uint256 id = propose(lowerCommission());
        openVoting(id);
        voteAs(buyer, id, FOR);
        closeVoting(id);
        assertState(id, IGovernor.ProposalState.Succeeded);
        skip(3650 days);
        assertState(id, IGovernor.ProposalState.Succeeded);
    }

    function test_WhenItWaitsInTheTimelock_ItIsQueuedBeforeAndAfterItsTime() external {
        Proposal memory p = lowerCommission();
        uint256 id = carryAndQueue(p);
        assertState(id, IGovernor.ProposalState.Queued);
        assertEq(m.governor.operationOf(id), operationOf(p));
        skip(3650 days);
        assertState(id, IGovernor.ProposalState.Queued);
    }

    function test_WhenItWasExecuted_ItIsExecutedAndItsOperationForgotten() external {
        Proposal memory p = lowerCommission();
        uint256 id = pass(p);
        assertState(id, IGovernor.ProposalState.Executed);
        assertEq(m.governor.operationOf(id), 0);
        assertTrue(m.timelock.isOperationDone(operationOf(p)));
    }

    function test_WhenItsProposerCancelledIt_ItIsCanceled() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        cancelAs(proposer, p);
        assertState(id, IGovernor.ProposalState.Canceled);
    }

    function test_WhenTheGuardianVetoedIt_ItIsCanceledToo() external {
        Proposal memory p = lowerCommission();
        uint256 id = carryAndQueue(p);
        veto(p);
        assertState(id, IGovernor.ProposalState.Canceled);
        assertFalse(m.timelock.isOperation(operationOf(p)));
    }
}
