// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance, RequestStatus, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract FinaliseDetokenisationTest is ProvenanceBase {
    function test_RevertWhen_TheRequestIsUnknown() external {
        expectUnknown(7);
        finalise(7);
    }

    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        uint256 id = request(1);
        accept(id);
        address[4] memory callers = [holder, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.provenance.finaliseDetokenisation(id, REFERENCE);
        }
    }

    function test_RevertWhen_TheCallerIsItsOwner() external {
        uint256 id = request(1);
        accept(id);
        grant(301, holder);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.RegistrarIsOwner.selector, id, holder));
        vm.prank(holder);
        m.provenance.finaliseDetokenisation(id, REFERENCE);
    }

    function test_RevertWhen_TheRequestIsNotAccepted() external {
        uint256 id = request(1);
        expectForbidden(id, RequestStatus.Requested);
        finalise(id);
        accept(id);
        finalise(id);
        expectForbidden(id, RequestStatus.Finalised);
        finalise(id);
        expectForbidden(id, RequestStatus.Finalised);
        giveBack(id);

        id = request(1);
        giveBack(id);
        expectForbidden(id, RequestStatus.Reverted);
        finalise(id);

        id = request(1);
        skip(30 days);
        vm.prank(holder);
        m.provenance.withdrawDetokenisation(id);
        expectForbidden(id, RequestStatus.Withdrawn);
        finalise(id);
        assertSupply(0, 0, 0, TONNE);
    }

    function test_RevertWhen_NoReferenceIsNamed() external {
        uint256 id = request(1);
        accept(id);
        expectEmpty("transferReference");
        vm.prank(accounts.registrar);
        m.provenance.finaliseDetokenisation(id, "");
    }

    function test_RevertWhen_TheReferenceIsTooLong() external {
        uint256 id = request(1);
        accept(id);
        expectTooLong("transferReference", 129, 128);
        vm.prank(accounts.registrar);
        m.provenance.finaliseDetokenisation(id, letters(129));
    }

    /// @dev The registry recalled what was to be transferred: the request can only be reverted, and what it held is a shortfall.
    function test_RevertWhen_TheRegistryRecalledOneOfItsSerialNumbers() external {
        split(blockId, 103); // 101 to 102, and 103 to 110
        uint256 id = request(3); // 101 to 103
        accept(id);
        impair(next(next(blockId))); // 103 to 110
        assertSound(0, 7e18);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsImpaired.selector, vintage, 0, 3));
        finalise(id);
        assertStates(0, 3, SerialState.Reserved);

        giveBack(id);
        assertEq(balance(), 10e18);
        assertStates(0, 2, SerialState.Unassigned);
        assertState(2, SerialState.Impaired);
        assertSound(2e18, 8e18);
        expectExhausted(3e18, 2e18);
        retire(3e18);
        retire(2e18);
        assertSupply(2e18, 0, 0, 0);
    }

    function test_WhenTheRequestIsAccepted_ItsSerialNumbersAreReleasedForGood() external {
        uint256 id = request(3);
        accept(id);
        vm.expectEmit(address(m.provenance));
        emit IProvenance.DetokenisationFinalised(id, reporter, REFERENCE);
        vm.prank(reporter);
        m.provenance.finaliseDetokenisation(id, REFERENCE);
        assertStatus(id, RequestStatus.Finalised);
        assertEq(m.provenance.requestOf(id).tonnes, 3, "it says what it was");
        assertStates(0, 3, SerialState.Released);
        assertSupply(0, 0, 0, 3e18);
        retire(7e18);
        assertSupply(7e18, 0, 0, 3e18);
        assertStates(0, 3, SerialState.Released);
        assertStates(3, 10, SerialState.Consumed);
    }

    function test_WhenTwoRequestsStandSideBySide_EachIsReleasedByItself() external {
        uint256 first = request(2);
        uint256 second = request(2);
        accept(first);
        accept(second);
        finalise(second);
        assertStates(0, 2, SerialState.Reserved);
        assertStates(2, 4, SerialState.Released);
        assertEq(m.provenance.requestOf(first).tonnes, 2);
        giveBack(first);
        assertStates(0, 2, SerialState.Unassigned);
        assertSupply(0, 0, 0, 2e18);
    }
}
