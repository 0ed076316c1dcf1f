// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance, SerialRange} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {BlockId, RetirementId, VintageId} from "../../../contracts/types/Ids.sol";
import {Base} from "../../utils/Base.t.sol";

/// @notice The serial numbers of an interval, against a model that knows every tonne by itself.
/// forge-config: ci.fuzz.runs = 10000
contract SerialsOf_Fuzz_Test is Base {
    uint256 private constant TONNE = 1e18;

    /// @dev One tonne of the sequence.
    struct Serial {
        BlockId blockId;
        uint32 batch;
        uint64 number;
    }

    VintageId private vintage;
    Serial[] private sequence;
    uint256 private random;

    function setUp() public override {
        super.setUp();
        vintage = registerVintage(listProject("VCS-1340"), 2024);
    }

    function _next(uint256 below) private returns (uint256) {
        random = uint256(keccak256(abi.encode(random)));
        return random % below;
    }

    /// @dev Blocks and retirements in turn. What was retired must be what the model says, one after the other without a
    /// gap, and never twice.
    function testFuzz_RetirementsTileTheSequence(uint256 seed) external {
        random = seed;
        uint256 position;
        uint256 steps = 2 + _next(6);
        for (uint256 i; i < steps; ++i) {
            uint256 left = sequence.length * TONNE - position;
            if (left == 0 || _next(2) == 0) {
                _issueBlock(uint32(1 + _next(2)), uint64(1 + _next(8)));
                continue;
            }
            uint256 amount = _amountUpTo(left);
            if (amount > left) continue;
            vm.prank(seller);
            RetirementId id = m.credit.retire(vintage, amount);
            assertEq(uint256(RetirementId.unwrap(id)) & type(uint96).max, position, "position");
            _assertSerials(position, amount);
            position += amount;
        }
        assertEq(m.credit.consumedOf(vintage), position);
        _assertAnyInterval();
    }

    /// @dev Any interval of what was issued, consumed or not, and none that goes beyond.
    function _assertAnyInterval() private {
        uint256 issued = sequence.length * TONNE;
        uint256 from = _next(issued);
        uint256 amount = 1 + _next(issued - from);
        _assertSerials(from, amount);

        vm.expectRevert(
            abi.encodeWithSelector(ICreditIssuance.IntervalBeyondIssued.selector, vintage, issued + 1, issued)
        );
        m.issuance.serialsOf(vintage, from, issued - from + 1);
        vm.expectRevert(ICreditIssuance.IntervalEmpty.selector);
        m.issuance.serialsOf(vintage, from, 0);
    }

    /// @dev Often whole tonnes, often the smallest, often all.
    function _amountUpTo(uint256 left) private returns (uint256) {
        uint256 kind = _next(4);
        if (kind == 0) return (1 + _next((left + TONNE - 1) / TONNE)) * TONNE;
        if (kind == 1) return 0.001e18;
        if (kind == 2) return left < 0.001e18 ? 0.001e18 : left;
        return 0.001e18 + _next(left);
    }

    /// @dev A block above, below or between those of its batch.
    function _issueBlock(uint32 batch, uint64 tonnes) private {
        uint64 start = uint64(1 + _next(1e6)) * 100;
        BlockId id;
        try this.issueHere(batch, start, tonnes) returns (BlockId issued) {
            id = issued;
        } catch {
            return; // that place was taken
        }
        for (uint64 i; i < tonnes; ++i) {
            sequence.push(Serial(id, batch, start + i));
        }
    }

    function issueHere(uint32 batch, uint64 start, uint64 tonnes) external returns (BlockId) {
        return issue(vintage, batch, start, tonnes, seller);
    }

    function _assertSerials(uint256 from, uint256 amount) private view {
        SerialRange[] memory ranges = m.issuance.serialsOf(vintage, from, amount);
        uint256 to = from + amount;
        uint256 r;
        uint256 sum;
        uint256 tonne = from / TONNE;
        while (tonne * TONNE < to) {
            // All tonnes of one block that the interval touches.
            Serial memory first = sequence[tonne];
            uint256 firstFrom = from > tonne * TONNE ? from - tonne * TONNE : 0;
            while ((tonne + 1) * TONNE < to && _sameBlock(sequence[tonne + 1], first)) ++tonne;
            uint256 end = to - tonne * TONNE;
            uint256 lastTo = end < TONNE ? end : TONNE;

            assertLt(r, ranges.length, "a range is missing");
            SerialRange memory range = ranges[r++];
            assertEq(BlockId.unwrap(range.blockId), BlockId.unwrap(first.blockId), "block");
            assertEq(range.batch, first.batch, "batch");
            assertEq(range.operator, VER, "operator");
            assertEq(range.registry, VERRA, "registry");
            assertEq(range.first, first.number, "first");
            assertEq(range.last, sequence[tonne].number, "last");
            assertEq(range.firstFrom, firstFrom, "firstFrom");
            assertEq(range.lastTo, lastTo, "lastTo");
            assertEq(range.amount, (range.last - range.first) * TONNE + lastTo - firstFrom, "amount");
            sum += range.amount;
            ++tonne;
        }
        assertEq(r, ranges.length, "a range too many");
        assertEq(sum, amount, "sum");
    }

    function _sameBlock(Serial memory a, Serial memory b) private pure returns (bool) {
        return BlockId.unwrap(a.blockId) == BlockId.unwrap(b.blockId);
    }
}
