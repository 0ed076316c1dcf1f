// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeText} from "./SafeText.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title TextField
/// @notice One check for every text field of the protocol: its length in bytes, then its characters.
library TextField {
    /// @notice A required field is empty.
    error FieldEmpty(string field);

    /// @notice A field is longer than its limit, in bytes.
    error FieldTooLong(string field, uint256 length, uint256 limit);

    /// @notice A field is not valid UTF-8, or has a control character or a bidirectional override.
    error FieldTextInvalid(string field);

    /// @dev Reverts unless `text` has `minimum` to `limit` bytes of safe UTF-8. The length is checked before a byte is
    /// copied, so that an endless string costs its sender and nobody else.
    /// @param field The field's name, at most 32 bytes; it becomes a string only in an error.
    function requireText(string calldata text, bytes32 field, uint256 minimum, uint256 limit) internal pure {
        uint256 length = bytes(text).length;
        if (length < minimum) revert FieldEmpty(LibString.fromSmallString(field));
        if (length > limit) revert FieldTooLong(LibString.fromSmallString(field), length, limit);
        if (length != 0 && !SafeText.isSafe(bytes(text))) revert FieldTextInvalid(LibString.fromSmallString(field));
    }
}
