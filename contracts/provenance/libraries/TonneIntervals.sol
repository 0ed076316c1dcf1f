// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RedBlackTreeLib} from "solady/utils/RedBlackTreeLib.sol";

/// @title TonneIntervals
/// @notice Sets of disjoint intervals of whole tonnes [from, to) of one vintage's sequence, in order. Everything costs the
/// logarithm of how many there are.
/// @dev An interval is one value of a red-black tree, `from << 40 | to`, which the tree keeps in a single storage word. The tree
/// is never asked for 0, which it cannot hold: no interval ends at 0.
library TonneIntervals {
    using RedBlackTreeLib for RedBlackTreeLib.Tree;
    using RedBlackTreeLib for bytes32;

    /// @dev What {from} returns where nothing follows; beyond every tonne.
    uint256 internal constant NOWHERE = type(uint40).max;

    /// @dev Adds an interval that overlaps none; it grows together with those that touch it.
    function add(RedBlackTreeLib.Tree storage set, uint256 from, uint256 to) internal {
        uint256 below = set.nearestBefore(_key(from, NOWHERE)).value();
        if (below != 0 && _to(below) == from) {
            set.remove(below);
            from = _from(below);
        }
        uint256 above = set.nearestAfter(_key(to, 1)).value();
        if (above != 0 && _from(above) == to) {
            set.remove(above);
            to = _to(above);
        }
        set.insert(_key(from, to));
    }

    /// @dev Takes [from, to) out; it lies inside one interval of the set.
    function subtract(RedBlackTreeLib.Tree storage set, uint256 from, uint256 to) internal {
        (uint256 outerFrom, uint256 outerTo) = at(set, from);
        set.remove(_key(outerFrom, outerTo));
        if (outerFrom < from) set.insert(_key(outerFrom, from));
        if (to < outerTo) set.insert(_key(to, outerTo));
    }

    /// @dev The interval in which `tonne` lies, else the next one above it, else (NOWHERE, NOWHERE).
    function at(RedBlackTreeLib.Tree storage set, uint256 tonne) internal view returns (uint256 from, uint256 to) {
        uint256 key = set.nearestBefore(_key(tonne, NOWHERE)).value();
        if (key == 0 || _to(key) <= tonne) key = set.nearestAfter(_key(tonne, 1)).value();
        return key == 0 ? (NOWHERE, NOWHERE) : (_from(key), _to(key));
    }

    /// @dev Whether any tonne of [from, to) is in the set.
    function overlaps(RedBlackTreeLib.Tree storage set, uint256 from, uint256 to) internal view returns (bool) {
        (uint256 start,) = at(set, from);
        return start < to;
    }

    function _key(uint256 from, uint256 to) private pure returns (uint256) {
        return (from << 40) | to;
    }

    function _from(uint256 key) private pure returns (uint256) {
        return key >> 40;
    }

    function _to(uint256 key) private pure returns (uint256) {
        return uint40(key);
    }
}
