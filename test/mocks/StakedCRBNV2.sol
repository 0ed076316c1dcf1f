// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakedCRBN} from "../../contracts/staking/StakedCRBN.sol";

/// @notice A second version of the staking contract, with one more word of storage in a name space of its own.
contract StakedCRBNV2 is StakedCRBN {
    /// @custom:storage-location erc7201:carbontrace.storage.StakedCRBNV2
    struct StakedCRBNV2Storage {
        string greeting;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.StakedCRBNV2")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE_V2 = 0xf67c84959f01764fcb874cfc8d7e73a2a0c5e187aab6c967d075dd404992ed00;

    constructor(StakedCRBN v1) StakedCRBN(v1.TOKEN(), v1.RESERVE(), v1.TREASURY()) {}

    function initializeV2(string calldata greeting_) external reinitializer(2) {
        _storageV2().greeting = greeting_;
    }

    function greeting() external view returns (string memory) {
        return _storageV2().greeting;
    }

    function _storageV2() private pure returns (StakedCRBNV2Storage storage $) {
        assembly {
            $.slot := STORAGE_V2
        }
    }
}
