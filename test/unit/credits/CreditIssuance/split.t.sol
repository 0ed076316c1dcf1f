// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    BlockStatus,
    ICreditIssuance,
    IssuanceBlock,
    SerialRange
} from "../../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId} from "../../../../contracts/types/Ids.sol";
import {CreditIssuanceBase} from "./CreditIssuanceBase.t.sol";

/// @notice The block holds the serial numbers 101 … 110, behind a block of five tonnes in the vintage's sequence.
contract SplitTest is CreditIssuanceBase {
    uint256 private constant TONNE = 1e18;
    BlockId private earlier;
    BlockId private parent;

    function setUp() public override {
        super.setUp();
        earlier = issueRange(201, 205);
        parent = issueRange(101, 110);
    }

    function test_RevertWhen_TheCallerIsNoRegistrar() external {
        address[4] memory callers = [seller, accounts.verifier, accounts.admin, accounts.council];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.issuance.split(parent, 105, "transfer");
        }
    }

    function test_RevertWhen_NoReasonIsNamed() external {
        expectEmpty("reason");
        vm.prank(accounts.registrar);
        m.issuance.split(parent, 105, "");
    }

    function test_RevertWhen_TheReasonIsTooLong() external {
        expectTooLong("reason", 257, 256);
        vm.prank(accounts.registrar);
        m.issuance.split(parent, 105, letters(257));
    }

    function test_RevertWhen_TheBlockIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.BlockUnknown.selector, 99));
        _split(BlockId.wrap(99), 105);
    }

    function test_RevertWhen_TheBlockWasNotIssued() external {
        BlockId pending = submitRange(301, 310);
        _refuse(pending, 305);
        vm.prank(accounts.verifier);
        m.issuance.reject(pending, "no evidence");
        _refuse(pending, 305);
        pending = submitRange(301, 310);
        vm.prank(accounts.registrar);
        m.issuance.withdraw(pending);
        _refuse(pending, 305);
    }

    function test_RevertWhen_TheSecondPartStartsWithTheBlock() external {
        _refuse(parent, 101);
        BlockId lower = _split(parent, 105);
        _refuse(lower, 101);
        _refuse(_next(lower), 105);
    }

    function test_RevertWhen_TheSecondPartStartsOutsideTheBlock() external {
        uint64[4] memory serials = [uint64(0), 100, 111, type(uint64).max];
        for (uint256 i; i < serials.length; ++i) {
            _refuse(parent, serials[i]);
        }
        BlockId lower = _split(parent, 105);
        _refuse(lower, 105);
        _refuse(_next(lower), 104);
    }

    function test_RevertWhen_TheBlockHasOneSerialNumber() external {
        BlockId one = issueRange(301, 301);
        _refuse(one, 301);
        _refuse(one, 302);
    }

    function test_RevertWhen_TheBlockIsSplitAlready() external {
        _split(parent, 105);
        _refuse(parent, 105);
        _refuse(parent, 103);
    }

    function test_RevertWhen_TwoBlockIdsAreNotLeft() external {
        setCounters(type(uint32).max - 1, 10, 4);
        vm.expectRevert(ICreditIssuance.TooManyBlocks.selector);
        _split(parent, 105);
        setCounters(type(uint32).max - 2, 10, 4);
        assertId(_split(parent, 105), type(uint32).max - 1);
    }

    function test_WhenAnIssuedBlockIsSplit_ItsChildrenTileItWithBothEnds() external {
        IssuanceBlock memory before = m.issuance.blockOf(parent);
        vm.expectEmit(address(m.issuance));
        emit ICreditIssuance.BlockSplit(parent, BlockId.wrap(3), accounts.registrar, 105, "transfer");
        BlockId lower = _split(parent, 105);
        assertId(lower, 3);
        assertEq(m.issuance.blockCount(), 4);
        _assertChild(lower, parent, 101, 104, 5);
        _assertChild(_next(lower), parent, 105, 110, 9);

        IssuanceBlock memory stored = m.issuance.blockOf(parent);
        assertEq(stored.serialStart, before.serialStart);
        assertEq(stored.serialEnd, before.serialEnd);
        assertEq(stored.sequenceStart, before.sequenceStart);
        assertId(stored.next, before.next);
        assertTrue(stored.split);
        assertStatus(parent, BlockStatus.Confirmed);
        assertEq(m.issuance.blockCountOf(vintage), 2, "the sequence has its two blocks");
        assertId(m.issuance.blocksOf(vintage, 0, 10)[1], parent);
    }

    function test_WhenItIsSplitAtEitherEnd_OneChildHasOneSerialNumber() external {
        BlockId lower = _split(parent, 102);
        _assertChild(lower, parent, 101, 101, 5);
        _assertChild(_next(lower), parent, 102, 110, 6);
        BlockId second = _split(_next(lower), 110);
        _assertChild(second, _next(lower), 102, 109, 6);
        _assertChild(_next(second), _next(lower), 110, 110, 14);
    }

    function test_WhenItLiesAtTheEndOfAllSerialNumbers_NothingOverflows() external {
        uint64 last = type(uint64).max;
        BlockId highest = issueRange(last - 1, last);
        BlockId lower = _split(highest, last);
        _assertChild(lower, highest, last - 1, last - 1, 15);
        _assertChild(_next(lower), highest, last, last, 16);
    }

    function test_WhenAChildIsSplit_ItsChildrenTileItToo() external {
        BlockId lower = _split(parent, 105);
        BlockId upper = _next(lower);
        BlockId third = _split(upper, 108);
        _assertChild(third, upper, 105, 107, 9);
        _assertChild(_next(third), upper, 108, 110, 12);
        IssuanceBlock memory stored = m.issuance.blockOf(upper);
        assertTrue(stored.split);
        assertId(stored.parent, parent);
        assertEq(stored.serialStart, 105);
        assertEq(stored.serialEnd, 110);
        assertStatus(upper, BlockStatus.Child);
    }

    function test_WhenManySplitsFollowEachOther_TheirLeavesTileTheBlock() external {
        // Each split by the block that holds its place: 1–5 | 6–10, 1–2 | 3–5, 6–8 | 9–10, 1 | 2, 6–7 | 8.
        BlockId lower = _split(parent, 106);
        BlockId low = _split(lower, 103);
        BlockId high = _split(_next(lower), 109);
        BlockId lowest = _split(low, 102);
        BlockId middle = _split(high, 108);
        BlockId[6] memory leaves = [lowest, _next(lowest), _next(low), middle, _next(middle), _next(high)];
        uint64 next = 101;
        for (uint256 i; i < leaves.length; ++i) {
            IssuanceBlock memory stored = m.issuance.blockOf(leaves[i]);
            assertFalse(stored.split);
            assertEq(stored.serialStart, next, "where the one before ends");
            assertEq(stored.sequenceStart, next - 101 + 5, "position");
            next = stored.serialEnd + 1;
        }
        assertEq(next, 111, "up to the end of the block");
    }

    function test_WhenSerialNumbersWereRetiredBefore_TheirSerialNumbersDoNotChange() external {
        vm.prank(seller);
        m.credit.retire(vintage, 9.5e18);
        bytes32 before = keccak256(abi.encode(m.issuance.serialsOf(vintage, 0, 15e18)));
        BlockId upper = _next(_split(parent, 105));
        _split(upper, 108);
        assertEq(keccak256(abi.encode(m.issuance.serialsOf(vintage, 0, 15e18))), before);
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, 4.5e18, 5e18);
        assertEq(ranges.length, 2);
        assertId(ranges[1].blockId, parent);
        assertEq(ranges[1].first, 101);
        assertEq(ranges[1].last, 105);
        assertEq(ranges[1].lastTo, 0.5e18);
    }

    function test_WhenTheParentIsSplit_AnOverlapWithEitherChildIsStillRefused() external {
        BlockId lower = _split(parent, 105);
        uint64[2][5] memory ranges =
            [[uint64(101), 110], [uint64(101), 104], [uint64(105), 110], [uint64(104), 105], [uint64(110), 111]];
        for (uint256 i; i < ranges.length; ++i) {
            BlockId again = submitRange(ranges[i][0], ranges[i][1]);
            refuse(again, NONE, overlap(again, parent));
            refuse(again, parent, overlap(again, parent));
            refuse(again, lower, wrongNeighbour(again, lower));
            refuse(again, _next(lower), wrongNeighbour(again, _next(lower)));
        }
    }

    function test_WhenAChildIsNamedAsNeighbour_ItIsRefused() external {
        BlockId upper = _next(_split(parent, 105));
        BlockId above = submitRange(111, 115);
        refuse(above, upper, wrongNeighbour(above, upper));
        confirm(above, parent);
        assertId(m.issuance.blockOf(parent).next, above);
    }

    function test_WhenABlockIsConfirmedBehindASplitOne_BothKeepTheirPlace() external {
        BlockId lower = _split(parent, 105);
        BlockId above = issueRange(111, 115); // its neighbour is the split block, whose word is written
        IssuanceBlock memory stored = m.issuance.blockOf(parent);
        assertId(stored.next, above);
        assertTrue(stored.split);
        assertId(m.issuance.blockOf(above).next, earlier);
        assertEq(m.issuance.blockOf(above).sequenceStart, 15);
        _assertChild(_next(lower), parent, 105, 110, 9);
        assertEq(m.issuance.blockCountOf(vintage), 3);
    }

    function test_WhenEverythingIsPausedAndTheProjectDelisted_ItStillWorks() external {
        delistProject(project);
        pauseEntries();
        _assertChild(_split(parent, 105), parent, 101, 104, 5);
    }

    function _assertChild(BlockId child, BlockId whole, uint64 start, uint64 end, uint40 position) private view {
        IssuanceBlock memory stored = m.issuance.blockOf(child);
        assertStatus(child, BlockStatus.Child);
        assertEq(stored.serialStart, start, "start");
        assertEq(stored.serialEnd, end, "end");
        assertEq(stored.sequenceStart, position, "position");
        assertId(stored.parent, whole);
        assertId(stored.next, 0);
        assertFalse(stored.split);
        assertId(stored.vintage, vintage.unwrap());
        assertEq(stored.registry, VERRA);
        assertEq(stored.operator, VER);
        assertEq(stored.batch, BATCH);
        assertEq(stored.registrar, address(0));
        assertEq(stored.submittedAt, 0);
    }

    function _split(BlockId blockId, uint64 secondStart) private returns (BlockId) {
        vm.prank(accounts.registrar);
        return m.issuance.split(blockId, secondStart, "transfer");
    }

    function _refuse(BlockId blockId, uint64 secondStart) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditIssuance.SplitInvalid.selector, blockId, secondStart));
        _split(blockId, secondStart);
    }

    function _next(BlockId blockId) private pure returns (BlockId) {
        return BlockId.wrap(BlockId.unwrap(blockId) + 1);
    }
}
