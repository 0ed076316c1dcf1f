// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Vintage} from "../credits/interfaces/ICarbonCredit.sol";
import {SerialRange} from "../credits/interfaces/ICreditIssuance.sol";
import {Project} from "../registry/interfaces/IProjectRegistry.sol";
import {BeneficiaryWord, CertificateNote} from "../retirement/interfaces/ICertificateNotes.sol";
import {
    CertificateLine,
    CertifiedRetirement,
    Claim,
    Purpose
} from "../retirement/interfaces/IRetirementCertificate.sol";
import {CourtCase} from "../retirement/libraries/CourtCase.sol";
import {Text} from "./Text.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @notice One line of a certificate, with all that its vintage stands for.
/// @param settled How much of it was retired at the registry too {unit}. @param impaired How much lies in blocks that the registry
/// recalled or reversed {unit}.
struct Line {
    CertificateLine text;
    Vintage vintage;
    Project project;
    string registryName;
    string[] labels;
    SerialRange[] serials;
    string[] operators; // the code of each range's operator
    uint256 settled;
    uint256 impaired;
}

/// @notice All that a certificate's document is written from, read from the chain in one go.
struct Facts {
    uint256 certificate;
    address contractAddress;
    CertifiedRetirement retirement;
    Claim claim;
    CertificateNote note;
    string notes; // fields of the JSON, see {ICertificateNotes-json}
    Line[] lines;
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

    /// @dev Court and case of judicial ecological compensation; empty for other purposes.
    function courtAndCaseOf(Claim memory claim) internal pure returns (string memory court, string memory courtCase) {
        if (claim.purpose == Purpose.JudicialEcologicalCompensation) return CourtCase.split(claim.purposeReference);
    }

    /// @dev What the beneficiary says of the certificate, or empty.
    function wordOf(CertificateNote memory note) internal pure returns (string memory) {
        if (note.word == BeneficiaryWord.Confirmed) {
            return note.claimed ? "Claimed with a code" : "Confirmed by the beneficiary";
        }
        return note.word == BeneficiaryWord.Disowned ? "Disowned by the beneficiary" : "";
    }

    /// @dev How far the registry has retired the serial numbers too: "settled", "partly settled" or "pending".
    function settlementOf(Facts memory facts) internal pure returns (string memory) {
        uint256 settled = settledOf(facts);
        if (settled == facts.retirement.amount) return "settled";
        return settled == 0 ? "pending" : "partly settled";
    }

    /// @dev Retired at the registry too {unit}.
    function settledOf(Facts memory facts) internal pure returns (uint256 amount) {
        for (uint256 i; i < facts.lines.length; ++i) {
            amount += facts.lines[i].settled;
        }
    }

    /// @dev Recalled or reversed at the registry {unit}.
    function impairedOf(Facts memory facts) internal pure returns (uint256 amount) {
        for (uint256 i; i < facts.lines.length; ++i) {
            amount += facts.lines[i].impaired;
        }
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
        string memory from;
        if (range.firstFrom != 0) from = string.concat("first serial from ", Text.tonnes(range.firstFrom));
        if (range.lastTo == 1e18) return from;
        return string.concat(
            from, bytes(from).length == 0 ? "last serial up to " : ", last up to ", Text.tonnes(range.lastTo)
        );
    }
}
