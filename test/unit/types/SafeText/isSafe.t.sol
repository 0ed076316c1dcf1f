// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeText} from "../../../../contracts/types/SafeText.sol";
import {Test} from "forge-std/Test.sol";

contract IsSafeTest is Test {
    /// @dev Both ways to ask, which must agree.
    function isSafe(bytes calldata text) external pure returns (bool safe) {
        safe = SafeText.isSafe(text);
        assertEq(SafeText.isSafeInMemory(text), safe, "in memory");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       EXAMPLES
    //////////////////////////////////////////////////////////////////////////*/

    function test_WhenItIsOrdinaryText_ItIsSafe() external view {
        string[9] memory texts = [
            "",
            "a",
            "The quick brown fox jumps over the lazy dog, twice: 0123456789 ~",
            unicode"é à ü ñ Ø",
            unicode"碳權交易平台（測試）",
            unicode"한국어 日本語 ไทย",
            unicode"🌳🌍",
            unicode"👩🏽‍🌾",
            unicode"<script>alert(\"&\")</script>"
        ];
        for (uint256 i; i < texts.length; ++i) {
            assertTrue(this.isSafe(bytes(texts[i])), texts[i]);
        }
    }

    function test_WhenItHasAControlCharacter_ItIsNotSafe() external view {
        for (uint256 c; c < 0x20; ++c) {
            _assertEverywhere(abi.encodePacked(uint8(c)), false);
        }
        _assertEverywhere(hex"7f", false);
        for (uint8 c = 0x80; c < 0xa0; ++c) {
            _assertEverywhere(abi.encodePacked(uint8(0xc2), c), false);
        }
    }

    function test_WhenItIsNextToAControlCharacter_ItIsSafe() external view {
        _assertEverywhere(hex"20", true);
        _assertEverywhere(hex"7e", true);
        _assertEverywhere(hex"c2a0", true);
    }

    function test_WhenItHasABidirectionalOverrideOrIsolate_ItIsNotSafe() external view {
        for (uint256 point = 0x202a; point <= 0x202e; ++point) {
            _assertEverywhere(_encode(point), false);
        }
        for (uint256 point = 0x2066; point <= 0x2069; ++point) {
            _assertEverywhere(_encode(point), false);
        }
    }

    function test_WhenNoXmlDocumentMayHoldIt_ItIsNotSafe() external view {
        _assertEverywhere(_encode(0xfffe), false);
        _assertEverywhere(_encode(0xffff), false);
        _assertEverywhere(_encode(0xfffd), true);
        _assertEverywhere(_encode(0x10000), true);
    }

    function test_WhenItIsNextToABidirectionalCharacter_ItIsSafe() external view {
        uint256[4] memory points = [uint256(0x2029), 0x202f, 0x2065, 0x206a];
        for (uint256 i; i < points.length; ++i) {
            _assertEverywhere(_encode(points[i]), true);
        }
    }

    function test_WhenItHasJoiners_ItIsSafe() external view {
        _assertEverywhere(_encode(0x200c), true);
        _assertEverywhere(_encode(0x200d), true);
        _assertEverywhere(_encode(0xfe0f), true);
    }

    function test_WhenItIsOverlong_ItIsNotSafe() external view {
        bytes[6] memory texts = [bytes(hex"c080"), hex"c1bf", hex"e08080", hex"e09fbf", hex"f0808080", hex"f08fbfbf"];
        for (uint256 i; i < texts.length; ++i) {
            _assertEverywhere(texts[i], false);
        }
        _assertEverywhere(hex"e0a080", true);
        _assertEverywhere(hex"f0908080", true);
    }

    function test_WhenItIsASurrogate_ItIsNotSafe() external view {
        _assertEverywhere(hex"eda080", false);
        _assertEverywhere(hex"edafbf", false);
        _assertEverywhere(hex"edb080", false);
        _assertEverywhere(hex"edbfbf", false);
        _assertEverywhere(hex"ed9fbf", true);
        _assertEverywhere(hex"ee8080", true);
    }

    function test_WhenItIsBeyondUnicode_ItIsNotSafe() external view {
        _assertEverywhere(hex"f48fbfbf", true);
        _assertEverywhere(hex"f4908080", false);
        _assertEverywhere(hex"f5808080", false);
        _assertEverywhere(hex"f888808080", false);
        _assertEverywhere(hex"ff", false);
        _assertEverywhere(hex"fe", false);
    }

    function test_WhenACharacterIsCutOff_ItIsNotSafe() external view {
        bytes[6] memory texts = [bytes(hex"c3"), hex"e7", hex"e7a2", hex"f0", hex"f09f", hex"f09f8c"];
        for (uint256 i; i < texts.length; ++i) {
            _assertEverywhere(texts[i], false);
        }
    }

    function test_WhenAContinuationStandsAlone_ItIsNotSafe() external view {
        _assertEverywhere(hex"80", false);
        _assertEverywhere(hex"bf", false);
        _assertEverywhere(hex"c3a9a9", false);
    }

    /// @dev What stands behind the text in the calldata is not part of it.
    function test_WhenTheBytesBehindItWouldCompleteIt_ItIsNotSafe() external view {
        assertFalse(_isSafeInDirtyCalldata(hex"c3", hex"a9"));
        assertFalse(_isSafeInDirtyCalldata(hex"6161e7a2", hex"b3"));
    }

    function test_WhenTheBytesBehindItAreNotSafe_ItIsSafe() external view {
        assertTrue(_isSafeInDirtyCalldata("abc", hex"00ff7f"));
        assertTrue(_isSafeInDirtyCalldata(hex"c3a9", hex"80"));
        assertTrue(_isSafeInDirtyCalldata("", hex"00"));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  AGAINST THE REFERENCE
    //////////////////////////////////////////////////////////////////////////*/

    function test_WhenItIsAnyOneOrTwoBytes_ItAgreesWithTheReference() external view {
        for (uint256 a; a < 256; ++a) {
            bytes memory one = abi.encodePacked(uint8(a));
            assertEq(this.isSafe(one), _reference(one));
            for (uint256 b = 0x1f; b < 256; b += 3) {
                bytes memory two = abi.encodePacked(uint8(a), uint8(b));
                assertEq(this.isSafe(two), _reference(two));
            }
        }
    }

    function testFuzz_WhenItIsAnyBytes_ItAgreesWithTheReference(bytes calldata text) external view {
        assertEq(this.isSafe(text), _reference(text));
    }

    function testFuzz_WhenItIsAnyCodePoint_ItAgreesWithTheRules(uint256 point, uint8 before) external view {
        point = bound(point, 0, 0x10ffff);
        bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
        bool refused = control || (point >= 0xd800 && point < 0xe000) || (point >= 0x202a && point <= 0x202e)
            || (point >= 0x2066 && point <= 0x2069) || point == 0xfffe || point == 0xffff;
        bytes memory text = abi.encodePacked(_spaces(before % 70), _encode(point), "end");
        assertEq(this.isSafe(text), !refused);
    }

    /// @dev Text of many characters, with a wrong byte now and then, so that both answers occur often.
    function testFuzz_WhenItIsAMixOfCharacters_ItAgreesWithTheReference(uint256 seed, uint8 size) external view {
        bytes memory text;
        for (uint256 i; i < size % 60; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 kind = (seed >> 32) % 12;
            uint256 r = uint32(seed);
            bytes memory piece;
            if (kind < 4) piece = abi.encodePacked(uint8(0x20 + r % 0x5f));
            else if (kind < 6) piece = _encode(0xa0 + r % (0x800 - 0xa0));
            else if (kind < 8) piece = _encode(0x3000 + r % 0x7000);
            else if (kind < 10) piece = _encode(0x10000 + r % 0x100000);
            else if (kind == 10) piece = _encode(0x2000 + r % 0x70);
            else if (i % 16 == 15) piece = abi.encodePacked(uint8(r));
            text = bytes.concat(text, piece);
        }
        assertEq(this.isSafe(text), _reference(text));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        HELPERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Alone, at every offset of two words, in front of other text, and between wide characters.
    function _assertEverywhere(bytes memory piece, bool safe) private view {
        assertEq(this.isSafe(piece), safe, vm.toString(piece));
        for (uint256 before; before < 66; before += before < 26 ? 13 : 1) {
            assertEq(this.isSafe(bytes.concat(_spaces(before), piece)), safe, vm.toString(piece));
            assertEq(this.isSafe(bytes.concat(_spaces(before), piece, "z")), safe, vm.toString(piece));
        }
        bytes memory wide = bytes(unicode"碳權碳權碳權碳權碳權");
        assertEq(this.isSafe(bytes.concat(wide, piece, wide)), safe, vm.toString(piece));
        assertEq(this.isSafe(bytes.concat("a", wide, piece)), safe, vm.toString(piece));
    }

    function _isSafeInDirtyCalldata(bytes memory text, bytes memory behind) private view returns (bool) {
        bytes memory data = abi.encodePacked(this.isSafe.selector, uint256(0x20), text.length, text, behind);
        (bool success, bytes memory result) = address(this).staticcall(bytes.concat(data, new bytes(64)));
        assertTrue(success);
        assertEq(_isSafeInDirtyMemory(text, behind), abi.decode(result, (bool)), "in memory");
        return abi.decode(result, (bool));
    }

    function _isSafeInDirtyMemory(bytes memory text, bytes memory behind) private pure returns (bool) {
        bytes memory both = bytes.concat(text, behind);
        assembly ("memory-safe") {
            mstore(both, mload(text))
        }
        return SafeText.isSafeInMemory(both);
    }

    /// @dev The well-formed byte sequences as the Unicode standard lists them (table 3-7), less what the protocol refuses.
    function _reference(bytes memory t) private pure returns (bool) {
        uint256 i;
        while (i < t.length) {
            uint8 a = uint8(t[i]);
            if (a >= 0x20 && a <= 0x7e) {
                i += 1;
            } else if (a >= 0xc2 && a <= 0xdf) {
                if (!_in(t, i + 1, a == 0xc2 ? 0xa0 : 0x80, 0xbf)) return false;
                i += 2;
            } else if (a >= 0xe0 && a <= 0xef) {
                if (!_in(t, i + 1, a == 0xe0 ? 0xa0 : 0x80, a == 0xed ? 0x9f : 0xbf)) return false;
                if (!_in(t, i + 2, 0x80, 0xbf)) return false;
                if (a == 0xe2 && t[i + 1] == 0x80 && _in(t, i + 2, 0xaa, 0xae)) return false;
                if (a == 0xe2 && t[i + 1] == 0x81 && _in(t, i + 2, 0xa6, 0xa9)) return false;
                if (a == 0xef && t[i + 1] == 0xbf && _in(t, i + 2, 0xbe, 0xbf)) return false;
                i += 3;
            } else if (a >= 0xf0 && a <= 0xf4) {
                if (!_in(t, i + 1, a == 0xf0 ? 0x90 : 0x80, a == 0xf4 ? 0x8f : 0xbf)) return false;
                if (!_in(t, i + 2, 0x80, 0xbf) || !_in(t, i + 3, 0x80, 0xbf)) return false;
                i += 4;
            } else {
                return false;
            }
        }
        return true;
    }

    function _in(bytes memory t, uint256 at, uint8 low, uint8 high) private pure returns (bool) {
        return at < t.length && uint8(t[at]) >= low && uint8(t[at]) <= high;
    }

    function _encode(uint256 p) private pure returns (bytes memory) {
        if (p < 0x80) return abi.encodePacked(uint8(p));
        bytes1 last = bytes1(uint8(0x80 | (p & 0x3f)));
        if (p < 0x800) return abi.encodePacked(uint8(0xc0 | (p >> 6)), last);
        bytes1 middle = bytes1(uint8(0x80 | ((p >> 6) & 0x3f)));
        if (p < 0x10000) return abi.encodePacked(uint8(0xe0 | (p >> 12)), middle, last);
        return abi.encodePacked(uint8(0xf0 | (p >> 18)), uint8(0x80 | ((p >> 12) & 0x3f)), middle, last);
    }

    function _spaces(uint256 count) private pure returns (bytes memory result) {
        result = new bytes(count);
        for (uint256 i; i < count; ++i) {
            result[i] = " ";
        }
    }
}
