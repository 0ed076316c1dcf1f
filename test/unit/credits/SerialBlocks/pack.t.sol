// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PackedBlock, SerialBlocks} from "../../../../contracts/credits/libraries/SerialBlocks.sol";
import {BlockId, VintageId} from "../../../../contracts/types/Ids.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Every field comes back, and stands in the bits that the library documents.
contract PackTest is Test {
    struct Fields {
        uint64 start;
        uint32 tonnes;
        uint32 vintage;
        uint8 operator;
        uint32 batch;
        uint24 registrar;
        uint24 recipient;
        uint32 submittedAt;
    }

    function testFuzz_WhenPending_EveryFieldComesBack(Fields memory f) external pure {
        PackedBlock packed = _pending(f);
        _assertHead(packed, f);
        assertEq(packed.state(), SerialBlocks.PENDING);
        assertEq(packed.registrar(), f.registrar);
        assertEq(packed.recipient(), f.recipient);
        assertEq(packed.submittedAt(), f.submittedAt);
    }

    function testFuzz_WhenPending_EveryFieldStandsInItsBits(Fields memory f) external pure {
        bytes memory word = abi.encodePacked(
            f.submittedAt, f.recipient, f.registrar, uint8(1), f.batch, f.operator, f.vintage, f.tonnes, f.start
        );
        assertEq(word.length, 32);
        assertEq(PackedBlock.unwrap(_pending(f)), uint256(bytes32(word)));
    }

    function testFuzz_WhenConfirmed_EveryFieldStandsInItsBits(Fields memory f, uint40 at, uint32 next) external pure {
        PackedBlock packed = _pending(f).confirmed(at, BlockId.wrap(next));
        bytes memory word =
            abi.encodePacked(uint8(0), next, at, uint8(2), f.batch, f.operator, f.vintage, f.tonnes, f.start);
        assertEq(word.length, 32);
        assertEq(PackedBlock.unwrap(packed), uint256(bytes32(word)));
        _assertHead(packed, f);
        assertEq(packed.state(), SerialBlocks.CONFIRMED);
        assertEq(packed.sequenceStart(), at);
        assertEq(BlockId.unwrap(packed.next()), next);
    }

    function testFuzz_WhenTheStateChanges_NothingElseDoes(Fields memory f, uint8 state) external pure {
        PackedBlock packed = _pending(f);
        PackedBlock changed = packed.withState(state);
        assertEq(changed.state(), state);
        assertEq(PackedBlock.unwrap(changed.withState(SerialBlocks.PENDING)), PackedBlock.unwrap(packed));
    }

    function testFuzz_WhenTheSuccessorChanges_NothingElseDoes(
        Fields memory f,
        uint40 at,
        uint32 next,
        uint32 other
    )
        external
        pure
    {
        PackedBlock packed = _pending(f).confirmed(at, BlockId.wrap(next));
        PackedBlock changed = packed.withNext(BlockId.wrap(other));
        assertEq(BlockId.unwrap(changed.next()), other);
        assertEq(PackedBlock.unwrap(changed.withNext(BlockId.wrap(next))), PackedBlock.unwrap(packed));
    }

    function testFuzz_WhenAskedForTheEnd_ItIsInclusive(uint64 start, uint32 tonnes) external pure {
        tonnes = uint32(bound(tonnes, 1, type(uint32).max));
        start = uint64(bound(start, 1, type(uint64).max - tonnes + 1));
        Fields memory f;
        (f.start, f.tonnes) = (start, tonnes);
        uint256 end = _pending(f).end();
        assertEq(end - start + 1, tonnes);
    }

    function test_WhenItEndsWithTheLastSerialOfAll_ItsEndIsThatSerial() external pure {
        Fields memory f;
        (f.start, f.tonnes) = (type(uint64).max, 1);
        assertEq(_pending(f).end(), type(uint64).max);
        (f.start, f.tonnes) = (type(uint64).max - type(uint32).max + 1, type(uint32).max);
        assertEq(_pending(f).end(), type(uint64).max);
    }

    function testFuzz_WhenOperatorOrBatchDiffers_TheBatchKeyDiffers(
        uint8 operator,
        uint32 batch,
        uint8 otherOperator,
        uint32 otherBatch
    )
        external
        pure
    {
        Fields memory f;
        (f.operator, f.batch) = (operator, batch);
        uint256 key = _pending(f).batchKey();
        assertEq(key, SerialBlocks.toBatchKey(operator, batch));
        bool same = key == SerialBlocks.toBatchKey(otherOperator, otherBatch);
        assertEq(same, operator == otherOperator && batch == otherBatch);
    }

    function _pending(Fields memory f) private pure returns (PackedBlock) {
        return SerialBlocks.pending(
            f.start, f.tonnes, VintageId.wrap(f.vintage), f.operator, f.batch, f.registrar, f.recipient, f.submittedAt
        );
    }

    function _assertHead(PackedBlock packed, Fields memory f) private pure {
        assertEq(packed.start(), f.start);
        assertEq(packed.tonnes(), f.tonnes);
        assertEq(packed.vintage().unwrap(), f.vintage);
        assertEq(packed.operator(), f.operator);
        assertEq(packed.batch(), f.batch);
    }
}
