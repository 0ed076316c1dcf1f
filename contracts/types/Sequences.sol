// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice A contiguous part of a vintage's sequence of serial numbers {unit}.
struct Piece {
    uint128 position;
    uint128 amount;
}

/// @notice How far a vintage's sequence is consumed.
/// @param head Where the next exit starts, unless it finds something to take below {unit}.
/// @param issued Where the sequence ends {unit}.
/// @param detours Whether an exit has to ask {IProvenance} which serial numbers it takes.
struct Sequence {
    uint256 head;
    uint256 issued;
    bool detours;
}
