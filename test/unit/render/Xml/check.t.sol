// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Xml} from "./Xml.sol";
import {Test} from "forge-std/Test.sol";

contract Check_Unit_Test is Test {
    function _assertRefused(string memory document, string memory why) private view {
        try Xml.isWellFormed(document) {
            assertTrue(false, string.concat("accepted: ", document));
        } catch (bytes memory reason) {
            (string memory said,) = abi.decode(this.body(reason), (string, uint256));
            assertEq(bytes4(reason), Xml.Malformed.selector);
            assertEq(said, why, document);
        }
    }

    function body(bytes calldata reason) external pure returns (bytes calldata) {
        return reason[4:];
    }

    function test_WhenTheDocumentIsWellFormed_ItCountsItsElements() external pure {
        assertEq(Xml.check("<a/>"), 1);
        assertEq(Xml.check("<a b=\"1\" c='2'><b/>text &amp; &#39;<c>x</c></a>"), 3);
        assertEq(Xml.check(unicode"<a>碳🌍\u200d</a>"), 1);
    }

    function test_RevertWhen_TheDocumentIsMalformed() external view {
        _assertRefused("", "not closed");
        _assertRefused("<a>", "not closed");
        _assertRefused("<a></b>", "wrong end tag");
        _assertRefused("<a/></a>", "second root");
        _assertRefused("<a/><b/>", "second root");
        _assertRefused("x<a/>", "text outside");
        _assertRefused("<a>1 < 2</a>", "name");
        _assertRefused("<a b=\"<\"/>", "< in a value");
        _assertRefused("<a b=1/>", "attribute without quotes");
        _assertRefused("<a b=\"1\"c=\"2\"/>", "unexpected");
        _assertRefused("<a>&</a>", "reference");
        _assertRefused("<a>& b</a>", "reference");
        _assertRefused("<a>&;</a>", "empty reference");
        _assertRefused("<a>&nbsp;</a>", "entity");
        _assertRefused("<a>]]></a>", "]]> in text");
        _assertRefused("<a><!-- --></a>", "name");
        _assertRefused("<a", "ended");
        _assertRefused(string(bytes(hex"3c613e013c2f613e")), "control");
        _assertRefused(string(bytes(hex"3c613e803c2f613e")), "UTF-8");
        _assertRefused(string(bytes(hex"3c613eeda0803c2f613e")), "surrogate");
        _assertRefused(string(bytes(hex"3c613eefbfbf3c2f613e")), "no character");
    }
}
