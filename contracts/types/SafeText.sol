// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title SafeText
/// @notice Which text may enter the protocol: valid UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF)
/// without C0 and C1 control characters, DEL, the non-characters U+FFFE and U+FFFF, and the bidirectional overrides and
/// isolates U+202A–202E and U+2066–2069.
/// Joiners stay, because scripts need them.
library SafeText {
    uint256 private constant HIGH_BITS = 0x8080808080808080808080808080808080808080808080808080808080808080;
    uint256 private constant ONES = 0x0101010101010101010101010101010101010101010101010101010101010101;

    /// @dev Whether `text` is allowed. Words of plain ASCII cost one look each; other bytes are decoded one by one.
    function isSafe(bytes calldata text) internal pure returns (bool) {
        uint256 length = text.length;
        uint256 i;
        while (i < length) {
            uint256 word;
            assembly ("memory-safe") {
                word := calldataload(add(text.offset, i))
            }
            uint256 left = length - i;
            if (left < 32) {
                // Bytes behind the end count as spaces.
                uint256 behind = type(uint256).max >> (left * 8);
                word = (word & ~behind) | (0x2020202020202020202020202020202020202020202020202020202020202020 & behind);
            }
            if (_isPrintableAscii(word)) {
                i += 32;
                continue;
            }
            uint256 end = left < 32 ? length : i + 32;
            // A character may reach into the next word; `i` then starts behind it.
            while (i < end) {
                assembly ("memory-safe") {
                    word := calldataload(add(text.offset, i))
                }
                uint256 size = _sizeOfSafeCharacter(word, length - i);
                if (size == 0) return false;
                i += size;
            }
        }
        return true;
    }

    /// @dev The same of a short text in memory, character by character.
    function isSafeInMemory(bytes memory text) internal pure returns (bool) {
        uint256 i;
        while (i < text.length) {
            uint256 word;
            assembly ("memory-safe") {
                word := mload(add(add(text, 0x20), i))
            }
            uint256 size = _sizeOfSafeCharacter(word, text.length - i);
            if (size == 0) return false;
            i += size;
        }
        return true;
    }

    /// @dev Whether every byte of the word is in 0x20 … 0x7e.
    function _isPrintableAscii(uint256 word) private pure returns (bool) {
        if (word & HIGH_BITS != 0) return false;
        unchecked {
            // With all high bits clear, byte + 0x60 reaches 0x80 exactly from 0x20 on, and byte + 1 exactly at 0x7f.
            uint256 fromSpace = word + ONES * 0x60;
            uint256 delete_ = word + ONES;
            return fromSpace & HIGH_BITS == HIGH_BITS && delete_ & HIGH_BITS == 0;
        }
    }

    /// @dev The size in bytes of the character that `word` begins with, or 0 if it is invalid or refused. `left` is how many bytes
    /// of the text are left from there, at least one; what the word holds behind them is nothing of the text.
    function _sizeOfSafeCharacter(uint256 word, uint256 left) private pure returns (uint256) {
        uint256 b0 = word >> 248;
        if (b0 < 0x80) return b0 >= 0x20 && b0 != 0x7f ? 1 : 0;
        if (b0 < 0xc2) return 0; // a continuation byte, or an overlong form
        uint256 size = b0 < 0xe0 ? 2 : b0 < 0xf0 ? 3 : b0 < 0xf5 ? 4 : 0;
        if (size == 0 || size > left) return 0;
        uint256 point = size == 2 ? b0 & 0x1f : size == 3 ? b0 & 0x0f : b0 & 0x07;
        for (uint256 k = 1; k < size; ++k) {
            uint256 b = (word >> (248 - 8 * k)) & 0xff;
            if (b & 0xc0 != 0x80) return 0;
            point = (point << 6) | (b & 0x3f);
        }
        return _isAllowed(point, size) ? size : 0;
    }

    function _isAllowed(uint256 point, uint256 size) private pure returns (bool) {
        if (size == 2) return point >= 0xa0; // above the C1 controls; 0x80 is the least a two-byte form can hold
        if (size == 3) {
            if (point < 0x800) return false; // overlong
            if (point >= 0xd800 && point <= 0xdfff) return false; // surrogates
            if (point > 0xfffd) return false; // U+FFFE and U+FFFF, which no XML document may hold
            if (point >= 0x202a && point <= 0x202e) return false; // bidirectional overrides
            return point < 0x2066 || point > 0x2069; // bidirectional isolates
        }
        return point >= 0x10000 && point <= 0x10ffff;
    }
}
