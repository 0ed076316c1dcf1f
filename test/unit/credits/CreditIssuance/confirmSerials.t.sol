// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockStatus, BlockSubmission} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice No serial number of a batch is accepted twice, and the named neighbour must be the nearest below.
/// The batch holds 101 … 200 (first), 301 … 400 (second) and 501 … 600 (third).
contract ConfirmSerialsTest is CreditIssuanceBase {
    uint64 private constant LAST = type(uint64).max;

    BlockId private first;
    BlockId private second;
    BlockId private third;

    function setUp() public override {
        super.setUp();
        second = issueRange(301, 400);
        third = issueRange(501, 600);
        first = issueRange(101, 200);
    }

    function test_RevertWhen_ItsLastSerialIsAnothersFirst() external {
        _refuseOverlap(50, 101, NONE, first);
        _refuseOverlap(201, 301, first, second);
        _refuseOverlap(401, 501, second, third);
    }

    function test_RevertWhen_ItsFirstSerialIsAnothersLast() external {
        _refuseOverlap(200, 300, first, first);
        _refuseOverlap(400, 500, second, second);
        _refuseOverlap(600, 700, third, third);
        _refuseOverlap(200, 300, NONE, first);
    }

    function test_RevertWhen_ItContainsAnother() external {
        _refuseOverlap(100, 201, NONE, first);
        _refuseOverlap(300, 401, first, second);
        _refuseOverlap(500, 601, second, third);
        _refuseOverlap(1, 1000, NONE, first);
        _refuseOverlap(1, 1000, second, second);
    }

    function test_RevertWhen_ItIsContainedInAnother() external {
        _refuseOverlap(150, 150, NONE, first);
        _refuseOverlap(150, 150, first, first);
        _refuseOverlap(302, 399, first, second);
        _refuseOverlap(302, 399, second, second);
    }

    function test_RevertWhen_ItIsIdenticalToAnother() external {
        _refuseOverlap(101, 200, NONE, first);
        _refuseOverlap(301, 400, first, second);
        _refuseOverlap(501, 600, third, third);
    }

    function test_RevertWhen_ItsOnlySerialIsAtAnEdgeOfAnother() external {
        _refuseOverlap(101, 101, NONE, first);
        _refuseOverlap(200, 200, first, first);
        _refuseOverlap(301, 301, first, second);
        _refuseOverlap(400, 400, second, second);
    }

    function test_RevertWhen_AnotherVintageOfTheBatchHasTheSerials() external {
        BlockSubmission memory bad = range(BATCH, 101, 200);
        bad.vintage = labelled;
        BlockId blockId = submit(bad);
        refuse(blockId, NONE, overlap(blockId, first));
        bad = range(BATCH, 200, 210);
        bad.vintage = labelled;
        blockId = submit(bad);
        refuse(blockId, first, overlap(blockId, first));
    }

    function test_RevertWhen_TheSerialsWereRetired() external {
        vm.prank(seller);
        m.credit.retire(vintage, 300e18);
        assertEq(m.credit.supplyOf(vintage).circulating, 0);
        _refuseOverlap(101, 200, NONE, first);
        _refuseOverlap(301, 400, first, second);
    }

    function test_RevertWhen_TheSameRangeWasConfirmedFromAnotherSubmission() external {
        BlockId one = submitRange(701, 800);
        BlockId two = submitRange(701, 800);
        confirm(one, third);
        refuse(two, third, overlap(two, one));
        refuse(two, one, overlap(two, one));
    }

    function test_RevertWhen_NoNeighbourIsNamedWhileOneLiesBelow() external {
        _refuseNeighbour(201, 300, NONE);
        _refuseNeighbour(601, 700, NONE);
    }

    function test_RevertWhen_TheNeighbourLiesAbove() external {
        _refuseNeighbour(1, 100, first);
        _refuseNeighbour(1, 100, third);
        _refuseNeighbour(201, 300, second);
        _refuseNeighbour(50, 51, second);
    }

    function test_RevertWhen_TheNeighbourIsNotTheNearest() external {
        _refuseNeighbour(401, 500, first);
        _refuseNeighbour(601, 700, first);
        _refuseNeighbour(601, 700, second);
    }

    function test_RevertWhen_TheNeighbourIsPending() external {
        BlockId pending = submitRange(201, 210);
        _refuseNeighbour(211, 300, pending);
    }

    function test_RevertWhen_TheNeighbourIsRejected() external {
        BlockId rejected = submitRange(201, 210);
        vm.prank(accounts.verifier);
        m.issuance.reject(rejected, "no evidence");
        _refuseNeighbour(211, 300, rejected);
    }

    function test_RevertWhen_TheNeighbourIsWithdrawn() external {
        BlockId withdrawn = submitRange(201, 210);
        vm.prank(accounts.registrar);
        m.issuance.withdraw(withdrawn);
        _refuseNeighbour(211, 300, withdrawn);
    }

    function test_RevertWhen_TheNeighbourIsOfAnotherBatch() external {
        BlockId other = submit(range(BATCH + 1, 201, 210));
        confirm(other, NONE);
        _refuseNeighbour(211, 300, other);
        // Also as the first block of a new batch.
        BlockId blockId = submit(range(BATCH + 2, 211, 300));
        refuse(blockId, other, wrongNeighbour(blockId, other));
        refuse(blockId, first, wrongNeighbour(blockId, first));
    }

    function test_RevertWhen_TheNeighbourIsOfAnotherOperator() external {
        BlockSubmission memory ofApx = range(BATCH, 201, 210);
        ofApx.operator = APX;
        BlockId other = submit(ofApx);
        confirm(other, NONE);
        _refuseNeighbour(211, 300, other);
    }

    function test_RevertWhen_TheNeighbourDoesNotExist() external {
        _refuseNeighbour(201, 300, BlockId.wrap(99));
        _refuseNeighbour(201, 300, BlockId.wrap(type(uint32).max));
    }

    function test_RevertWhen_TheNeighbourIsTheBlockItself() external {
        BlockId blockId = submitRange(201, 300);
        refuse(blockId, blockId, wrongNeighbour(blockId, blockId));
    }

    function test_WhenItTouchesOthersWithoutOverlap_ItIsAccepted() external {
        BlockId below = _accept(1, 100, NONE);
        BlockId between = _accept(201, 300, first);
        BlockId above = _accept(601, LAST - 1, third, type(uint32).max);
        _assertOrder(below, first, between, second);
        assertId(m.issuance.blockOf(third).next, above);
    }

    function test_WhenOneSerialIsFree_ItIsAccepted() external {
        _accept(201, 299, first);
        BlockId blockId = submitRange(300, 300);
        (BlockId neighbour, bool complete) = m.issuance.neighbourOf(VER, BATCH, 300, NONE, 10);
        assertTrue(complete);
        confirm(blockId, neighbour);
        assertId(m.issuance.blockOf(blockId).next, second);
    }

    function test_WhenTheSameRangeIsOfAnotherBatch_ItIsAccepted() external {
        confirm(submit(range(BATCH + 1, 101, 200)), NONE);
        confirm(submit(range(BATCH - 1, 101, 200)), NONE);
        assertEq(m.credit.supplyOf(vintage).issued, 500e18);
    }

    function test_WhenTheSameRangeIsOfAnotherOperator_ItIsAccepted() external {
        BlockSubmission memory ofMer = range(BATCH, 101, 200);
        ofMer.operator = MER;
        confirm(submit(ofMer), NONE);
        assertEq(m.credit.supplyOf(vintage).issued, 400e18);
    }

    function test_WhenItIsTheLastSerialOfAll_ItIsAcceptedOnce() external {
        BlockId last = _accept(LAST, LAST, third);
        assertId(m.issuance.blockOf(last).next, 0);
        _refuseOverlap(LAST, LAST, last, last);
        _refuseOverlap(LAST - 9, LAST, third, last);
        _accept(LAST - 9, LAST - 1, third);
    }

    function test_WhenItIsTheFirstSerialOfAll_ItIsAcceptedOnce() external {
        BlockId lowest = _accept(1, 1, NONE);
        _refuseOverlap(1, 1, NONE, lowest);
        _refuseOverlap(1, 100, NONE, lowest);
        _accept(2, 100, lowest);
    }

    function test_WhenARefusedRangeIsCorrected_ItIsAccepted() external {
        _refuseOverlap(200, 300, first, first);
        _accept(201, 300, first);
    }

    /// @dev Whatever neighbour is named: an overlapping block never passes, and a disjoint one passes exactly behind the
    /// nearest block below.
    function testFuzz_WhenAnyNeighbourIsNamed_OnlyTheRightOneOfAFreeRangePasses(
        uint64 start,
        uint64 size,
        uint8 named
    )
        external
    {
        start = uint64(bound(start, 1, 700));
        uint64 end = start + uint64(bound(size, 1, 150)) - 1;
        BlockId blockId = submitRange(start, end);
        BlockId neighbour = BlockId.wrap(uint32(bound(named, 0, 5)));
        bool free = (end < 101 || start > 200) && (end < 301 || start > 400) && (end < 501 || start > 600);
        BlockId nearest = start > 600 ? third : start > 400 ? second : start > 200 ? first : NONE;
        bool passes = free && BlockId.unwrap(neighbour) == BlockId.unwrap(nearest);

        uint256 held = m.credit.balanceOf(seller, vintage.unwrap());
        try this.confirmExternally(blockId, neighbour) {
            assertTrue(passes, "accepted");
            assertEq(m.credit.balanceOf(seller, vintage.unwrap()), held + (uint256(end) - start + 1) * 1e18);
        } catch (bytes memory reason) {
            assertFalse(passes, "refused");
            assertStatus(blockId, BlockStatus.Pending);
            if (free) assertEq(reason, wrongNeighbour(blockId, neighbour), "a free range is no overlap");
        }
    }

    function confirmExternally(BlockId blockId, BlockId neighbour) external {
        confirm(blockId, neighbour);
    }

    function _accept(uint64 start, uint64 end, BlockId neighbour) private returns (BlockId blockId) {
        blockId = submitRange(start, end);
        confirm(blockId, neighbour);
        assertStatus(blockId, BlockStatus.Confirmed);
    }

    /// @dev Only the highest `most` serial numbers of the range, because a block has a largest size.
    function _accept(uint64 start, uint64 end, BlockId neighbour, uint64 most) private returns (BlockId) {
        return _accept(end - start + 1 > most ? end - most + 1 : start, end, neighbour);
    }

    function _refuseOverlap(uint64 start, uint64 end, BlockId neighbour, BlockId other) private {
        BlockId blockId = submitRange(start, end);
        refuse(blockId, neighbour, overlap(blockId, other));
        assertStatus(blockId, BlockStatus.Pending);
    }

    function _refuseNeighbour(uint64 start, uint64 end, BlockId neighbour) private {
        BlockId blockId = submitRange(start, end);
        refuse(blockId, neighbour, wrongNeighbour(blockId, neighbour));
        assertStatus(blockId, BlockStatus.Pending);
    }

    function _assertOrder(BlockId a, BlockId b, BlockId c, BlockId d) private view {
        (,,, BlockId head) = m.issuance.batchOf(VER, BATCH);
        assertId(head, a);
        assertId(m.issuance.blockOf(a).next, b);
        assertId(m.issuance.blockOf(b).next, c);
        assertId(m.issuance.blockOf(c).next, d);
    }
}
