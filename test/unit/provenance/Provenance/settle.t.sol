// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {IProvenance, SerialState} from "../../../../contracts/provenance/interfaces/IProvenance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {ProvenanceBase} from "../ProvenanceBase.sol";

contract SettleTest is ProvenanceBase {
    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        retire(10e18);
        address[4] memory callers = [holder, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.provenance.settle(blockId, 101, 110, REFERENCE);
        }
    }

    function test_RevertWhen_NoReferenceIsNamed() external {
        retire(10e18);
        expectEmpty("registryReference");
        vm.prank(accounts.registrar);
        m.provenance.settle(blockId, 101, 110, "");
    }

    function test_RevertWhen_TheReferenceIsTooLong() external {
        retire(10e18);
        expectTooLong("registryReference", 129, 128);
        vm.prank(accounts.registrar);
        m.provenance.settle(blockId, 101, 110, letters(129));
    }

    function test_RevertWhen_TheBlockIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 99));
        vm.prank(accounts.registrar);
        m.provenance.settle(BlockId.wrap(99), 101, 110, REFERENCE);
    }

    function test_RevertWhen_TheBlockWasNeverIssued() external {
        retire(10e18);
        BlockId pending = submit(submission(vintage, BATCH, 201, 10, holder));
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IProvenance.BlockNotIssued.selector, pending));
            vm.prank(accounts.registrar);
            m.provenance.settle(pending, 201, 210, REFERENCE);
            if (i == 1) break;
            vm.prank(accounts.verifier);
            m.issuance.reject(pending, "no evidence");
        }
    }

    function test_RevertWhen_ASerialNumberLiesOutsideTheBlock() external {
        issueMore(111, 10); // the very next serial numbers, in a block of their own
        retire(20e18);
        uint64[2][3] memory ranges = [[uint64(100), 105], [uint64(105), 111], [uint64(111), 111]];
        for (uint256 i; i < ranges.length; ++i) {
            _refuseOutside(ranges[i][0], ranges[i][1]);
        }
    }

    function test_RevertWhen_TheRangeEndsBeforeItStarts() external {
        retire(10e18);
        _refuseOutside(105, 104);
    }

    function test_RevertWhen_ASerialNumberIsNotConsumed() external {
        retire(4e18);
        _refuse(101, 105, 0, 5);
        _refuse(105, 105, 4, 1);
        settle(101, 104);
    }

    function test_RevertWhen_ASerialNumberIsConsumedInPart() external {
        retire(4.999e18);
        _refuse(101, 105, 0, 5);
        _refuse(105, 105, 4, 1);
        settle(101, 104);
        retire(0.001e18);
        settle(105, 105);
    }

    function test_RevertWhen_ARestOfATonneWaitsBehindTheHead() external {
        retire(1.5e18);
        accept(request(1)); // tonne 2; half of tonne 1 waits
        retire(0.25e18);
        _refuse(101, 102, 0, 2);
        settle(101, 101);
        retire(0.25e18);
        settle(102, 102);
    }

    function test_RevertWhen_ASerialNumberIsReserved() external {
        request(2);
        retire(2e18);
        _refuse(101, 104, 0, 4);
        _refuse(102, 102, 1, 1);
        settle(103, 104);
    }

    function test_RevertWhen_ASerialNumberCameBack() external {
        uint256 id = request(2);
        retire(2e18);
        giveBack(id);
        _refuse(102, 103, 1, 2);
        retire(2e18);
        settle(101, 104);
    }

    function test_RevertWhen_ASerialNumberIsReleased() external {
        uint256 id = request(2);
        accept(id);
        finalise(id);
        retire(2e18);
        _refuse(102, 103, 1, 2);
        settle(103, 104);
    }

    function test_RevertWhen_ASerialNumberIsImpaired() external {
        split(blockId, 105);
        retire(8e18);
        impair(next(blockId)); // 101 to 104, which are consumed already
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsImpaired.selector, vintage, 3, 2));
        settle(104, 105);
        settle(105, 108);
    }

    function test_RevertWhen_ASerialNumberIsSettled() external {
        retire(10e18);
        settle(103, 105);
        uint64[2][4] memory ranges = [[uint64(103), 105], [uint64(101), 103], [uint64(105), 110], [uint64(104), 104]];
        for (uint256 i; i < ranges.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IProvenance.SerialsAlreadySettled.selector,
                    vintage,
                    ranges[i][0] - FIRST,
                    ranges[i][1] - ranges[i][0] + 1
                )
            );
            settle(ranges[i][0], ranges[i][1]);
        }
        settle(101, 102);
        settle(106, 110);
    }

    function test_WhenTheSerialNumbersAreConsumed_TheyAreSettledWithBothEnds() external {
        retire(6e18);
        cancel(4e18);
        vm.expectEmit(address(m.provenance));
        emit IProvenance.SerialsSettled(vintage, blockId, reporter, 105, 108, 4, REFERENCE);
        vm.prank(reporter);
        m.provenance.settle(blockId, 105, 108, REFERENCE);
        assertStates(0, 4, SerialState.Consumed);
        assertStates(4, 8, SerialState.Settled);
        assertStates(8, 10, SerialState.Consumed);
        _assertSettled(0, 10e18, 4e18);
        _assertSettled(0, 4e18, 0);
        _assertSettled(8e18, 2e18, 0);
        _assertSettled(3.75e18, 0.5e18, 0.25e18);
        _assertSettled(7.5e18, 2.5e18, 0.5e18);
    }

    function test_WhenRangesTouch_TheyReadAsOne() external {
        retire(10e18);
        settle(101, 103);
        settle(107, 110);
        _assertSettled(0, 10e18, 7e18);
        _assertSettled(2.5e18, 4e18, 1e18);
        settle(104, 106);
        _assertSettled(0, 10e18, 10e18);
        assertStates(0, 10, SerialState.Settled);
    }

    function test_WhenAChildIsNamed_ItsOwnSerialNumbersAreSettled() external {
        retire(10e18);
        BlockId lower = split(blockId, 105);
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsOutsideBlock.selector, lower, 104, 105));
        vm.prank(accounts.registrar);
        m.provenance.settle(lower, 104, 105, REFERENCE);
        vm.prank(accounts.registrar);
        m.provenance.settle(lower, 104, 104, REFERENCE);
        vm.prank(accounts.registrar);
        m.provenance.settle(next(lower), 105, 105, REFERENCE);
        assertStates(3, 5, SerialState.Settled);
        _assertSettled(0, 10e18, 2e18);
        // The parent still speaks for all of them.
        settle(101, 103);
        settle(106, 110);
    }

    function test_WhenTheRestOfATonneWasCancelledLater_ItIsSettled() external {
        retire(0.25e18);
        cancel(0.75e18);
        settle(101, 101);
        assertState(0, SerialState.Settled);
    }

    function test_WhenASettledBlockIsImpaired_ItStaysSettledAndIsToldImpaired() external {
        retire(10e18);
        settle(101, 110);
        impair(blockId);
        assertStates(0, 10, SerialState.Settled);
        (uint256 settled, uint256 impaired) = m.provenance.statusOf(vintage, 0, 10e18);
        assertEq(settled, 10e18);
        assertEq(impaired, 10e18);
        assertSound(0, 0);
        assertSupply(10e18, 0, 0, 0);
    }

    function test_WhenEverythingIsPausedAndTheProjectDelisted_ItStillWorks() external {
        retire(10e18);
        delistProject(project);
        pauseEntries();
        settle(101, 110);
        _assertSettled(0, 10e18, 10e18);
    }

    function _assertSettled(uint256 position, uint256 amount, uint256 expected) private view {
        (uint256 settled, uint256 impaired) = m.provenance.statusOf(vintage, position, amount);
        assertEq(settled, expected, "settled");
        assertEq(impaired, 0, "impaired");
    }

    function _refuse(uint64 first, uint64 last, uint256 firstTonne, uint256 tonnes) private {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsNotConsumed.selector, vintage, firstTonne, tonnes));
        settle(first, last);
    }

    function _refuseOutside(uint64 first, uint64 last) private {
        vm.expectRevert(abi.encodeWithSelector(IProvenance.SerialsOutsideBlock.selector, blockId, first, last));
        settle(first, last);
    }
}
