// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITreasuryModule} from "../../../../contracts/treasury/interfaces/ITreasuryModule.sol";
import {GovernanceBase, Proposal} from "../../../governance/GovernanceBase.t.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";

contract Execute_Unit_Test is GovernanceBase {
    function test_RevertWhen_ItIsNotQueued() external {
        Proposal memory p = lowerCommission();
        uint256 id = carry(p);
        skip(ORDINARY);
        expectState(id, IGovernor.ProposalState.Succeeded, IGovernor.ProposalState.Queued);
        execute(p);
    }

    function test_RevertWhen_ItsTimeHasNotCome() external {
        Proposal memory p = lowerCommission();
        carryAndQueue(p);
        skip(ORDINARY - 1);
        expectNotReady(p);
        execute(p);
        assertEq(m.market.commissionRate(), COMMISSION);
    }

    function test_RevertWhen_ItWasExecuted() external {
        Proposal memory p = lowerCommission();
        uint256 id = pass(p);
        expectState(id, IGovernor.ProposalState.Executed, IGovernor.ProposalState.Queued);
        execute(p);
    }

    function test_RevertWhen_ItWasVetoed() external {
        Proposal memory p = lowerCommission();
        uint256 id = carryAndQueue(p);
        veto(p);
        skip(ORDINARY);
        expectState(id, IGovernor.ProposalState.Canceled, IGovernor.ProposalState.Queued);
        execute(p);
    }

    function test_RevertWhen_OneOfItsCallsFails() external {
        Proposal memory p = and(
            lowerCommission(), address(m.treasuryModule), abi.encodeCall(m.treasuryModule.spend, (m.usdc, stranger, 5))
        );
        uint256 id = carryAndQueue(p);
        skip(ORDINARY);
        vm.expectPartialRevert(ITreasuryModule.PaymentFailed.selector);
        execute(p);
        assertEq(m.market.commissionRate(), COMMISSION);
        assertState(id, IGovernor.ProposalState.Queued);

        fund(accounts.treasury, 5);
        execute(p);
        assertEq(m.market.commissionRate(), LOWER_COMMISSION);
    }

    function test_WhenItsTimeHasCome_ItExecutesAllItsCallsInOrderWhoeverSendsIt() external {
        Proposal memory p =
            and(lowerCommission(), address(m.market), abi.encodeCall(m.market.setCommission, (COMMISSION / 3)));
        uint256 id = carryAndQueue(p);
        skip(ORDINARY);
        for (uint256 i; i < 2; ++i) {
            vm.expectEmit(address(m.timelock));
            emit TimelockController.CallExecuted(operationOf(p), i, address(m.market), 0, p.calldatas[i]);
        }
        vm.expectEmit(address(m.governor));
        emit IGovernor.ProposalExecuted(id);
        vm.prank(stranger);
        execute(p);
        assertEq(m.market.commissionRate(), COMMISSION / 3);
    }

    function test_WhenACallSendsMoneyThatIsSentAlong_ItPassesItOn() external {
        Proposal memory p = _payment();
        carryAndQueue(p);
        skip(ORDINARY);
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        m.governor.execute{value: 1 ether}(p.targets, p.values, p.calldatas, hashOf(p));
        assertEq(buyer.balance, 1 ether);
    }

    function test_RevertWhen_ACallSendsMoneyThatNobodySentAlong() external {
        Proposal memory p = _payment();
        uint256 id = carryAndQueue(p);
        skip(ORDINARY);
        vm.expectRevert(Errors.FailedCall.selector);
        execute(p);
        assertState(id, IGovernor.ProposalState.Queued);
        assertEq(buyer.balance, 0);
    }

    function _payment() private view returns (Proposal memory p) {
        p = one(buyer, "");
        p.values[0] = 1 ether;
    }
}
