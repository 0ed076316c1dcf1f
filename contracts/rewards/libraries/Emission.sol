// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice An epoch as it is stored, one word. `duration` 0 means that there is none.
/// @param start When it begins on the schedule's clock {s}. @param duration How long it lasts {s}.
/// @param before What all epochs before it emit {CRBN}. @param emission What it emits {CRBN}.
struct EpochWord {
    uint32 start;
    uint32 duration;
    uint96 before;
    uint96 emission;
}

/// @notice The clock and what it gives to a unit of weight, one word.
/// @param origin While the clock runs: when it showed 0 {s}. While it stands: what it shows {s}.
/// @param weight The sum of the weights of all farms that hold stake. 0 means that the clock stands.
/// @param offset Less than `weight`, see {Emission.indexAt} {CRBN}.
/// @param base See {Emission.indexAt}; counted modulo 2^88 {CRBN per weight}.
/// @param epoch An epoch that has begun: where the search for the present one starts.
/// @param promised What is scheduled and not paid {CRBN}.
struct ClockWord {
    uint32 origin;
    uint16 weight;
    uint16 offset;
    uint88 base;
    uint8 epoch;
    uint88 promised;
}

/// @title Emission
/// @notice How much is emitted when, and how much of it a unit of weight has got since ever: its index. Both follow from the clock
/// alone as long as no farm with weight fills or empties, so that nothing is written when somebody claims.
library Emission {
    /// @dev The clock, by one read of its word; the compiler's own copy reads it for every field.
    function load(ClockWord storage stored) internal view returns (ClockWord memory c) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(stored.slot)
        }
        c.origin = uint32(word);
        c.weight = uint16(word >> 32);
        c.offset = uint16(word >> 48);
        c.base = uint88(word >> 64);
        c.epoch = uint8(word >> 152);
        c.promised = uint88(word >> 160);
    }

    /// @dev Writes the clock, by one write.
    function save(ClockWord storage stored, ClockWord memory c) internal {
        uint256 word = uint256(c.origin) | (uint256(c.weight) << 32) | (uint256(c.offset) << 48)
            | (uint256(c.base) << 64) | (uint256(c.epoch) << 152) | (uint256(c.promised) << 160);
        assembly ("memory-safe") {
            sstore(stored.slot, word)
        }
    }

    /// @dev An epoch, by one read.
    function load(EpochWord storage stored) internal view returns (EpochWord memory epoch) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(stored.slot)
        }
        epoch.start = uint32(word);
        epoch.duration = uint32(word >> 32);
        epoch.before = uint96(word >> 64);
        epoch.emission = uint96(word >> 160);
    }

    /// @dev What an epoch and all before it have emitted when the clock shows `clock`; not before its start {CRBN}.
    function emitted(EpochWord memory epoch, uint256 clock) internal pure returns (uint256) {
        uint256 passed = Math.min(clock - epoch.start, epoch.duration);
        return epoch.before + (uint256(epoch.emission) * passed) / epoch.duration;
    }

    /// @dev When an epoch is over {s on the clock}.
    function end(EpochWord memory epoch) internal pure returns (uint256) {
        return uint256(epoch.start) + epoch.duration;
    }

    /// @dev What the clock shows, if no schedule ended before {s}.
    function shows(ClockWord memory c) internal view returns (uint256) {
        return c.weight == 0 ? c.origin : block.timestamp - c.origin;
    }

    /// @dev The index when `emitted_` is emitted, and what is left because it is less than one unit for each unit of weight:
    /// `index = base + (emitted + offset) / weight`, rounded down {CRBN per weight}.
    function indexAt(ClockWord memory c, uint256 emitted_) internal pure returns (uint88 index, uint256 left) {
        if (c.weight == 0) return (c.base, 0);
        uint256 sum = emitted_ + c.offset;
        // Counted modulo 2^88; differences are what count, and nothing gets more than was scheduled, which is less.
        unchecked {
            index = c.base + uint88(sum / c.weight);
        }
        left = sum % c.weight;
    }

    /// @dev From now on the emission is shared by another weight; without any the clock stands. The index stays.
    /// @param clock What the clock shows {s}. @return left What the old weight could not share {CRBN}.
    function share(
        ClockWord memory c,
        uint256 weight,
        uint256 clock,
        uint256 emitted_
    )
        internal
        view
        returns (uint256 left)
    {
        (c.base, left) = indexAt(c, emitted_);
        // forge-lint: disable-next-line(unsafe-typecast)
        c.weight = uint16(weight); // all weights together fit
        c.origin = uint32(weight == 0 ? clock : block.timestamp - clock);
        c.offset = 0;
        if (weight == 0) return left;
        // So that `base + (emitted + offset) / weight` is the index of this moment, without a rest.
        uint256 each = Math.ceilDiv(emitted_, weight);
        unchecked {
            c.base -= uint88(each);
        }
        // forge-lint: disable-next-line(unsafe-typecast)
        c.offset = uint16(each * weight - emitted_); // less than the weight
    }
}
