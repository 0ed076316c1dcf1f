// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectClass, ProjectDraft} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Claim} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {ProjectId} from "../../../../contracts/types/Ids.sol";
import {RendererBase} from "./RendererBase.sol";
import {LibString} from "solady/utils/LibString.sol";

contract HostileText_Unit_Test is RendererBase {
    /// @dev `name` in the four short fields and `message` as message; the JSON must give both back.
    function _assertSurvives(string memory name, string memory message) private returns (string memory svg) {
        Claim memory text;
        text.retiringEntity = name;
        text.beneficiaryName = name;
        text.beneficiaryLocation = name;
        text.purposeReference = name;
        text.message = message;
        string memory json;
        (json, svg) = documentOf(retireWithCertificate(0.001e18, text));
        assertEq(read(json, "retiringEntity"), name);
        assertEq(read(json, "beneficiary"), name);
        assertEq(read(json, "beneficiaryLocation"), name);
        assertEq(read(json, "purposeReference"), name);
        assertEq(read(json, "message"), message);
        assertFalse(vm.keyExistsJson(json, ".certificate.forged"), "forged");
    }

    function test_WhenEveryFieldHoldsMarkupQuotesEntitiesOrEscapes_ItIsGivenBackInJSONAndIsOnlyTextInXML() external {
        string[10] memory texts = [
            "<script>alert(1)</script>",
            "</text></svg><image href=x onerror=alert(1)>",
            "\" onload=\"alert(1)\" '",
            "]]>",
            "<![CDATA[x]]>",
            "<!-- x --> <?xml version='1.0'?>",
            "&amp; &#60; &lt; &nbsp; & && &;",
            "\",\"forged\":\"yes",
            "\\\",\\\"forged\\\":1,\\u0022 \\n \\",
            "{\"forged\":[1]}"
        ];
        for (uint256 i; i < texts.length; ++i) {
            string memory svg = _assertSurvives(texts[i], texts[i]);
            assertLacks(svg, "<script");
            assertLacks(svg, "<image");
            assertLacks(svg, "<!");
            assertLacks(svg, "<?");
        }
    }

    function test_WhenEveryFieldIsAtItsLimit_ItIsJSONAndXMLInASCIIChineseEmojiAndMarkup() external {
        _assertSurvives(LibString.repeat("W", 160), LibString.repeat("W", 1000));
        _assertSurvives(LibString.repeat("&", 160), LibString.repeat("<", 1000));
        _assertSurvives(LibString.repeat("\"", 160), LibString.repeat("\\", 1000));
        _assertSurvives(LibString.repeat(" ", 160), LibString.repeat("a ", 500));
        _assertSurvives(LibString.repeat(unicode"碳", 53), LibString.repeat(unicode"碳", 333));
        _assertSurvives(LibString.repeat(unicode"🌍", 40), LibString.repeat(unicode"𠮷", 250));
        _assertSurvives(
            LibString.repeat(unicode"a碳é🌍", 16), string.concat("x", LibString.repeat(unicode"碳&é🌍", 90))
        );
    }

    function test_WhenCharactersBesideTheRefusedOnesAreGiven_ItIsJSONAndXML() external {
        _assertSurvives(
            unicode"\u00a0\u07ff\u0800\ud7ff\ue000\ufffd", unicode"\u2028\u2029\u202f\u2065\u206a\u200b\ufeff"
        );
        _assertSurvives(unicode"می‌خواهم क्‍ष", unicode"👨‍👩‍👧‍👦 שלום مرحبا");
        _assertSurvives(string(bytes(hex"f0908080f48fbfbf")), string(bytes(hex"f09fbfbeefb790")));
    }

    function test_WhenTheProjectsOwnTextsAreHostile_ItIsJSONAndXML() external {
        ProjectDraft memory drafted = draft("\"><script>");
        drafted.name = string.concat(LibString.repeat("<&\"'\\>", 42), unicode"碳");
        drafted.projectType = LibString.repeat("]]>&", 64);
        drafted.methodology = "";
        vm.prank(accounts.registrar);
        ProjectId id = m.projects.registerProject(drafted);
        curate(id);
        vm.prank(accounts.council);
        m.projects.listProject(id, ProjectClass.Nature);
        vintage = registerVintage(id, 2020);
        issue(vintage, 50_000, 1, 10, holder);
        (string memory json, string memory svg) = documentOf(retireWithCertificate(1e18, claim()));
        assertEq(read(json, "projectName"), drafted.name);
        assertEq(read(json, "projectId"), drafted.registryProjectId);
        assertEq(read(json, "projectType"), drafted.projectType);
        assertEq(read(json, "methodology"), "unknown");
        assertLacks(svg, "<script");
    }
}
