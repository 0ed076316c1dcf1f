// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim, Purpose} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RendererBase} from "../../unit/render/CertificateRenderer/RendererBase.sol";

/// @notice Whatever allowed text a claim has: the document is JSON that gives it back, and its picture is XML.
contract Document_Fuzz_Test is RendererBase {
    /// forge-config: default.fuzz.runs = 100
    /// forge-config: ci.fuzz.runs = 500
    function testFuzz_ItIsAlwaysJsonAndXml(
        uint256 seed,
        uint8[4] memory lengths,
        uint16 messageLength,
        uint96 amount
    )
        external
    {
        seed = uint256(keccak256(abi.encode(seed))) >> 8; // room to count
        Claim memory text;
        text.purpose = Purpose(seed % 6);
        text.retiringEntity = _text(seed + 1, lengths[0], 160);
        text.beneficiaryName = _text(seed + 2, lengths[1], 160);
        text.beneficiaryLocation = _text(seed + 3, lengths[2], 160);
        text.purposeReference = string.concat("x; y", _text(seed + 4, lengths[3], 156));
        text.message = _text(seed + 5, messageLength, 1000);
        (string memory json,) = documentOf(retireWithCertificate(bound(amount, 0.001e18, STOCK), text));
        assertEq(read(json, "retiringEntity"), text.retiringEntity);
        assertEq(read(json, "beneficiary"), text.beneficiaryName);
        assertEq(read(json, "beneficiaryLocation"), text.beneficiaryLocation);
        assertEq(read(json, "purposeReference"), text.purposeReference);
        if (text.purpose == Purpose.JudicialEcologicalCompensation) {
            assertEq(string.concat(read(json, "court"), "; ", read(json, "case")), text.purposeReference);
        }
        assertEq(read(json, "message"), text.message);
    }

    /// @dev Pieces that end markup, strings, entities and lines, up to `length` modulo `limit` bytes.
    function _text(uint256 seed, uint256 length, uint256 limit) private pure returns (string memory text) {
        string[16] memory pieces = [
            "<",
            ">",
            "&",
            "\"",
            "'",
            "\\",
            "]]>",
            "<!--",
            "&lt;",
            "\\u0022",
            " ",
            "W",
            unicode"碳",
            unicode"🌍",
            unicode"\u200d",
            unicode"\u2028"
        ];
        length %= limit + 1;
        while (true) {
            seed = uint256(keccak256(abi.encode(seed)));
            string memory longer = string.concat(text, pieces[seed % 16]);
            if (bytes(longer).length > length) return text;
            text = longer;
        }
    }
}
