// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A farm as it is stored, two words.
/// @param index What a unit of stake has got since ever; counted modulo 2^160 {CRBN/2^64 per unit}.
/// @param staked What is staked {token}.
/// @param remainder What was too little for every unit of stake; less than the stake of its time {CRBN/2^64}.
/// @param settled The clock's index up to which the farm is settled {CRBN per weight}.
/// @param weight Its part of the emission. @param number Its place in the list, from 1; 0 means that there is no such farm.
struct FarmWords {
    uint160 index;
    uint96 staked;
    uint96 remainder;
    uint88 settled;
    uint16 weight;
    uint8 number;
}

/// @notice An account's part of a farm, one word.
/// @param debt What its stake would have got since ever, less what it earned and was not paid; counted modulo 2^160 {CRBN/2^64}.
/// @param staked What it staked {token}.
struct PositionWord {
    uint160 debt;
    uint96 staked;
}

/// @title Shares
/// @notice How a farm's part of the emission is shared by stake. Everything is counted in whole numbers of 2^-64 units of CRBN, and what a
/// division leaves is kept, so that the sum of all parts is the whole, always. Indices and debts are counted modulo 2^160: only
/// differences count, and no difference is more than what was ever scheduled, less than 2^152.
library Shares {
    /// @dev Parts of a unit of CRBN are counted in 2^-64.
    uint256 internal constant PARTS_BITS = 64;

    /// @dev A farm, by one read of each word; the compiler's own copy reads them for every field.
    function load(FarmWords storage stored) internal view returns (FarmWords memory f) {
        uint256 first;
        uint256 second;
        assembly ("memory-safe") {
            first := sload(stored.slot)
            second := sload(add(stored.slot, 1))
        }
        f.index = uint160(first);
        f.staked = uint96(first >> 160);
        f.remainder = uint96(second);
        f.settled = uint88(second >> 96);
        f.weight = uint16(second >> 184);
        f.number = uint8(second >> 200);
    }

    /// @dev A position, by one read.
    function load(PositionWord storage stored) internal view returns (PositionWord memory p) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(stored.slot)
        }
        p.debt = uint160(word);
        p.staked = uint96(word >> 160);
    }

    /// @dev Gives the farm its part up to the clock's index.
    function settle(FarmWords memory f, uint88 clockIndex) internal pure {
        if (f.staked != 0) {
            uint256 parts = _earned(f, clockIndex);
            unchecked {
                f.index += uint160(parts / f.staked);
            }
            // forge-lint: disable-next-line(unsafe-typecast)
            f.remainder = uint96(parts % f.staked); // less than the stake
        }
        f.settled = clockIndex;
    }

    /// @dev What the farm's index is at the clock's index; nothing is written.
    function indexAt(FarmWords memory f, uint88 clockIndex) internal pure returns (uint160 index) {
        if (f.staked == 0) return f.index;
        unchecked {
            index = f.index + uint160(_earned(f, clockIndex) / f.staked);
        }
    }

    /// @dev Stakes more. What was earned stays.
    function add(PositionWord memory p, uint160 index, uint256 amount) internal pure {
        unchecked {
            p.debt += uint160(amount * index);
        }
        // forge-lint: disable-next-line(unsafe-typecast)
        p.staked += uint96(amount); // the farm's whole stake fits
    }

    /// @dev Stakes less. What was earned stays.
    function remove(PositionWord memory p, uint160 index, uint256 amount) internal pure {
        unchecked {
            p.debt -= uint160(amount * index);
        }
        // forge-lint: disable-next-line(unsafe-typecast)
        p.staked -= uint96(amount); // the caller has checked that it is there
    }

    /// @dev What was earned and not paid {CRBN/2^64}.
    function earned(PositionWord memory p, uint160 index) internal pure returns (uint256) {
        unchecked {
            return uint160(uint256(p.staked) * index) - p.debt;
        }
    }

    /// @dev So much was paid {CRBN}.
    function pay(PositionWord memory p, uint256 reward) internal pure {
        unchecked {
            p.debt += uint160(reward << PARTS_BITS);
        }
    }

    /// @dev What the stake of the farm shares, up to the clock's index {CRBN/2^64}.
    function _earned(FarmWords memory f, uint88 clockIndex) private pure returns (uint256) {
        uint88 grown;
        unchecked {
            grown = clockIndex - f.settled;
        }
        return ((uint256(grown) * f.weight) << PARTS_BITS) + f.remainder;
    }
}
