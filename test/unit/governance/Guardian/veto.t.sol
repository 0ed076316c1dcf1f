// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGuardian} from "../../../../contracts/governance/interfaces/IGuardian.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

contract Veto_Unit_Test is GovernanceBase {
    function test_RevertWhen_AnybodyButTheGuardianSafeCallsIt() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        address[4] memory others = [stranger, proposer, accounts.admin, m.guardianSafe.getOwners()[0]];
        for (uint256 i; i < others.length; ++i) {
            bytes32 salt = saltOf(p);
            expectUnauthorized(others[i]);
            vm.prank(others[i]);
            m.guardian.veto(p.targets, p.values, p.calldatas, salt);
        }
    }

    function test_RevertWhen_TheProposalIsNotQueued() external {
        Proposal memory p = lowerCommission();
        _assertNotPending(p);
        propose(p);
        _assertNotPending(p);
        openVoting(idOf(p));
        voteAs(whale, idOf(p), FOR);
        closeVoting(idOf(p));
        _assertNotPending(p);
    }

    function test_RevertWhen_ItWasExecuted() external {
        Proposal memory p = lowerCommission();
        pass(p);
        _assertNotPending(p);
    }

    function test_RevertWhen_TheSaltIsAnotherProposals() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        _assertNotPending(named(p, "Another description"));
    }

    function test_RevertWhen_TheSameActionsWereVetoedBeforeTheVoteBegan() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        veto(p);
        uint256 at = block.timestamp;

        Proposal memory again = named(p, "Once more");
        carryAndQueue(again);
        bytes32 actions = m.guardian.actionsOf(p.targets, p.values, p.calldatas);
        bytes32 salt = saltOf(again);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.VetoedBefore.selector, actions, at));
        vm.prank(accounts.guardian);
        m.guardian.veto(again.targets, again.values, again.calldatas, salt);
        skip(ORDINARY);
        execute(again);
        assertEq(m.market.commissionRate(), LOWER_COMMISSION);
    }

    function test_WhenItWaits_ItCancelsTheOperationAndRemembersTheActions() external {
        Proposal memory p = lowerCommission();
        uint256 id = carryAndQueue(p);
        bytes32 actions = m.guardian.actionsOf(p.targets, p.values, p.calldatas);
        assertEq(actions, keccak256(abi.encode(p.targets, p.values, p.calldatas)));
        assertEq(m.guardian.vetoedAt(actions), 0);
        // The owners of the guardian Safe sign it.
        bytes memory call = abi.encodeCall(m.guardian.veto, (p.targets, p.values, p.calldatas, saltOf(p)));
        execSafe(m.guardianSafe, safeTx(address(m.guardian), 0, call));
        assertEq(m.guardian.vetoedAt(actions), block.timestamp);
        assertFalse(m.timelock.isOperation(operationOf(p)));
        assertState(id, IGovernor.ProposalState.Canceled);
    }

    function test_WhenItWaits_ItEmitsVetoedAndCancelled() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        vm.expectEmit(address(m.guardian));
        emit IGuardian.Vetoed(operationOf(p), m.guardian.actionsOf(p.targets, p.values, p.calldatas));
        vm.expectEmit(address(m.timelock));
        emit TimelockController.Cancelled(operationOf(p));
        veto(p);
    }

    function test_WhenItsTimeHasComeAndNobodyExecutedIt_ItCancelsItAllTheSame() external {
        Proposal memory p = lowerCommission();
        uint256 id = carryAndQueue(p);
        skip(365 days);
        assertTrue(m.timelock.isOperationReady(operationOf(p)));
        veto(p);
        assertState(id, IGovernor.ProposalState.Canceled);
    }

    /// @dev Two proposals of the same calls, voted side by side: the second is no answer of the stakers to the veto.
    function test_WhenATwinWasVetoedWhileTheVoteRan_ItCancelsTheTwinToo() external {
        Proposal memory first = lowerCommission();
        Proposal memory twin = named(first, "The same");
        propose(first);
        uint256 id = propose(twin);
        openVoting(id);
        voteAs(whale, idOf(first), FOR);
        voteAs(whale, id, FOR);
        closeVoting(id);
        queue(first);
        veto(first);
        uint256 at = block.timestamp;
        skip(30 days);
        // A twin that nobody queued until the veto was spent.
        queue(twin);
        veto(twin);
        assertState(id, IGovernor.ProposalState.Canceled);
        // The first veto counts: what was voted after it stays.
        assertEq(m.guardian.vetoedAt(m.guardian.actionsOf(first.targets, first.values, first.calldatas)), at);
    }

    /// @dev An operation that another Governor queued: nothing is known of its vote.
    function test_RevertWhen_AnotherGovernorVotedTheSameActionsAfterwards() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        veto(p);
        bytes32 proposes = m.timelock.PROPOSER_ROLE();
        vm.prank(address(m.timelock));
        m.timelock.grantRole(proposes, stranger);
        vm.prank(stranger);
        m.timelock.scheduleBatch(p.targets, p.values, p.calldatas, 0, "other", ORDINARY);
        vm.expectPartialRevert(IGuardian.VetoedBefore.selector);
        vm.prank(accounts.guardian);
        m.guardian.veto(p.targets, p.values, p.calldatas, "other");
    }

    function test_WhenOtherActionsWereVetoedBefore_ItCancelsTheseToo() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        veto(p);
        Proposal memory other = setCommission(LOWER_COMMISSION - 1);
        uint256 id = carryAndQueue(other);
        veto(other);
        assertState(id, IGovernor.ProposalState.Canceled);
    }

    function _assertNotPending(Proposal memory p) private {
        bytes32 salt = saltOf(p);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.OperationNotPending.selector, operationOf(p)));
        vm.prank(accounts.guardian);
        m.guardian.veto(p.targets, p.values, p.calldatas, salt);
    }
}
