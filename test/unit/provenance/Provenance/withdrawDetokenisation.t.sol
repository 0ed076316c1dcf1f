// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance, RequestStatus, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract WithdrawDetokenisationTest is ProvenanceBase {
    function test_RevertWhen_TheRequestIsUnknown() external {
        expectUnknown(7);
        _withdraw(7);
    }

    function test_RevertWhen_TheCallerIsNotItsOwner() external {
        uint256 id = request(1);
        skip(30 days);
        address[3] memory callers = [buyer, accounts.registrar, accounts.admin];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IProvenance.CallerNotOwner.selector, id, callers[i]));
            vm.prank(callers[i]);
            m.provenance.withdrawDetokenisation(id);
        }
    }

    function test_RevertWhen_TheThirtyDaysAreNotOver() external {
        uint256 id = request(1);
        uint256 from = block.timestamp + 30 days;
        uint256[2] memory times = [block.timestamp, from - 1];
        for (uint256 i; i < times.length; ++i) {
            vm.warp(times[i]);
            vm.expectRevert(abi.encodeWithSelector(IProvenance.WithdrawalTooEarly.selector, id, from));
            _withdraw(id);
        }
        vm.warp(from);
        _withdraw(id);
        assertStatus(id, RequestStatus.Withdrawn);
    }

    function test_RevertWhen_TheRequestIsAccepted() external {
        uint256 id = request(1);
        skip(31 days);
        accept(id); // later than that, but before the owner
        expectForbidden(id, RequestStatus.Accepted);
        _withdraw(id);
    }

    function test_RevertWhen_TheRequestIsClosed() external {
        uint256 withdrawn = request(1);
        uint256 reverted = request(1);
        uint256 finalised = request(1);
        giveBack(reverted);
        accept(finalised);
        finalise(finalised);
        skip(30 days);
        _withdraw(withdrawn);

        expectForbidden(withdrawn, RequestStatus.Withdrawn);
        _withdraw(withdrawn);
        expectForbidden(reverted, RequestStatus.Reverted);
        _withdraw(reverted);
        expectForbidden(finalised, RequestStatus.Finalised);
        _withdraw(finalised);
        assertSupply(0, 0, 0, TONNE);
    }

    function test_WhenTheThirtyDaysAreOver_TheOwnerHasTheUnitsAgain() external {
        uint256 id = request(4);
        skip(30 days);
        vm.expectEmit(address(m.provenance));
        emit IProvenance.DetokenisationWithdrawn(id, holder);
        _withdraw(id);
        assertEq(balance(), 10e18);
        assertSupply(0, 0, 0, 0);
        assertStates(0, 10, SerialState.Unassigned);
        retire(10e18);
        assertSupply(10e18, 0, 0, 0);
    }

    function test_WhenEverythingIsPausedAndTheProjectDelisted_ItStillWorks() external {
        uint256 id = request(4);
        delistProject(project);
        skip(30 days);
        pauseEntries();
        _withdraw(id);
        assertEq(balance(), 10e18);
    }

    function _withdraw(uint256 id) private {
        vm.prank(holder);
        m.provenance.withdrawDetokenisation(id);
    }
}
