// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../../../contracts/access/Governed.sol";

/// @notice What the third version of every contract changes: it appends a word to the second's name space, answers `note`
/// in another way, and has neither `setNote` nor the second's initialiser any more.
abstract contract ThirdVersion is Governed {
    /// @custom:storage-location erc7201:carbontrace.storage.Rehearsal
    struct RehearsalStorage {
        string note;
        uint64 edition;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Rehearsal")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xe8c8c792a9097d9b16d8eab6adca61f30443677ea358faf85dcbf8352a01f000;

    function initializeV3(uint64 edition_) external reinitializer(3) {
        _rehearsal().edition = edition_;
    }

    function note() external view returns (string memory) {
        return string.concat("third: ", _rehearsal().note);
    }

    function edition() external view returns (uint64) {
        return _rehearsal().edition;
    }

    function _rehearsal() private pure returns (RehearsalStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }
}
