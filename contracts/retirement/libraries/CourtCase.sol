// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {LibString} from "solady/utils/LibString.sol";

/// @title CourtCase
/// @notice The purpose reference of judicial ecological compensation: `court; case`, two names with a semicolon and a space between.
/// The first "; " parts them, so a case's name may hold others.
library CourtCase {
    string private constant SEPARATOR = "; ";
    bytes1 private constant SPACE = " ";

    /// @dev Court and case; both empty if the reference has no separator.
    function split(string memory purposeReference)
        internal
        pure
        returns (string memory court, string memory courtCase)
    {
        uint256 at = LibString.indexOf(purposeReference, SEPARATOR);
        if (at == LibString.NOT_FOUND) return (court, courtCase);
        court = LibString.slice(purposeReference, 0, at);
        courtCase = LibString.slice(purposeReference, at + bytes(SEPARATOR).length);
    }

    /// @dev Whether the reference names both a court and a case.
    function isComplete(string memory purposeReference) internal pure returns (bool) {
        (string memory court, string memory courtCase) = split(purposeReference);
        return !_isBlank(court) && !_isBlank(courtCase);
    }

    function _isBlank(string memory text) private pure returns (bool) {
        for (uint256 i; i < bytes(text).length; ++i) {
            if (bytes(text)[i] != SPACE) return false;
        }
        return true;
    }
}
