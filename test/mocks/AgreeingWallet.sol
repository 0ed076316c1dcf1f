// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";

/// @notice A contract's account that agrees to whatever comes with its word as the signature, and to nothing else. It has no state,
/// so its code can be put where an account is.
contract AgreeingWallet is IERC1271, ERC1155Holder {
    bytes public constant WORD = "agreed";

    function isValidSignature(bytes32, bytes calldata signature) external pure returns (bytes4) {
        return keccak256(signature) == keccak256(WORD) ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
