// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SerialRange} from "../credits/interfaces/ICreditIssuance.sol";
import {CertifiedRetirement, Claim} from "../retirement/interfaces/IRetirementCertificate.sol";
import {RetirementId, toRetirementId} from "../types/Ids.sol";
import {CertificateFacts, Facts, Line} from "./CertificateFacts.sol";
import {Text} from "./Text.sol";
import {DynamicBufferLib} from "solady/utils/DynamicBufferLib.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @title CertificateJson
/// @notice A certificate as JSON: ERC-721 metadata around the machine-readable record.
library CertificateJson {
    using LibString for uint256;
    using LibString for address;
    using DynamicBufferLib for DynamicBufferLib.DynamicBuffer;

    /// @dev The whole document. `image` is a data URI.
    function write(Facts memory facts, string memory image) internal view returns (string memory) {
        return string.concat(
            "{",
            Text.field("name", string.concat("Carbontrace retirement certificate ", facts.certificate.toString())),
            Text.field("description", _description(facts)),
            Text.field("image", image),
            string.concat('"certificate":{', _record(facts), "},"),
            string.concat('"attributes":[', _attributes(facts), "]}")
        );
    }

    function _description(Facts memory facts) private pure returns (string memory) {
        return string.concat(
            Text.tonnes(facts.retirement.amount),
            " t CO2e of ",
            facts.lines[0].project.name,
            ", vintage ",
            uint256(facts.lines[0].vintage.year).toString(),
            facts.lines.length == 1 ? ", retired for ever." : ", and others, retired for ever."
        );
    }

    function _record(Facts memory facts) private view returns (string memory) {
        return string.concat(
            string.concat(_retirement(facts), _project(facts.lines[0]), _vintage(facts.lines[0]), _claim(facts)),
            _status(facts),
            facts.notes,
            _lines(facts),
            '"serials":',
            _serials(facts.lines)
        );
    }

    function _retirement(Facts memory facts) private view returns (string memory) {
        CertifiedRetirement memory retirement = facts.retirement;
        uint256 id = RetirementId.unwrap(toRetirementId(retirement.vintage, retirement.position));
        return string.concat(
            string.concat(
                Text.numberField("id", facts.certificate),
                Text.field("contract", facts.contractAddress.toHexStringChecksummed()),
                Text.numberField("chainId", block.chainid),
                Text.numberField("block", retirement.blockNumber),
                Text.field("time", Text.time(retirement.time)),
                Text.field("retirementId", id.toString())
            ),
            Text.field("tonnes", Text.tonnes(retirement.amount)),
            Text.field("units", uint256(retirement.amount).toString()),
            Text.field("retiringAddress", retirement.account.toHexStringChecksummed()),
            Text.field("operator", retirement.operator.toHexStringChecksummed())
        );
    }

    function _project(Line memory line) private pure returns (string memory) {
        return string.concat(
            Text.field("registry", line.registryName),
            Text.field("projectId", line.project.registryProjectId),
            Text.field("projectName", line.project.name),
            Text.field("country", Text.country(line.project.country)),
            Text.field("projectType", line.project.projectType),
            Text.field(
                "methodology", bytes(line.project.methodology).length == 0 ? "unknown" : line.project.methodology
            )
        );
    }

    function _vintage(Line memory line) private pure returns (string memory) {
        return string.concat(
            Text.numberField("vintageId", line.text.vintage.unwrap()),
            Text.numberField("vintageYear", line.vintage.year),
            Text.field("periodStart", Text.day(line.vintage.periodStart)),
            Text.field("periodEnd", Text.day(line.vintage.periodEnd)),
            Text.field("unitType", Text.kind(line.vintage.kind)),
            '"labels":',
            Text.array(line.labels),
            ","
        );
    }

    function _claim(Facts memory facts) private pure returns (string memory) {
        Claim memory claim = facts.claim;
        return string.concat(
            string.concat(
                Text.field("retiringEntity", claim.retiringEntity),
                Text.field("beneficiary", claim.beneficiaryName),
                Text.field(
                    "beneficiaryAddress",
                    claim.beneficiary == address(0) ? "" : claim.beneficiary.toHexStringChecksummed()
                ),
                Text.field("beneficiaryLocation", claim.beneficiaryLocation)
            ),
            _purpose(claim),
            Text.field("message", claim.message),
            Text.field("consumptionCountry", Text.country(claim.consumptionCountry)),
            Text.field("consumptionStart", Text.day(claim.consumptionStart)),
            Text.field("consumptionEnd", Text.day(claim.consumptionEnd))
        );
    }

    /// @dev What it is for. Court and case are parts of the reference, which keeps its own words.
    function _purpose(Claim memory claim) private pure returns (string memory) {
        (string memory court, string memory courtCase) = CertificateFacts.courtAndCaseOf(claim);
        return string.concat(
            Text.field("purpose", CertificateFacts.purposeOf(claim.purpose)),
            Text.field("purposeReference", claim.purposeReference),
            Text.field("court", court),
            Text.field("case", courtCase)
        );
    }

    /// @dev What the registry did with its serial numbers.
    function _status(Facts memory facts) private pure returns (string memory) {
        return string.concat(
            Text.field("settlement", CertificateFacts.settlementOf(facts)),
            Text.field("settledTonnes", Text.tonnes(CertificateFacts.settledOf(facts))),
            Text.field("impairedTonnes", Text.tonnes(CertificateFacts.impairedOf(facts)))
        );
    }

    /// @dev One object for each line: what of the record differs by line.
    function _lines(Facts memory facts) private pure returns (string memory) {
        DynamicBufferLib.DynamicBuffer memory buffer;
        for (uint256 i; i < facts.lines.length; ++i) {
            Line memory line = facts.lines[i];
            string memory text = string.concat(
                string.concat(_project(line), _vintage(line)),
                Text.field("tonnes", Text.tonnes(line.text.amount)),
                Text.field("units", uint256(line.text.amount).toString()),
                Text.field("settledTonnes", Text.tonnes(line.settled)),
                Text.field("impairedTonnes", Text.tonnes(line.impaired))
            );
            buffer.p(bytes(i == 0 ? "{" : ",{"), bytes(Text.closed(text, "}")));
        }
        return string.concat('"lines":[', buffer.s(), "],");
    }

    /// @dev The serial numbers of all lines, each with the number of its line.
    function _serials(Line[] memory lines) private pure returns (string memory) {
        // A buffer, because a certificate can cross hundreds of blocks and joining strings one by one is quadratic.
        DynamicBufferLib.DynamicBuffer memory buffer;
        for (uint256 i; i < lines.length; ++i) {
            for (uint256 k; k < lines[i].serials.length; ++k) {
                buffer.p(bytes(buffer.length() == 0 ? "{" : ",{"), bytes(_serial(lines[i], i, k)));
            }
        }
        return string.concat("[", buffer.s(), "]");
    }

    function _serial(Line memory line, uint256 number, uint256 i) private pure returns (string memory) {
        SerialRange memory range = line.serials[i];
        string memory place = string.concat(
            Text.numberField("line", number + 1),
            Text.field("operator", line.operators[i]),
            Text.numberField("batch", range.batch)
        );
        string memory numbers = string.concat(
            Text.field("first", uint256(range.first).toString()), Text.field("last", uint256(range.last).toString())
        );
        string memory ends = string.concat(
            Text.field("firstFrom", Text.tonnes(range.firstFrom)), Text.field("lastTo", Text.tonnes(range.lastTo))
        );
        return Text.closed(string.concat(place, numbers, ends, Text.field("tonnes", Text.tonnes(range.amount))), "}");
    }

    function _attributes(Facts memory facts) private pure returns (string memory) {
        string memory credit = string.concat(
            Text.trait("Tonnes", Text.tonnes(facts.retirement.amount)),
            Text.trait("Registry", facts.lines[0].registryName),
            Text.trait("Project", facts.lines[0].project.registryProjectId),
            Text.trait("Country", Text.country(facts.lines[0].project.country)),
            Text.trait("Vintage", uint256(facts.lines[0].vintage.year).toString())
        );
        string memory purpose = Text.trait("Purpose", CertificateFacts.purposeOf(facts.claim.purpose));
        return Text.closed(string.concat(credit, Text.trait("Beneficiary", facts.claim.beneficiaryName), purpose), "");
    }
}
