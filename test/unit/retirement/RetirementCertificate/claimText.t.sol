// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementBase} from "../RetirementBase.sol";
import {LibString} from "solady/utils/LibString.sol";

contract ClaimText_Unit_Test is RetirementBase {
    uint256 private constant FIELDS = 5;

    function _nameOf(uint256 field) private pure returns (string memory) {
        string[FIELDS] memory names =
            ["retiringEntity", "beneficiaryName", "beneficiaryLocation", "purposeReference", "message"];
        return names[field];
    }

    function _limitOf(uint256 field) private pure returns (uint256) {
        return field == 4 ? 1000 : 160;
    }

    function _with(uint256 field, string memory text) private pure returns (Claim memory result) {
        if (field == 0) result.retiringEntity = text;
        if (field == 1) result.beneficiaryName = text;
        if (field == 2) result.beneficiaryLocation = text;
        if (field == 3) result.purposeReference = text;
        if (field == 4) result.message = text;
    }

    function _assertKept(Claim memory text) private {
        (, Claim memory said) = m.certificate.certificateOf(retireWithCertificate(0.001e18, text));
        assertEq(keccak256(abi.encode(said)), keccak256(abi.encode(text)));
    }

    function _assertKept(string memory text) private {
        for (uint256 field; field < FIELDS; ++field) {
            _assertKept(_with(field, text));
        }
    }

    function _assertRefused(bytes memory text) private {
        for (uint256 field; field < FIELDS; ++field) {
            expectUnsafe(_nameOf(field));
            retireWithCertificate(0.001e18, _with(field, string(text)));
        }
    }

    /// @dev Alone, after, before and amid other text, and across the end of a 32-byte word.
    function _assertRefusedAnywhere(bytes memory text) private {
        _assertRefused(text);
        _assertRefused(bytes.concat("abc", text, "def"));
        _assertRefused(bytes.concat(bytes(letters(31)), text));
    }

    function test_WhenAFieldIsAtItsLimit_ItIsKeptWhole() external {
        for (uint256 field; field < FIELDS; ++field) {
            _assertKept(_with(field, letters(_limitOf(field))));
        }
    }

    function test_RevertWhen_AFieldIsAboveItsLimit() external {
        for (uint256 field; field < FIELDS; ++field) {
            uint256 limit = _limitOf(field);
            expectTooLong(_nameOf(field), limit + 1, limit);
            retireWithCertificate(AMOUNT, _with(field, letters(limit + 1)));
        }
    }

    function test_RevertWhen_TheMessageHas10000Bytes() external {
        expectTooLong("message", 10_000, 1000);
        retireWithCertificate(AMOUNT, _with(4, letters(10_000)));
    }

    /// @dev The limit counts bytes: 53 Chinese characters and a letter are 160, a 54th is too many.
    function test_WhenAllFieldsAreAtTheirLimitsInChinese_TheyAreKeptWhole() external {
        string memory name = string.concat(LibString.repeat(unicode"碳", 53), "a");
        Claim memory text;
        text.retiringEntity = name;
        text.beneficiaryName = name;
        text.beneficiaryLocation = name;
        text.purposeReference = name;
        text.message = string.concat(LibString.repeat(unicode"為", 333), "a");
        _assertKept(text);

        text.beneficiaryName = LibString.repeat(unicode"碳", 54);
        expectTooLong("beneficiaryName", 162, 160);
        retireWithCertificate(AMOUNT, text);
    }

    function test_RevertWhen_AFieldHoldsAControlCharacter() external {
        for (uint256 c; c < 0x20; ++c) {
            _assertRefused(bytes.concat("a", bytes1(uint8(c)), "b"));
        }
        _assertRefusedAnywhere(hex"00");
        _assertRefusedAnywhere(hex"0a");
        _assertRefusedAnywhere(hex"7f");
        for (uint256 c = 0x80; c < 0xa0; ++c) {
            _assertRefused(bytes.concat(hex"c2", bytes1(uint8(c))));
        }
    }

    function test_RevertWhen_AFieldOverridesTheDirection() external {
        for (uint256 c = 0xaa; c <= 0xae; ++c) {
            _assertRefusedAnywhere(bytes.concat(hex"e280", bytes1(uint8(c)))); // U+202A–202E
        }
        for (uint256 c = 0xa6; c <= 0xa9; ++c) {
            _assertRefusedAnywhere(bytes.concat(hex"e281", bytes1(uint8(c)))); // U+2066–2069
        }
    }

    /// @dev A picture that held one of them would not be XML, and no browser would draw it.
    function test_RevertWhen_AFieldHoldsWhatNoXMLMayHold() external {
        _assertRefusedAnywhere(hex"efbfbe"); // U+FFFE
        _assertRefusedAnywhere(hex"efbfbf"); // U+FFFF
    }

    function test_RevertWhen_AFieldHoldsAnOverlongForm() external {
        _assertRefusedAnywhere(hex"c0af"); // "/" in two bytes
        _assertRefusedAnywhere(hex"c1bf");
        _assertRefusedAnywhere(hex"e080af"); // in three
        _assertRefusedAnywhere(hex"e09fbf");
        _assertRefusedAnywhere(hex"f08080af"); // in four
        _assertRefusedAnywhere(hex"f08fbfbf");
    }

    function test_RevertWhen_AFieldHoldsASurrogateOrWhatIsBeyondUnicode() external {
        _assertRefusedAnywhere(hex"eda080"); // U+D800
        _assertRefusedAnywhere(hex"edbfbf"); // U+DFFF
        _assertRefusedAnywhere(hex"eda0bdedb880"); // an emoji as two surrogates
        _assertRefusedAnywhere(hex"f4908080"); // U+110000
        _assertRefusedAnywhere(hex"f5808080");
        _assertRefusedAnywhere(hex"f888808080");
        _assertRefusedAnywhere(hex"fe");
        _assertRefusedAnywhere(hex"ff");
    }

    function test_RevertWhen_AFieldHoldsATruncatedSequenceOrALoneByte() external {
        _assertRefusedAnywhere(hex"80");
        _assertRefusedAnywhere(hex"bf");
        _assertRefusedAnywhere(hex"c3");
        _assertRefusedAnywhere(hex"e7a2");
        _assertRefusedAnywhere(hex"f09f8c");
        _assertRefusedAnywhere(hex"e7a2c3");
        _assertRefusedAnywhere(hex"f09f8c20");
    }

    function test_WhenAFieldHoldsMarkup_ItIsKeptWhole() external {
        _assertKept("<script>alert(1)</script>");
        _assertKept("</text></svg><image href=x onerror=alert(1)>");
        _assertKept("\" onload=\"alert(1)\" '");
        _assertKept("]]>");
        _assertKept("<![CDATA[<!-- & &amp; &#60; &lt; --!>");
        _assertKept("\\\" \\u0000 \\n {\"a\":[1]}");
    }

    function test_WhenAFieldHoldsWhatIsAllowed_ItIsKeptWhole() external {
        _assertKept(unicode"क्‍ष"); // zero-width joiner
        _assertKept(unicode"می‌خواهم"); // zero-width non-joiner
        _assertKept(unicode"👨‍👩‍👧‍👦🌍"); // emoji joined to one
        _assertKept(unicode"𠮷野家 𡃁"); // Chinese beyond the basic plane
        _assertKept(unicode"שלום مرحبا"); // right-to-left by nature
        _assertKept(unicode"\u00a0\u07ff\u0800\ud7ff\ue000\ufffd"); // at the edges
        _assertKept(unicode"\u2029\u202f\u2065\u206a\u200b\ufeff"); // beside what is refused
        _assertKept(string(bytes(hex"f0908080f48fbfbf"))); // U+10000 and U+10FFFF
        _assertKept(" ");
        _assertKept("~");
    }
}
