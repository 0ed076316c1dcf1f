// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title CodePin
/// @notice Lets a proposal say what code it was voted on: as one of its calls it fails the whole proposal if, by the time of
/// execution, another code is behind an address. Nobody has any power over it.
/// @dev Under a proxy the code that counts is the implementation's: pin that.
contract CodePin {
    /// @notice Another code is there than the one that was voted on.
    error CodeChanged(address target, bytes32 expected, bytes32 actual);

    /// @notice Reverts unless the code of `target` has this hash (EIP-1052). An address without code has hash 0, or that of
    /// nothing once it holds money: neither can be pinned to code.
    function requireCode(address target, bytes32 codeHash) external view {
        if (target.codehash != codeHash) revert CodeChanged(target, codeHash, target.codehash);
    }
}
