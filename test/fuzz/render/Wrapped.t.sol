// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Text} from "../../../contracts/render/Text.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Wrapping loses nothing, cuts no character and keeps to the width.
contract Wrapped_Fuzz_Test is Test {
    function testFuzz_ItKeepsEveryCharacterAndTheWidth(uint256 seed, uint8 length, uint8 width_) external pure {
        uint256 width = bound(width_, 2, 100);
        string memory text = _text(seed, bound(length, 0, 120));
        string[] memory lines = Text.wrapped(text, width, 200);
        string memory together;
        for (uint256 i; i < lines.length; ++i) {
            assertLe(_tenths(bytes(lines[i])), width * 10, "too wide");
            together = string.concat(together, lines[i]);
        }
        assertEq(_withoutSpaces(together), _withoutSpaces(text), "a character was lost");
    }

    function testFuzz_ItKeepsToTheLines(uint256 seed, uint8 length, uint8 maxLines_) external pure {
        uint256 maxLines = bound(maxLines_, 1, 5);
        assertLe(Text.wrapped(_text(seed, length), 10, maxLines).length, maxLines);
    }

    function _text(uint256 seed, uint256 length) private pure returns (string memory text) {
        string[8] memory pieces = ["a", "W", " ", " ", unicode"é", unicode"碳", unicode"🌍", "&"];
        for (uint256 i; i < length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            text = string.concat(text, pieces[seed % 8]);
        }
    }

    /// @dev Tenths of columns: a capital takes 13, a wide character 20, every other 10.
    function _tenths(bytes memory line) private pure returns (uint256 tenths) {
        uint256 i;
        while (i < line.length) {
            uint256 lead = uint8(line[i]);
            assertTrue(lead < 0x80 || lead >= 0xc0, "begins inside a character");
            uint256 size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
            tenths += size > 2 ? 20 : line[i] >= "A" && line[i] <= "Z" ? 13 : 10;
            i += size;
        }
        assertEq(i, line.length, "ends inside a character");
    }

    function _withoutSpaces(string memory text) private pure returns (string memory) {
        bytes memory data = bytes(text);
        uint256 n;
        for (uint256 i; i < data.length; ++i) {
            if (data[i] != " ") data[n++] = data[i];
        }
        assembly ("memory-safe") {
            mstore(data, n)
        }
        return string(data);
    }
}
