// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title CountryCode
/// @notice ISO 3166-1 alpha-2 codes. The chain checks their form only; which of them exist is for the importer to know.
library CountryCode {
    /// @dev Whether the code is two capital letters.
    function isValid(bytes2 code) internal pure returns (bool) {
        return _isCapital(uint8(code[0])) && _isCapital(uint8(code[1]));
    }

    function _isCapital(uint256 letter) private pure returns (bool) {
        return letter >= 0x41 && letter <= 0x5a;
    }
}
