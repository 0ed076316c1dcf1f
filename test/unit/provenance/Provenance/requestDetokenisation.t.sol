// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    DetokenisationRequest,
    IProvenance,
    RequestStatus,
    SerialState
} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract RequestDetokenisationTest is ProvenanceBase {
    function test_RevertWhen_NoTonneIsNamed() external {
        vm.expectRevert(IProvenance.TonnesRequired.selector);
        requestMany(0);
    }

    function test_RevertWhen_NoAccountIsNamed() external {
        expectEmpty("registryAccount");
        vm.prank(holder);
        m.provenance.requestDetokenisation(vintage, 1, "");
    }

    function test_RevertWhen_TheAccountIsTooLong() external {
        expectTooLong("registryAccount", 129, 128);
        vm.prank(holder);
        m.provenance.requestDetokenisation(vintage, 1, letters(129));
    }

    function test_RevertWhen_TheAccountHoldsABidiOverride() external {
        expectUnsafe("registryAccount");
        vm.prank(holder);
        m.provenance.requestDetokenisation(vintage, 1, UNSAFE);
    }

    function test_RevertWhen_MoreTonnesAreNamedThanWereIssued() external {
        _refuse(11, 10);
        requestMany(10);
    }

    function test_RevertWhen_TheNumberOfTonnesIsTheGreatestThereIs() external {
        _refuse(type(uint256).max, 10);
        _refuse(uint256(type(uint40).max) + 11, 10);
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.WholeSerialsExhausted.selector, unknown, 1, 0));
        vm.prank(holder);
        m.provenance.requestDetokenisation(unknown, 1, ACCOUNT);
    }

    function test_RevertWhen_TheCallerHoldsLess() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, buyer, 0, TONNE, vintage.unwrap()
            )
        );
        vm.prank(buyer);
        m.provenance.requestDetokenisation(vintage, 1, ACCOUNT);
        assertStates(0, 10, SerialState.Unassigned);
    }

    function test_RevertWhen_NoWholeSerialNumberIsLeft() external {
        retire(8.5e18); // half of tonne 8 is left, and tonne 9
        _refuse(2, 1);
        request(1);
        // Half a tonne is left now, which somebody holds and can retire.
        _refuse(1, 0);
        assertState(8, SerialState.Partly);
        retire(0.5e18);
        assertSupply(9e18, 0, TONNE, 0);
        assertEq(balance(), 0);
    }

    function test_RevertWhen_TheSerialNumbersLieInMorePlacesThanOneCallTakes() external {
        issueMore(201, 40);
        uint256[] memory requests = new uint256[](17);
        for (uint256 i; i < 17; ++i) {
            requests[i] = request(1); // tonnes 0, 2, 4, … 32
            retire(TONNE);
        }
        for (uint256 i; i < 17; ++i) {
            giveBack(requests[i]);
        }
        // 16 tonnes are ahead, one behind the other.
        vm.expectRevert(abi.encodeWithSelector(IProvenance.ExitTooScattered.selector, vintage, 33e18, 16e18));
        requestMany(33);
        assertEq(requestMany(16).length, 9, "what fits, works");
        assertEq(m.provenance.requestCountOf(vintage), 26);
        assertSupply(17e18, 0, 16e18, 0);
    }

    function test_WhenTheHeadStandsBetweenTwoTonnes_TheNextTonnesAreReservedAndTheUnitsLocked() external {
        retire(2e18);
        uint256 id = (vintage.unwrap() << 72) | (2 << 32) | 1;
        vm.expectEmit(address(m.provenance));
        emit IProvenance.DetokenisationRequested(id, holder, vintage, 2, 3, ACCOUNT);
        assertEq(request(3), id);

        DetokenisationRequest memory stored = m.provenance.requestOf(id);
        assertEq(stored.vintage.unwrap(), vintage.unwrap());
        assertEq(stored.owner, holder);
        assertEq(stored.firstTonne, 2);
        assertEq(stored.tonnes, 3);
        assertEq(stored.requestedAt, block.timestamp);
        assertStatus(id, RequestStatus.Requested);
        assertEq(balance(), 5e18);
        assertSupply(2e18, 0, 3e18, 0);
        assertStates(2, 5, SerialState.Reserved);
        assertState(5, SerialState.Unassigned);
        assertFalse(m.credit.sequenceOf(vintage).detours, "the head is all there is to know");
    }

    function test_WhenTheHeadStandsInsideATonne_TheRestOfThatTonneIsTheNextThatAnExitTakes() external {
        retire(1.25e18);
        uint256 id = request(2);
        assertEq(m.provenance.requestOf(id).firstTonne, 2);
        assertState(1, SerialState.Partly);
        assertEq(m.credit.consumedOf(vintage), 4e18);

        // 0.5 of the rest, then what is left of it together with the head.
        retire(0.5e18);
        assertState(1, SerialState.Partly);
        retire(1e18);
        assertState(1, SerialState.Consumed);
        assertState(4, SerialState.Partly);
        assertSupply(2.75e18, 0, 2e18, 0);
        assertEq(m.credit.consumedOf(vintage), 4.75e18);
    }

    function test_WhenAnExitEndedInsideATonneThatCameBack_BothRestsAreConsumedAndNoneIsLost() external {
        uint256 first = request(2); // tonnes 0 and 1
        retire(1.5e18); // tonne 2, and half of tonne 3
        giveBack(first);
        retire(0.25e18); // a quarter of tonne 0
        assertState(0, SerialState.Partly);
        assertState(3, SerialState.Partly);
        assertState(1, SerialState.Unassigned);

        uint256[] memory requests = requestMany(2); // tonne 1, and 4 from the head: tonne 3 has a rest
        assertEq(requests.length, 2);
        assertEq(m.provenance.requestOf(requests[0]).firstTonne, 1);
        assertEq(m.provenance.requestOf(requests[1]).firstTonne, 4);
        assertEq(m.provenance.outflowsOf(vintage).returned, 1.25e18, "two rests");

        retire(1.25e18);
        assertState(0, SerialState.Consumed);
        assertState(3, SerialState.Consumed);
        assertSupply(3e18, 0, 2e18, 0);
        assertFalse(m.credit.sequenceOf(vintage).detours, "nothing is left behind");
        retire(5e18);
        assertEq(balance(), 0);
    }

    function test_WhenWholeTonnesCameBack_TheyAreReservedFirstWithARequestForEachRange() external {
        uint256 first = request(2); // tonnes 0 and 1
        uint256 second = request(1); // tonne 2
        uint256 third = request(2); // tonnes 3 and 4
        giveBack(first);
        giveBack(third);

        uint256[] memory requests = requestMany(5);
        assertEq(requests.length, 2);
        assertEq(m.provenance.requestOf(requests[0]).firstTonne, 0);
        assertEq(m.provenance.requestOf(requests[0]).tonnes, 2);
        // Tonnes 3 and 4, and the head behind them: one range.
        assertEq(m.provenance.requestOf(requests[1]).firstTonne, 3);
        assertEq(m.provenance.requestOf(requests[1]).tonnes, 3);
        assertEq(m.provenance.requestOf(second).tonnes, 1, "its neighbours leave it alone");
        assertSupply(0, 0, 6e18, 0);
    }

    function test_WhenAnImpairedBlockLiesInBetween_ItIsJumpedOver() external {
        impair(issueMore(201, 5)); // tonnes 10 to 14
        issueMore(301, 5); // tonnes 15 to 19
        retire(8.5e18);
        uint256[] memory requests = requestMany(3);
        assertEq(requests.length, 2);
        assertEq(m.provenance.requestOf(requests[0]).firstTonne, 9);
        assertEq(m.provenance.requestOf(requests[0]).tonnes, 1);
        assertEq(m.provenance.requestOf(requests[1]).firstTonne, 15);
        assertEq(m.provenance.requestOf(requests[1]).tonnes, 2);
        assertStates(10, 15, SerialState.Impaired);
        // Two and a half tonnes do not belong to any whole serial number but three.
        _refuse(4, 3);
        assertSound(3.5e18, 5e18);
    }

    function test_WhenEverythingIsPaused_ItStillWorks() external {
        pauseEntries();
        uint256 id = request(1);
        accept(id);
        finalise(id);
        giveBack(request(1));
        assertSupply(0, 0, 0, TONNE);
    }

    function test_WhenTheProjectIsSuspendedOrDelisted_ItStillWorks() external {
        suspendProject(project);
        uint256 id = request(1);
        delistProject(project);
        accept(id);
        finalise(id);
        giveBack(request(1));
        assertSupply(0, 0, 0, TONNE);
    }

    function _refuse(uint256 tonnes, uint256 available) private {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.WholeSerialsExhausted.selector, vintage, tonnes, available));
        requestMany(tonnes);
    }
}
