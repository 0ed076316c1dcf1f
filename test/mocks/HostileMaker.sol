// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {HookAccount} from "./HookAccount.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice A contract that makes orders: agrees to what it approved until it changes its mind, and makes its prepared call when
/// credits or money reach it.
contract HostileMaker is HookAccount, IERC1271 {
    mapping(bytes32 hash => bool) public approved;
    bool public changedItsMind;

    function approve(bytes32 hash) external {
        approved[hash] = true;
    }

    function changeItsMind(bool changed) external {
        changedItsMind = changed;
    }

    function isValidSignature(bytes32 hash, bytes calldata) external view returns (bytes4) {
        return approved[hash] && !changedItsMind ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
