// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Vintage} from "../credits/interfaces/ICarbonCredit.sol";
import {SerialRange} from "../credits/interfaces/ICreditIssuance.sol";
import {Project} from "../registry/interfaces/IProjectRegistry.sol";
import {CertifiedRetirement, Claim, Purpose} from "../retirement/interfaces/IRetirementCertificate.sol";
import {Text} from "./Text.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @notice All that a certificate's document is written from, read from the chain in one go.
struct Facts {
    uint256 certificate;
    address contractAddress;
    CertifiedRetirement retirement;
    Claim claim;
    Vintage vintage;
    Project project;
    string registryName;
    string[] labels;
    SerialRange[] serials;
    string[] operators; // the code of each range's operator
}

/// @title CertificateFacts
/// @notice The phrases that the JSON and the SVG share.
library CertificateFacts {
    using LibString for uint256;

    /// @dev The purpose in words.
    function purposeOf(Purpose purpose) internal pure returns (string memory) {
        if (purpose == Purpose.VoluntaryClaim) return "Voluntary claim";
        if (purpose == Purpose.Compliance) return "Compliance";
        if (purpose == Purpose.JudicialEcologicalCompensation) return "Judicial ecological compensation";
        if (purpose == Purpose.Personal) return "Personal";
        if (purpose == Purpose.ProductFootprint) return "Product footprint";
        return "Other";
    }

    /// @dev A range in one line: "VER batch 19385: 941467007–941467016 (last serial up to 0.25)".
    function serialLine(SerialRange memory range, string memory operator) internal pure returns (string memory line) {
        line =
            string.concat(operator, " batch ", uint256(range.batch).toString(), ": ", uint256(range.first).toString());
        if (range.last != range.first) {
            line = string.concat(line, unicode"–", uint256(range.last).toString());
        }
        string memory ends = fractions(range);
        if (bytes(ends).length != 0) line = string.concat(line, " (", ends, ")");
    }

    /// @dev What of the serials at both ends belongs to the range, or empty if both are whole.
    function fractions(SerialRange memory range) internal pure returns (string memory) {
        bool fromInside = range.firstFrom != 0;
        bool toInside = range.lastTo != 1e18;
        if (!fromInside && !toInside) return "";
        if (fromInside && toInside) {
            return string.concat(
                "first serial from ", Text.tonnes(range.firstFrom), ", last up to ", Text.tonnes(range.lastTo)
            );
        }
        if (fromInside) return string.concat("first serial from ", Text.tonnes(range.firstFrom));
        return string.concat("last serial up to ", Text.tonnes(range.lastTo));
    }
}
