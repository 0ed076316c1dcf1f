// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {RetirementId, VintageId, toRetirementId} from "../../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract CancelTest is ProvenanceBase {
    function test_RevertWhen_TheAmountIsBelowTheSmallest() external {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.CancellationTooSmall.selector, 0.001e18 - 1, 0.001e18));
        cancel(0.001e18 - 1);
        cancel(0.001e18);
        assertSupply(0, 0.001e18, 0, 0);
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(holder);
        m.provenance.cancel(vintage, TONNE, letters(257));
    }

    function test_RevertWhen_TheReasonHoldsABidiOverride() external {
        expectUnsafe("reason");
        vm.prank(holder);
        m.provenance.cancel(vintage, TONNE, UNSAFE);
    }

    function test_RevertWhen_TheCallerHoldsLess() external {
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, buyer, vintage.unwrap(), 4e18, "");
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, holder, 6e18, 6e18 + 1, vintage.unwrap()
            )
        );
        cancel(6e18 + 1);
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsExhausted.selector, unknown, TONNE, 0));
        vm.prank(holder);
        m.provenance.cancel(unknown, TONNE, "");
    }

    function test_RevertWhen_LessIsSoundThanIsHeld() external {
        impair(issueMore(201, 5));
        expectExhausted(10e18 + 1, 10e18);
        cancel(10e18 + 1);
        cancel(10e18);
        // What is left has no serial numbers, and no way out but against the shortfall.
        expectExhausted(TONNE, 0);
        cancel(TONNE);
        assertSupply(0, 10e18, 0, 0);
    }

    function test_WhenTheReasonIsEmpty_ItIsCancelled() external {
        vm.expectEmit(address(m.provenance));
        emit IProvenance.Cancelled(holder, vintage, 0, 2e18, "");
        vm.prank(holder);
        m.provenance.cancel(vintage, 2e18, "");
        assertSupply(0, 2e18, 0, 0);
        assertStates(0, 2, SerialState.Consumed);
        assertState(2, SerialState.Unassigned);
        assertEq(balance(), 8e18);
    }

    function test_WhenAPartOfATonneIsCancelled_TheNextExitStartsInsideIt() external {
        cancel(1.25e18);
        assertState(1, SerialState.Partly);
        RetirementId expected = toRetirementId(vintage, 1.25e18);
        assertEq(RetirementId.unwrap(retire(0.5e18)), RetirementId.unwrap(expected));
        assertState(1, SerialState.Partly);
        cancel(0.25e18);
        assertState(1, SerialState.Consumed);
        assertSupply(0.5e18, 1.5e18, 0, 0);
    }

    function test_WhenTonnesCameBack_TheyAreCancelledFirstWithAnEventEach() external {
        uint256 first = request(2); // tonnes 0 and 1
        retire(TONNE); // tonne 2
        uint256 second = request(1); // tonne 3
        giveBack(first);
        giveBack(second);

        // Tonne 3 and the head touch: one piece.
        vm.expectEmit(address(m.provenance));
        emit IProvenance.Cancelled(holder, vintage, 0, 2e18, "clean-up");
        vm.expectEmit(address(m.provenance));
        emit IProvenance.Cancelled(holder, vintage, 3e18, 1.5e18, "clean-up");
        cancel(3.5e18);
        assertSupply(TONNE, 3.5e18, 0, 0);
        assertStates(0, 4, SerialState.Consumed);
        assertState(4, SerialState.Partly);
    }

    function test_WhenEverythingIsPaused_ItStillWorks() external {
        pauseEntries();
        cancel(TONNE);
        assertSupply(0, TONNE, 0, 0);
    }

    function test_WhenTheProjectIsSuspendedOrDelisted_ItStillWorks() external {
        suspendProject(project);
        cancel(TONNE);
        delistProject(project);
        cancel(TONNE);
        assertSupply(0, 2e18, 0, 0);
    }

    function test_WhenAllOfItIsCancelled_NothingCirculates() external {
        cancel(10e18);
        assertSupply(0, 10e18, 0, 0);
        assertSound(0, 0);
        assertEq(balance(), 0);
    }
}
