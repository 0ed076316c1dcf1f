// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title RecordChain
/// @notice How a holder's records are linked: one word that stands for all of them.
library RecordChain {
    /// @dev keccak256(chain ‖ hash).
    function link(bytes32 chain, bytes32 hash) internal pure returns (bytes32 linked) {
        assembly ("memory-safe") {
            mstore(0x00, chain)
            mstore(0x20, hash)
            linked := keccak256(0x00, 0x40)
        }
    }
}
