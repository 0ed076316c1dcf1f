// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {QueueEntry} from "./QueueEntry.sol";

/// @notice The vintages that a pool holds, in the order in which they came in: a list linked both ways, so that one that is used
/// up leaves at once, wherever it stands.
struct VintageQueue {
    uint32 head;
    uint32 tail;
    uint32 count;
    mapping(VintageId vintage => QueueEntry) entries;
}

using VintageQueues for VintageQueue global;

/// @title VintageQueues
/// @notice Entering and leaving. Whoever calls knows whether the vintage is in.
library VintageQueues {
    /// @dev The vintage comes in, at the end. @param entry Its word, changed or not.
    function push(VintageQueue storage self, VintageId vintage, QueueEntry entry) internal {
        uint32 id = VintageId.unwrap(vintage);
        uint32 last = self.tail;
        self.entries[vintage] = entry.queuedBehind(last);
        if (last == 0) self.head = id;
        else _setNext(self, last, id);
        self.tail = id;
        ++self.count;
    }

    /// @dev The vintage goes out, and its neighbours become each other's.
    function remove(VintageQueue storage self, VintageId vintage) internal {
        QueueEntry entry = self.entries[vintage];
        (uint32 before, uint32 behind) = (entry.prev(), entry.next());
        self.entries[vintage] = entry.unqueued();
        if (before == 0) self.head = behind;
        else _setNext(self, before, behind);
        if (behind == 0) self.tail = before;
        else self.entries[VintageId.wrap(behind)] = self.entries[VintageId.wrap(behind)].withPrev(before);
        --self.count;
    }

    function _setNext(VintageQueue storage self, uint32 vintage, uint32 next) private {
        self.entries[VintageId.wrap(vintage)] = self.entries[VintageId.wrap(vintage)].withNext(next);
    }
}
