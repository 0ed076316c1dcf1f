// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

contract Queue_Unit_Test is GovernanceBase {
    function test_RevertWhen_VotingIsNotOver() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        expectState(id, IGovernor.ProposalState.Pending, IGovernor.ProposalState.Succeeded);
        queue(p);

        openVoting(id);
        voteAs(whale, id, FOR);
        vm.warp(m.governor.proposalDeadline(id));
        expectState(id, IGovernor.ProposalState.Active, IGovernor.ProposalState.Succeeded);
        queue(p);
    }

    function test_RevertWhen_ItWasDefeated() external {
        Proposal memory p = lowerCommission();
        uint256 id = propose(p);
        closeVoting(id);
        expectState(id, IGovernor.ProposalState.Defeated, IGovernor.ProposalState.Succeeded);
        queue(p);
    }

    function test_RevertWhen_ItIsQueued() external {
        Proposal memory p = lowerCommission();
        uint256 id = carryAndQueue(p);
        expectState(id, IGovernor.ProposalState.Queued, IGovernor.ProposalState.Succeeded);
        queue(p);

        skip(ORDINARY);
        execute(p);
        expectState(id, IGovernor.ProposalState.Executed, IGovernor.ProposalState.Succeeded);
        queue(p);
    }

    function test_RevertWhen_ThereIsNoSuchProposal() external {
        Proposal memory p = lowerCommission();
        carry(p);
        p.calldatas[0] = abi.encodeCall(m.market.setCommission, (0));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, idOf(p)));
        queue(p);
    }

    function test_WhenItsCallsAreOrdinary_ItWaitsTwoDaysInTheTimelock() external {
        _assertWaits(lowerCommission(), ORDINARY);
    }

    function test_WhenOneOfItsCallsIsProtected_ItWaitsSevenDaysInTheTimelock() external {
        bytes memory protected_ = abi.encodeCall(m.authority.labelRole, (999, "NEW"));
        _assertWaits(and(lowerCommission(), address(m.authority), protected_), PROTECTED);
    }

    function test_WhenItHasSeveralCalls_ItSchedulesAllOfThemAsOneOperation() external {
        Proposal memory p = and(lowerCommission(), address(m.guardian), abi.encodeCall(m.guardian.unpause, ()));
        carry(p);
        bytes32 operation = operationOf(p);
        for (uint256 i; i < 2; ++i) {
            vm.expectEmit(address(m.timelock));
            emit TimelockController.CallScheduled(operation, i, p.targets[i], 0, p.calldatas[i], 0, ORDINARY);
        }
        vm.prank(stranger);
        queue(p);
        assertEq(m.governor.operationOf(idOf(p)), operation);
    }

    function test_WhenTheClassChangesBetweenTheProposalAndItsQueuing_ItTakesTheDelayOfTheTimeOfQueuing() external {
        Proposal memory p = lowerCommission();
        carry(p);
        pass(one(address(m.timelock), abi.encodeCall(m.timelock.updateDelay, (6 days))));
        queue(p);
        assertEq(m.governor.proposalEta(idOf(p)), block.timestamp + 6 days);
    }

    function _assertWaits(Proposal memory p, uint256 delay) private {
        uint256 id = carry(p);
        uint256 eta = block.timestamp + delay;
        vm.expectEmit(address(m.governor));
        emit IGovernor.ProposalQueued(id, eta);
        queue(p);
        assertEq(m.governor.proposalEta(id), eta);
        assertEq(m.timelock.getTimestamp(operationOf(p)), eta);
        assertTrue(m.timelock.isOperationPending(operationOf(p)));
        vm.warp(eta - 1);
        assertFalse(m.timelock.isOperationReady(operationOf(p)));
        vm.warp(eta);
        assertTrue(m.timelock.isOperationReady(operationOf(p)));
    }
}
