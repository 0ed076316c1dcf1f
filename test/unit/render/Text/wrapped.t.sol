// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Text} from "../../../../contracts/render/Text.sol";
import {Test} from "forge-std/Test.sol";

contract Wrapped_Unit_Test is Test {
    function _assertLines(string memory text, uint256 width, uint256 maxLines, string memory expected) private pure {
        string[] memory lines = Text.wrapped(text, width, maxLines);
        string memory actual;
        for (uint256 i; i < lines.length; ++i) {
            actual = i == 0 ? lines[i] : string.concat(actual, "|", lines[i]);
        }
        assertEq(actual, expected);
    }

    function test_WhenTheTextIsEmpty_ItHasNoLine() external pure {
        assertEq(Text.wrapped("", 10, 5).length, 0);
    }

    function test_WhenTheTextFits_ItHasOneLine() external pure {
        _assertLines("carbon", 6, 5, "carbon");
        _assertLines("a b c", 5, 1, "a b c");
    }

    function test_WhenAWordDoesNotFit_ItBeginsTheNextLine() external pure {
        _assertLines("one two three", 9, 5, "one two|three");
    }

    function test_WhenAWordEndsExactlyAtTheEdge_ItStaysOnItsLine() external pure {
        _assertLines("one two three", 7, 5, "one two|three");
        _assertLines("aaaa bbbb", 4, 5, "aaaa|bbbb");
    }

    function test_WhenAWordIsLongerThanALine_ItIsCutBetweenCharacters() external pure {
        _assertLines("abcdefghij", 4, 5, "abcd|efgh|ij");
        _assertLines("ab cdefghij", 4, 5, "ab|cdef|ghij");
    }

    function test_WhenThereAreWideCharacters_ItCountsEachAsTwoAndNeverCutsOne() external pure {
        _assertLines(unicode"碳信用額度", 4, 5, unicode"碳信|用額|度");
        _assertLines(unicode"碳信用額度", 5, 5, unicode"碳信|用額|度");
        _assertLines(unicode"🌍🌍🌍", 2, 5, unicode"🌍|🌍|🌍");
        _assertLines(unicode"🌍🌍", 1, 5, unicode"🌍|🌍"); // wider than the line: one each
        _assertLines(unicode"éééé", 3, 5, unicode"ééé|é");
        _assertLines(unicode"a碳b", 3, 5, unicode"a碳|b");
    }

    function test_WhenThereAreCapitals_ItLeavesThemRoom() external pure {
        _assertLines("ABCD", 4, 5, "ABC|D");
        _assertLines("ABCDEFGHIJ", 13, 1, "ABCDEFGHIJ");
        _assertLines("ABCDEFGHIJK", 13, 5, "ABCDEFGHIJ|K");
    }

    function test_WhenThereAreMoreLinesThanAllowed_TheLastEndsInAnEllipsis() external pure {
        _assertLines("one two three four", 5, 2, unicode"one|two…");
        _assertLines("abcdefghij", 4, 2, unicode"abcd|efgh…");
    }

    function test_WhenAllOfItFitsInTheLastLine_ItHasNoEllipsis() external pure {
        _assertLines("one two", 4, 2, "one|two");
        _assertLines("one two  ", 4, 2, "one|two ");
        _assertLines("abcd    ", 4, 1, "abcd");
    }
}
