// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What a pool knows of a vintage, in one storage word.
/// @dev
/// | bits | field | unit |
/// |---|---|---|
/// | 0–31 | prev | vintage; 0 for the first |
/// | 32–63 | next | vintage; 0 for the last |
/// | 64–103 | eligibleUntil | s; stays when the vintage leaves the queue |
/// | 104 | queued | 1 while the pool holds some of it |
type QueueEntry is uint256;

using QueueEntries for QueueEntry global;

/// @title QueueEntries
/// @notice Packing of entries.
library QueueEntries {
    uint256 private constant PREV = type(uint32).max;
    uint256 private constant NEXT_AT = 32;
    uint256 private constant NEXT = uint256(type(uint32).max) << NEXT_AT;
    uint256 private constant UNTIL_AT = 64;
    uint256 private constant UNTIL = uint256(type(uint40).max) << UNTIL_AT;
    uint256 private constant QUEUED = 1 << 104;

    function prev(QueueEntry self) internal pure returns (uint32) {
        return uint32(QueueEntry.unwrap(self) & PREV);
    }

    function next(QueueEntry self) internal pure returns (uint32) {
        return uint32((QueueEntry.unwrap(self) & NEXT) >> NEXT_AT);
    }

    /// @dev {s}
    function eligibleUntil(QueueEntry self) internal pure returns (uint256) {
        return (QueueEntry.unwrap(self) & UNTIL) >> UNTIL_AT;
    }

    function isQueued(QueueEntry self) internal pure returns (bool) {
        return QueueEntry.unwrap(self) & QUEUED != 0;
    }

    function withEligibleUntil(QueueEntry self, uint256 until) internal pure returns (QueueEntry) {
        return QueueEntry.wrap((QueueEntry.unwrap(self) & ~UNTIL) | (until << UNTIL_AT));
    }

    function withPrev(QueueEntry self, uint32 vintage) internal pure returns (QueueEntry) {
        return QueueEntry.wrap((QueueEntry.unwrap(self) & ~PREV) | vintage);
    }

    function withNext(QueueEntry self, uint32 vintage) internal pure returns (QueueEntry) {
        return QueueEntry.wrap((QueueEntry.unwrap(self) & ~NEXT) | (uint256(vintage) << NEXT_AT));
    }

    /// @dev Behind another one, at the end.
    function queuedBehind(QueueEntry self, uint32 vintage) internal pure returns (QueueEntry) {
        return QueueEntry.wrap((QueueEntry.unwrap(self) & UNTIL) | QUEUED | vintage);
    }

    /// @dev Not in the queue.
    function unqueued(QueueEntry self) internal pure returns (QueueEntry) {
        return QueueEntry.wrap(QueueEntry.unwrap(self) & UNTIL);
    }
}
