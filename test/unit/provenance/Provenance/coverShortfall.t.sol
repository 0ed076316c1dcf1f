// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProvenance, Outflows, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract CoverShortfallTest is ProvenanceBase {
    /// @dev Five tonnes behind the first block, recalled by the registry.
    BlockId private recalled;

    function setUp() public override {
        super.setUp();
        recalled = issueMore(201, 5);
    }

    function test_RevertWhen_NothingIsImpaired() external {
        _refuse();
    }

    function test_RevertWhen_TheAmountIsBelowTheSmallest() external {
        impair(recalled);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.CancellationTooSmall.selector, 0.001e18 - 1, 0.001e18));
        _cover(0.001e18 - 1);
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        impair(recalled);
        expectTooLong("reason", 257, 256);
        vm.prank(holder);
        m.provenance.coverShortfall(vintage, TONNE, letters(257));
    }

    /// @dev Somebody covered a part first: what the holder meant to cover entirely still is, and no more is burned.
    function test_WhenTheAmountIsMoreThanTheShortfall_OnlyTheShortfallIsBurned() external {
        impair(recalled);
        vm.prank(holder);
        m.credit.safeTransferFrom(holder, buyer, vintage.unwrap(), TONNE, "");
        vm.prank(buyer);
        m.provenance.coverShortfall(vintage, 0.001e18, "first");
        vm.expectEmit(address(m.provenance));
        emit IProvenance.ShortfallCovered(holder, vintage, 4.999e18, "made good");
        assertEq(_cover(5e18), 4.999e18);
        assertSound(10e18, 0);
        assertEq(balance(), 15e18 - TONNE - 4.999e18);
        _refuse();
    }

    function test_WhenLessThanTheSmallestIsShort_ItIsCoveredToo() external {
        impair(recalled);
        _cover(5e18 - 1);
        assertSound(10e18, 1);
        assertEq(_cover(0.001e18), 1);
        assertSound(10e18, 0);
    }

    function test_RevertWhen_TheCallerHoldsLess() external {
        impair(recalled);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, buyer, 0, TONNE, vintage.unwrap()
            )
        );
        vm.prank(buyer);
        m.provenance.coverShortfall(vintage, TONNE, "");
    }

    function test_WhenAPartIsCovered_TheShortfallIsSmallerAndNoSerialNumberIsTaken() external {
        impair(recalled);
        assertSound(10e18, 5e18);
        vm.expectEmit(address(m.provenance));
        emit IProvenance.ShortfallCovered(holder, vintage, 2e18, "made good");
        _cover(2e18);
        assertSound(10e18, 3e18);
        assertSupply(0, 2e18, 0, 0);
        assertEq(m.credit.consumedOf(vintage), 0, "no serial number");
        assertStates(0, 10, SerialState.Unassigned);
        assertStates(10, 15, SerialState.Impaired);
        Outflows memory out = m.provenance.outflowsOf(vintage);
        assertEq(out.covered, 2e18);
        assertEq(out.cancelled, 2e18);
        assertEq(out.impaired, 5e18);
    }

    function test_WhenAllOfItIsCovered_AllThatCirculatesIsSound() external {
        impair(recalled);
        _cover(5e18);
        assertSound(10e18, 0);
        assertEq(balance(), 10e18);
        retire(10e18);
        assertSupply(10e18, 5e18, 0, 0);
        assertEq(balance(), 0);
        _refuse();
    }

    /// @dev The head has jumped over the impaired block, and more circulates than is left: a retirement must be told so.
    function test_WhenTheImpairedBlockLiesBehindTheHead_NothingIsRetiredBeyondWhatWasIssued() external {
        impair(blockId); // the ten tonnes at the head
        retire(TONNE); // serial number 201, behind them
        assertEq(m.credit.consumedOf(vintage), 11e18, "the head jumped");
        assertSound(4e18, 10e18);
        assertEq(balance(), 14e18);

        expectExhausted(14e18, 4e18);
        retire(14e18);
        retire(4e18);
        expectExhausted(TONNE, 0);
        retire(TONNE);
        assertEq(m.credit.consumedOf(vintage), 15e18, "the head stands at the end");

        // What is issued later is whole, and the first who come get it.
        issueMore(301, 3);
        assertSound(3e18, 10e18);
        retire(3e18);
        expectExhausted(TONNE, 0);
        retire(TONNE);

        // Once all is covered the way is the plain one again.
        _cover(10e18);
        issueMore(401, 2);
        assertFalse(m.credit.sequenceOf(vintage).detours, "nothing to ask");
        retire(2e18);
        assertSupply(10e18, 10e18, 0, 0);
        assertEq(balance(), 0);
    }

    function test_WhenMoreIsImpairedLater_TheNewShortfallCanBeCoveredToo() external {
        impair(recalled);
        _cover(5e18);
        impair(blockId);
        assertSound(0, 10e18);
        _cover(10e18);
        assertSound(0, 0);
        assertSupply(0, 15e18, 0, 0);
        assertEq(balance(), 0);
    }

    function test_WhenEverythingIsPausedAndTheProjectDelisted_ItStillWorks() external {
        impair(recalled);
        delistProject(project);
        pauseEntries();
        _cover(5e18);
        assertSound(10e18, 0);
    }

    function _cover(uint256 amount) private returns (uint256) {
        vm.prank(holder);
        return m.provenance.coverShortfall(vintage, amount, "made good");
    }

    function _refuse() private {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.NothingIsShort.selector, vintage));
        _cover(TONNE);
    }
}
