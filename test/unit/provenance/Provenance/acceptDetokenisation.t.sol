// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance, RequestStatus} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract AcceptDetokenisationTest is ProvenanceBase {
    function test_RevertWhen_TheRequestIsUnknown() external {
        uint256 id = request(1);
        uint256[3] memory unknown = [uint256(0), id + 1, uint256(1)];
        for (uint256 i; i < 3; ++i) {
            expectUnknown(unknown[i]);
            accept(unknown[i]);
        }
    }

    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        uint256 id = request(1);
        address[4] memory callers = [holder, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.provenance.acceptDetokenisation(id);
        }
    }

    function test_RevertWhen_TheCallerIsItsOwner() external {
        uint256 id = request(1);
        grant(301, holder);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.RegistrarIsOwner.selector, id, holder));
        vm.prank(holder);
        m.provenance.acceptDetokenisation(id);
    }

    function test_RevertWhen_TheRequestIsInAnyOtherStatus() external {
        uint256 accepted = request(1);
        accept(accepted);
        expectForbidden(accepted, RequestStatus.Accepted);
        accept(accepted);

        finalise(accepted);
        expectForbidden(accepted, RequestStatus.Finalised);
        accept(accepted);

        uint256 reverted = request(1);
        giveBack(reverted);
        expectForbidden(reverted, RequestStatus.Reverted);
        accept(reverted);

        uint256 withdrawn = request(1);
        skip(30 days);
        vm.prank(holder);
        m.provenance.withdrawDetokenisation(withdrawn);
        expectForbidden(withdrawn, RequestStatus.Withdrawn);
        accept(withdrawn);
    }

    function test_WhenTheRequestIsNew_ItIsAcceptedAndNothingElseChanges() external {
        uint256 id = request(2);
        vm.expectEmit(address(m.provenance));
        emit IProvenance.DetokenisationAccepted(id, reporter);
        vm.prank(reporter);
        m.provenance.acceptDetokenisation(id);
        assertStatus(id, RequestStatus.Accepted);
        assertEq(m.provenance.requestOf(id).tonnes, 2);
        assertEq(m.provenance.requestOf(id).owner, holder);
        assertSupply(0, 0, 2e18, 0);
    }
}
