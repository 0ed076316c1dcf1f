// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance, RequestStatus, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {RetirementId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {HostileReceiver} from "../../../mocks/HostileReceiver.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract RevertDetokenisationTest is ProvenanceBase {
    function test_RevertWhen_TheRequestIsUnknown() external {
        expectUnknown(7);
        giveBack(7);
    }

    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        uint256 id = request(1);
        address[4] memory callers = [holder, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.provenance.revertDetokenisation(id, "mine");
        }
    }

    function test_RevertWhen_TheCallerIsItsOwner() external {
        uint256 id = request(1);
        grant(301, holder);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.RegistrarIsOwner.selector, id, holder));
        vm.prank(holder);
        m.provenance.revertDetokenisation(id, "mine");
    }

    function test_RevertWhen_NoReasonIsNamed() external {
        uint256 id = request(1);
        expectEmpty("reason");
        vm.prank(accounts.registrar);
        m.provenance.revertDetokenisation(id, "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        uint256 id = request(1);
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.registrar);
        m.provenance.revertDetokenisation(id, letters(257));
    }

    function test_RevertWhen_TheRequestIsClosed() external {
        uint256 id = request(1);
        giveBack(id);
        expectForbidden(id, RequestStatus.Reverted);
        giveBack(id);

        id = request(1);
        accept(id);
        finalise(id);
        expectForbidden(id, RequestStatus.Finalised);
        giveBack(id);

        id = request(1);
        skip(30 days);
        vm.prank(holder);
        m.provenance.withdrawDetokenisation(id);
        expectForbidden(id, RequestStatus.Withdrawn);
        giveBack(id);
        assertSupply(0, 0, 0, TONNE);
    }

    function test_WhenTheRequestIsNew_ItsUnitsAreBackAndItsSerialNumbersAreTheNext() external {
        uint256 id = request(3);
        retire(2e18); // tonnes 3 and 4
        vm.expectEmit(address(m.provenance));
        emit IProvenance.DetokenisationReverted(id, accounts.registrar, "the account is closed");
        giveBack(id);
        assertStatus(id, RequestStatus.Reverted);
        assertEq(m.provenance.requestOf(id).tonnes, 3, "it says what it was");
        assertEq(balance(), 8e18);
        assertSupply(2e18, 0, 0, 0);
        assertStates(0, 3, SerialState.Unassigned);
        assertTrue(m.credit.sequenceOf(vintage).detours);

        RetirementId taken = retire(3e18);
        assertEq(RetirementId.unwrap(taken), RetirementId.unwrap(toRetirementId(vintage, 0)));
        assertStates(0, 5, SerialState.Consumed);
        assertFalse(m.credit.sequenceOf(vintage).detours, "the plain way again");
        taken = retire(1e18);
        assertEq(RetirementId.unwrap(taken), RetirementId.unwrap(toRetirementId(vintage, 5e18)));
    }

    function test_WhenTheRequestIsAccepted_ItsUnitsAreBackToo() external {
        uint256 id = request(10);
        accept(id);
        giveBack(id);
        assertStatus(id, RequestStatus.Reverted);
        assertEq(balance(), 10e18);
        assertSupply(0, 0, 0, 0);
        retire(10e18);
        assertSupply(10e18, 0, 0, 0);
    }

    function test_WhenTheOwnerIsAContractThatRefusesCredits_ItCannotBlockItsRequest() external {
        HostileReceiver receiver = new HostileReceiver();
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, address(receiver), vintage.unwrap(), 2e18, "");
        vm.prank(address(receiver));
        uint256 id = m.provenance.requestDetokenisation(vintage, 2, ACCOUNT)[0];
        receiver.set(HostileReceiver.Mode.Refuse);
        giveBack(id);
        assertEq(m.credit.balanceOf(address(receiver), vintage.unwrap()), 2e18);
    }
}
