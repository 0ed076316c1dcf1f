// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../../contracts/access/Governed.sol";

/// @notice What the second version of every contract adds: a note in a name space of its own, and an initialiser for it.
abstract contract SecondVersion is Governed {
    /// @custom:storage-location erc7201:carbontrace.storage.Rehearsal
    struct RehearsalStorage {
        string note;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Rehearsal")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xe8c8c792a9097d9b16d8eab6adca61f30443677ea358faf85dcbf8352a01f000;

    function initializeV2(string calldata note_) external reinitializer(2) {
        _rehearsal().note = note_;
    }

    function note() external view returns (string memory) {
        return _rehearsal().note;
    }

    /// @dev No role is set for it, so that only the AccessManager's admin may call it: the Timelock.
    function setNote(string calldata note_) external restricted {
        _rehearsal().note = note_;
    }

    function _rehearsal() private pure returns (RehearsalStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }
}
