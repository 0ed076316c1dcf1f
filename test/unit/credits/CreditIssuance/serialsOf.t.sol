// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockSubmission,
    ICreditIssuance,
    SerialRange
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice The sequence is: A, 10 t from 1000 of {BATCH}; B, 5 t from 7 of {BATCH} + 1; C, the last serial number of all,
/// of operator APX; D, 3 t from 990 of {BATCH}. 19 t in all.
contract SerialsOfTest is CreditIssuanceBase {
    uint256 private constant T = 1e18;

    BlockSubmission[4] private blocks;
    BlockId[4] private ids;

    function setUp() public override {
        super.setUp();
        blocks[0] = range(BATCH, 1000, 1009);
        blocks[1] = range(BATCH + 1, 7, 11);
        blocks[2] = range(BATCH, type(uint64).max, type(uint64).max);
        blocks[2].operator = APX;
        blocks[3] = range(BATCH, 990, 992);
        for (uint256 i; i < 4; ++i) {
            ids[i] = submit(blocks[i]);
            confirm(ids[i], NONE);
        }
    }

    function test_RevertWhen_TheIntervalIsEmpty() external {
        vm.expectRevert(ICreditIssuance.IntervalEmpty.selector);
        m.issuance.serialsOf(vintage, 0, 0);
        vm.expectRevert(ICreditIssuance.IntervalEmpty.selector);
        m.issuance.serialsOf(vintage, 19 * T, 0);
    }

    function test_RevertWhen_ItEndsBeyondWhatWasIssued() external {
        _refuseBeyond(0, 19 * T + 1, 19 * T + 1);
        _refuseBeyond(18 * T, T + 1, 19 * T + 1);
        _refuseBeyond(19 * T - 1, 2, 19 * T + 1);
    }

    function test_RevertWhen_ItStartsBeyondWhatWasIssued() external {
        _refuseBeyond(19 * T, 1, 19 * T + 1);
        _refuseBeyond(20 * T, 1, 20 * T + 1);
    }

    function test_RevertWhen_ItsEndOverflows() external {
        _refuseBeyond(0, type(uint256).max, type(uint256).max);
        _refuseBeyond(1, type(uint256).max, type(uint256).max);
        _refuseBeyond(type(uint256).max, type(uint256).max, type(uint256).max);
        _refuseBeyond(type(uint256).max, 1, type(uint256).max);
    }

    function test_RevertWhen_NothingWasIssued() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.IntervalBeyondIssued.selector, labelled, 1, 0));
        m.issuance.serialsOf(labelled, 0, 1);
    }

    function test_WhenItIsTheFirstUnit_ItLiesInTheFirstSerial() external view {
        SerialRange[] memory ranges = _serials(0, 1, 1);
        _assertRange(ranges[0], 0, 1000, 1000, 0, 1);
    }

    function test_WhenItIsTheLastUnit_ItLiesInTheLastSerial() external view {
        SerialRange[] memory ranges = _serials(19 * T - 1, 1, 1);
        _assertRange(ranges[0], 3, 992, 992, T - 1, T);
    }

    function test_WhenItIsExactlyABlock_ItIsThatBlockWhole() external view {
        _assertRange(_serials(0, 10 * T, 1)[0], 0, 1000, 1009, 0, T);
        _assertRange(_serials(10 * T, 5 * T, 1)[0], 1, 7, 11, 0, T);
        _assertRange(_serials(15 * T, T, 1)[0], 2, type(uint64).max, type(uint64).max, 0, T);
        _assertRange(_serials(16 * T, 3 * T, 1)[0], 3, 990, 992, 0, T);
    }

    function test_WhenItEndsOneUnitAfterABorder_ItTouchesTheNextBlock() external view {
        SerialRange[] memory ranges = _serials(0, 10 * T + 1, 2);
        _assertRange(ranges[0], 0, 1000, 1009, 0, T);
        _assertRange(ranges[1], 1, 7, 7, 0, 1);
    }

    function test_WhenItStartsOneUnitBeforeABorder_ItTouchesTheBlockBefore() external view {
        SerialRange[] memory ranges = _serials(10 * T - 1, 2, 2);
        _assertRange(ranges[0], 0, 1009, 1009, T - 1, T);
        _assertRange(ranges[1], 1, 7, 7, 0, 1);
    }

    function test_WhenItEndsOneUnitBeforeABorder_ItStaysInItsBlock() external view {
        SerialRange[] memory ranges = _serials(9 * T, T - 1, 1);
        _assertRange(ranges[0], 0, 1009, 1009, 0, T - 1);
    }

    function test_WhenItLiesInTheMiddleOfOneTonne_ItIsAFraction() external view {
        SerialRange[] memory ranges = _serials(12.25e18, 0.5e18, 1);
        _assertRange(ranges[0], 1, 9, 9, 0.25e18, 0.75e18);
    }

    function test_WhenItCrossesTwoTonnes_ItHasAFractionAtEachEnd() external view {
        SerialRange[] memory ranges = _serials(2.5e18, 3.25e18, 1);
        _assertRange(ranges[0], 0, 1002, 1005, 0.5e18, 0.75e18);
    }

    function test_WhenItIsAllThatWasIssued_ItIsEveryBlock() external view {
        SerialRange[] memory ranges = _serials(0, 19 * T, 4);
        _assertRange(ranges[0], 0, 1000, 1009, 0, T);
        _assertRange(ranges[1], 1, 7, 11, 0, T);
        _assertRange(ranges[2], 2, type(uint64).max, type(uint64).max, 0, T);
        _assertRange(ranges[3], 3, 990, 992, 0, T);
    }

    function test_WhenItCrossesManyBlocks_ItHasFractionsOnlyAtItsEnds() external view {
        SerialRange[] memory ranges = _serials(9.999e18, 6.002e18, 4);
        _assertRange(ranges[0], 0, 1009, 1009, 0.999e18, T);
        _assertRange(ranges[1], 1, 7, 11, 0, T);
        _assertRange(ranges[2], 2, type(uint64).max, type(uint64).max, 0, T);
        _assertRange(ranges[3], 3, 990, 990, 0, 0.001e18);
    }

    function test_WhenSixtyBlocksAreCrossed_ItNamesEachOnce() external {
        for (uint64 i; i < 60; ++i) {
            issueRange(2000 + i * 2, 2000 + i * 2);
        }
        SerialRange[] memory ranges = _serials(19.5e18, 59e18, 60);
        for (uint64 i; i < 60; ++i) {
            assertEq(ranges[i].first, 2000 + i * 2);
            assertEq(ranges[i].last, 2000 + i * 2);
        }
        assertEq(ranges[0].firstFrom, 0.5e18);
        assertEq(ranges[59].lastTo, 0.5e18);
    }

    /// @dev Against a reference that walks tonne by tonne.
    function testFuzz_WhenItIsAnyInterval_ItAgreesWithAWalk(uint256 position, uint256 amount) external view {
        position = bound(position, 0, 19 * T - 1);
        amount = bound(amount, 1, 19 * T - position);
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, position, amount);
        uint256 at = position;
        for (uint256 i; i < ranges.length; ++i) {
            SerialRange memory r = ranges[i];
            assertGt(r.amount, 0, "no empty range");
            assertEq(r.amount, (uint256(r.last) - r.first) * T + r.lastTo - r.firstFrom, "the amount is the range");
            (uint256 blockIndex, uint64 serial) = _walk(at / T);
            assertId(r.blockId, ids[blockIndex]);
            assertEq(r.first, serial, "first");
            assertEq(r.firstFrom, at % T, "firstFrom");
            at += r.amount;
            (blockIndex, serial) = _walk((at - 1) / T);
            assertId(r.blockId, ids[blockIndex]);
            assertEq(r.last, serial, "last");
            assertEq(r.lastTo, (at - 1) % T + 1, "lastTo");
        }
        assertEq(at, position + amount, "the ranges are the interval");
    }

    /// @dev Two intervals that touch never share a unit: the second goes on where the first ended.
    function testFuzz_WhenTwoIntervalsTouch_TheSecondGoesOnWhereTheFirstEnded(uint256 cut) external view {
        cut = bound(cut, 1, 19 * T - 1);
        SerialRange[] memory before = m.issuance.serialsOf(vintage, 0, cut);
        SerialRange[] memory behind = m.issuance.serialsOf(vintage, cut, 19 * T - cut);
        SerialRange memory last = before[before.length - 1];
        SerialRange memory next = behind[0];
        if (last.lastTo < T) {
            assertEq(next.first, last.last);
            assertEq(next.firstFrom, last.lastTo);
        } else {
            assertEq(next.firstFrom, 0);
            if (BlockId.unwrap(next.blockId) == BlockId.unwrap(last.blockId)) assertEq(next.first, last.last + 1);
        }
    }

    /// @dev The block and the serial number of a tonne of the sequence, counted one by one.
    function _walk(uint256 tonne) private view returns (uint256, uint64) {
        uint256 seen;
        for (uint256 i; i < 4; ++i) {
            for (uint64 k; k < blocks[i].quantity; ++k) {
                if (seen++ == tonne) return (i, blocks[i].serialStart + k);
            }
        }
        revert("beyond the sequence");
    }

    function _serials(
        uint256 position,
        uint256 amount,
        uint256 count
    )
        private
        view
        returns (SerialRange[] memory ranges)
    {
        ranges = m.issuance.serialsOf(vintage, position, amount);
        assertEq(ranges.length, count, "ranges");
        uint256 total;
        for (uint256 i; i < count; ++i) {
            total += ranges[i].amount;
        }
        assertEq(total, amount, "the amounts add up");
    }

    function _assertRange(
        SerialRange memory actual,
        uint256 index,
        uint64 first,
        uint64 last,
        uint256 firstFrom,
        uint256 lastTo
    )
        private
        view
    {
        SerialRange memory expected = SerialRange({
            blockId: ids[index],
            registry: VERRA,
            operator: blocks[index].operator,
            batch: blocks[index].batch,
            first: first,
            last: last,
            firstFrom: uint64(firstFrom),
            lastTo: uint64(lastTo),
            amount: uint128((uint256(last) - first) * T + lastTo - firstFrom)
        });
        assertEq(abi.encode(actual), abi.encode(expected));
    }

    function _refuseBeyond(uint256 position, uint256 amount, uint256 end) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.IntervalBeyondIssued.selector, vintage, end, 19 * T));
        m.issuance.serialsOf(vintage, position, amount);
    }
}
