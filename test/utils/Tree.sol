// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @notice A tree as `@openzeppelin/merkle-tree` builds its StandardMerkleTree: the leaves, sorted, stand at the end of one
/// list in falling order; the two children of node i are 2i + 1 and 2i + 2; pairs are hashed in sorted order.
library Tree {
    /// @dev All nodes, the root first.
    function build(bytes32[] memory leaves) internal pure returns (bytes32[] memory nodes) {
        bytes32[] memory sorted = _sorted(leaves);
        uint256 size = 2 * sorted.length - 1;
        nodes = new bytes32[](size);
        for (uint256 i; i < sorted.length; ++i) {
            nodes[size - 1 - i] = sorted[i];
        }
        for (uint256 i = sorted.length - 1; i > 0; --i) {
            nodes[i - 1] = Hashes.commutativeKeccak256(nodes[2 * i - 1], nodes[2 * i]);
        }
    }

    function root(bytes32[] memory leaves) internal pure returns (bytes32) {
        return build(leaves)[0];
    }

    /// @dev The siblings on the way from a leaf to the root.
    function proof(bytes32[] memory leaves, bytes32 leaf) internal pure returns (bytes32[] memory list) {
        bytes32[] memory nodes = build(leaves);
        uint256 at = leaves.length - 1;
        while (nodes[at] != leaf) ++at;
        return proofAt(nodes, at);
    }

    /// @dev The same for any node.
    function proofAt(bytes32[] memory nodes, uint256 at) internal pure returns (bytes32[] memory list) {
        uint256 depth;
        for (uint256 i = at; i > 0; i = (i - 1) / 2) {
            ++depth;
        }
        list = new bytes32[](depth);
        for (uint256 n; n < depth; ++n) {
            list[n] = nodes[at % 2 == 0 ? at - 1 : at + 1];
            at = (at - 1) / 2;
        }
    }

    function _sorted(bytes32[] memory leaves) private pure returns (bytes32[] memory list) {
        list = new bytes32[](leaves.length);
        for (uint256 i; i < leaves.length; ++i) {
            uint256 k = i;
            for (; k > 0 && list[k - 1] > leaves[i]; --k) {
                list[k] = list[k - 1];
            }
            list[k] = leaves[i];
        }
    }
}
