// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockId, VintageId} from "../../types/Ids.sol";

/// @notice A block of serial numbers in one storage word.
/// @dev The last 80 bits mean one thing while the block is pending and another once it is confirmed; {SerialBlocks}
/// is the only reader and writer. A child is a part of a confirmed block: it has numbers of its own, and no place in the
/// sequence or the batch beside its parent's.
///
/// | bits | field | |
/// |---|---|---|
/// | 0–63 | serialStart | |
/// | 64–95 | tonnes | serialEnd = serialStart + tonnes − 1 |
/// | 96–127 | vintage | |
/// | 128–135 | operator | implies the registry |
/// | 136–167 | batch | |
/// | 168–175 | state | 0 none · 1 pending · 2 confirmed · 3 rejected · 4 withdrawn · 6 child |
/// | 176–199 | registrar | participant number; pending |
/// | 200–223 | recipient | participant number; pending |
/// | 224–255 | submittedAt | {s}; pending |
/// | 176–215 | sequenceStart | {t}; confirmed, child |
/// | 216–247 | next, parent | block id; next if confirmed, parent if child |
/// | 248 | split | confirmed, child |
type PackedBlock is uint256;

using SerialBlocks for PackedBlock global;

/// @title SerialBlocks
/// @notice Packing of serial blocks, and the arithmetic of their ranges.
library SerialBlocks {
    uint8 internal constant NONE = 0;
    uint8 internal constant PENDING = 1;
    uint8 internal constant CONFIRMED = 2;
    uint8 internal constant REJECTED = 3;
    uint8 internal constant WITHDRAWN = 4;
    uint8 internal constant CHILD = 6;

    uint256 internal constant MAX_TONNES = type(uint32).max;
    uint256 internal constant MAX_PARTICIPANTS = type(uint24).max;

    uint256 private constant STATE_SHIFT = 168;
    uint256 private constant STATE_MASK = 0xff << STATE_SHIFT;
    uint256 private constant TAIL_SHIFT = 176;
    uint256 private constant NEXT_SHIFT = 216;
    uint256 private constant SPLIT_BIT = 1 << 248;

    /*//////////////////////////////////////////////////////////////////////////
                                        BUILD
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A new pending block. The caller has checked that every value fits its field.
    function pending(
        uint64 serialStart,
        uint256 tonnes_,
        VintageId vintage_,
        uint8 operator_,
        uint32 batch_,
        uint256 registrar_,
        uint256 recipient_,
        uint256 submittedAt_
    )
        internal
        pure
        returns (PackedBlock)
    {
        uint256 word = uint256(serialStart) | (tonnes_ << 64) | (uint256(VintageId.unwrap(vintage_)) << 96);
        word |= (uint256(operator_) << 128) | (uint256(batch_) << 136) | (uint256(PENDING) << STATE_SHIFT);
        word |= (registrar_ << 176) | (recipient_ << 200) | (submittedAt_ << 224);
        return PackedBlock.wrap(word);
    }

    /// @dev The block, confirmed: its tail now says where it stands in the sequence and in the batch.
    function confirmed(PackedBlock self, uint256 sequenceStart_, BlockId next_) internal pure returns (PackedBlock) {
        uint256 head = PackedBlock.unwrap(self) & ((1 << STATE_SHIFT) - 1);
        uint256 tail = (sequenceStart_ << TAIL_SHIFT) | (uint256(BlockId.unwrap(next_)) << NEXT_SHIFT);
        return PackedBlock.wrap(head | (uint256(CONFIRMED) << STATE_SHIFT) | tail);
    }

    /// @dev The block in another state, all else equal.
    function withState(PackedBlock self, uint8 state_) internal pure returns (PackedBlock) {
        return PackedBlock.wrap((PackedBlock.unwrap(self) & ~STATE_MASK) | (uint256(state_) << STATE_SHIFT));
    }

    /// @dev The confirmed block with another successor in its batch.
    function withNext(PackedBlock self, BlockId next_) internal pure returns (PackedBlock) {
        uint256 mask = uint256(type(uint32).max) << NEXT_SHIFT;
        return PackedBlock.wrap((PackedBlock.unwrap(self) & ~mask) | (uint256(BlockId.unwrap(next_)) << NEXT_SHIFT));
    }

    /// @dev The block, split: children tile it from now on.
    function withSplit(PackedBlock self) internal pure returns (PackedBlock) {
        return PackedBlock.wrap(PackedBlock.unwrap(self) | SPLIT_BIT);
    }

    /// @dev A part of a confirmed block or child: `tonnes_` serial numbers from `offset` serial numbers behind its start.
    function child(
        PackedBlock self,
        BlockId parent_,
        uint256 offset,
        uint256 tonnes_
    )
        internal
        pure
        returns (PackedBlock)
    {
        uint256 middle = PackedBlock.unwrap(self) & (((1 << 72) - 1) << 96);
        uint256 word = middle | (uint256(self.start()) + offset) | (tonnes_ << 64) | (uint256(CHILD) << STATE_SHIFT);
        word |= (uint256(self.sequenceStart()) + offset) << TAIL_SHIFT;
        return PackedBlock.wrap(word | (uint256(BlockId.unwrap(parent_)) << NEXT_SHIFT));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         READ
    //////////////////////////////////////////////////////////////////////////*/

    function start(PackedBlock self) internal pure returns (uint64) {
        return uint64(PackedBlock.unwrap(self));
    }

    /// @dev The last serial number, inclusive.
    function end(PackedBlock self) internal pure returns (uint64) {
        return uint64(self.start() + self.tonnes() - 1);
    }

    /// @dev How many tonnes, which is how many serial numbers {t}.
    function tonnes(PackedBlock self) internal pure returns (uint256) {
        return uint32(PackedBlock.unwrap(self) >> 64);
    }

    function vintage(PackedBlock self) internal pure returns (VintageId) {
        return VintageId.wrap(uint32(PackedBlock.unwrap(self) >> 96));
    }

    function operator(PackedBlock self) internal pure returns (uint8) {
        return uint8(PackedBlock.unwrap(self) >> 128);
    }

    function batch(PackedBlock self) internal pure returns (uint32) {
        return uint32(PackedBlock.unwrap(self) >> 136);
    }

    function state(PackedBlock self) internal pure returns (uint8) {
        return uint8(PackedBlock.unwrap(self) >> STATE_SHIFT);
    }

    /// @dev Pending blocks only: participant number of the registrar.
    function registrar(PackedBlock self) internal pure returns (uint24) {
        return uint24(PackedBlock.unwrap(self) >> 176);
    }

    /// @dev Pending blocks only: participant number of the recipient.
    function recipient(PackedBlock self) internal pure returns (uint24) {
        return uint24(PackedBlock.unwrap(self) >> 200);
    }

    /// @dev Pending blocks only {s}.
    function submittedAt(PackedBlock self) internal pure returns (uint32) {
        return uint32(PackedBlock.unwrap(self) >> 224);
    }

    /// @dev Whether children tile the block.
    function isSplit(PackedBlock self) internal pure returns (bool) {
        return PackedBlock.unwrap(self) & SPLIT_BIT != 0;
    }

    /// @dev Children only: the block that they are a part of.
    function parent(PackedBlock self) internal pure returns (BlockId) {
        return BlockId.wrap(uint32(PackedBlock.unwrap(self) >> NEXT_SHIFT));
    }

    /// @dev Confirmed blocks and children: where the first tonne stands in the vintage's sequence {t}.
    function sequenceStart(PackedBlock self) internal pure returns (uint40) {
        return uint40(PackedBlock.unwrap(self) >> TAIL_SHIFT);
    }

    /// @dev Confirmed blocks only: the next block by serial number in the same batch.
    function next(PackedBlock self) internal pure returns (BlockId) {
        return BlockId.wrap(uint32(PackedBlock.unwrap(self) >> NEXT_SHIFT));
    }

    /// @dev What identifies a batch: (registry, operator, batch). The operator implies the registry.
    function batchKey(PackedBlock self) internal pure returns (uint256) {
        return uint40(PackedBlock.unwrap(self) >> 128);
    }

    /// @dev Whether both are of one vintage and one batch, which lie side by side in the word.
    function isKin(PackedBlock self, PackedBlock other) internal pure returns (bool) {
        return uint72(PackedBlock.unwrap(self) >> 96) == uint72(PackedBlock.unwrap(other) >> 96);
    }

    /// @dev {batchKey} from its parts.
    function toBatchKey(uint8 operator_, uint32 batch_) internal pure returns (uint256) {
        return uint256(operator_) | (uint256(batch_) << 8);
    }
}
