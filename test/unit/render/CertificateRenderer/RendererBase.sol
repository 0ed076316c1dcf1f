// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim, Purpose} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementBase} from "../../retirement/RetirementBase.sol";
import {Xml} from "../Xml/Xml.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @notice Ways to read a certificate's document as a stranger would: from the token's URI.
abstract contract RendererBase is RetirementBase {
    string internal constant JSON_URI = "data:application/json;base64,";
    string internal constant SVG_URI = "data:image/svg+xml;base64,";

    /// @dev The JSON of the token's URI, parsed once to prove that it is JSON, and its picture's SVG, proven XML.
    function documentOf(uint256 certificate) internal view returns (string memory json, string memory svg) {
        json = _decode(m.certificate.tokenURI(certificate), JSON_URI);
        svg = _decode(vm.parseJsonString(json, ".image"), SVG_URI);
        assertGt(Xml.check(svg), 10, "elements");
    }

    function _decode(string memory uri, string memory prefix) private pure returns (string memory) {
        assertTrue(LibString.startsWith(uri, prefix), prefix);
        return string(Base64.decode(LibString.slice(uri, bytes(prefix).length)));
    }

    function read(string memory json, string memory key) internal pure returns (string memory) {
        return vm.parseJsonString(json, string.concat(".certificate.", key));
    }

    function readNumber(string memory json, string memory key) internal pure returns (uint256) {
        return vm.parseJsonUint(json, string.concat(".certificate.", key));
    }

    function assertContains(string memory text, string memory part) internal pure {
        assertTrue(LibString.contains(text, part), part);
    }

    function assertLacks(string memory text, string memory part) internal pure {
        assertFalse(LibString.contains(text, part), part);
    }

    function fullClaim() internal returns (Claim memory text) {
        text = claim();
        text.beneficiary = makeAddr("beneficiary");
        text.purpose = Purpose.JudicialEcologicalCompensation;
        text.consumptionCountry = "TW";
        text.consumptionStart = 20_250_101;
        text.consumptionEnd = 20_251_231;
        text.beneficiaryLocation = unicode"臺北市信義區";
        text.purposeReference = unicode"霞浦县人民法院; (2025)闽0921刑初123号";
    }

    /// @dev `count` blocks of one tonne each, every one in a batch of its own.
    function issueBlocks(uint256 count) internal {
        for (uint32 i; i < count; ++i) {
            issue(vintage, 30_000 + i, 500_000_000 + uint64(i) * 1000, 1, holder);
        }
    }
}
