// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SerialRange} from "../credits/interfaces/ICreditIssuance.sol";
import {CertifiedRetirement, Claim} from "../retirement/interfaces/IRetirementCertificate.sol";
import {RetirementId, toRetirementId} from "../types/Ids.sol";
import {CertificateFacts, Facts} from "./CertificateFacts.sol";
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
            facts.project.name,
            ", vintage ",
            uint256(facts.vintage.year).toString(),
            ", retired for ever."
        );
    }

    function _record(Facts memory facts) private view returns (string memory) {
        return string.concat(
            _retirement(facts), _project(facts), _vintage(facts), _claim(facts), '"serials":', _serials(facts)
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

    function _project(Facts memory facts) private pure returns (string memory) {
        return string.concat(
            Text.field("registry", facts.registryName),
            Text.field("projectId", facts.project.registryProjectId),
            Text.field("projectName", facts.project.name),
            Text.field("country", Text.country(facts.project.country)),
            Text.field("projectType", facts.project.projectType),
            Text.field(
                "methodology", bytes(facts.project.methodology).length == 0 ? "unknown" : facts.project.methodology
            )
        );
    }

    function _vintage(Facts memory facts) private pure returns (string memory) {
        return string.concat(
            Text.numberField("vintageId", facts.retirement.vintage.unwrap()),
            Text.numberField("vintageYear", facts.vintage.year),
            Text.field("periodStart", Text.day(facts.vintage.periodStart)),
            Text.field("periodEnd", Text.day(facts.vintage.periodEnd)),
            Text.field("unitType", Text.kind(facts.vintage.kind)),
            '"labels":',
            Text.array(facts.labels),
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
                Text.field("beneficiaryLocation", claim.beneficiaryLocation),
                Text.field("purpose", CertificateFacts.purposeOf(claim.purpose))
            ),
            Text.field("purposeReference", claim.purposeReference),
            Text.field("message", claim.message),
            Text.field("consumptionCountry", Text.country(claim.consumptionCountry)),
            Text.field("consumptionStart", Text.day(claim.consumptionStart)),
            Text.field("consumptionEnd", Text.day(claim.consumptionEnd))
        );
    }

    function _serials(Facts memory facts) private pure returns (string memory) {
        // A buffer, because a certificate can cross hundreds of blocks and joining strings one by one is quadratic.
        DynamicBufferLib.DynamicBuffer memory buffer;
        for (uint256 i; i < facts.serials.length; ++i) {
            buffer.p(bytes(i == 0 ? "[{" : ",{"), bytes(_serial(facts, i)));
        }
        return buffer.p("]").s();
    }

    function _serial(Facts memory facts, uint256 i) private pure returns (string memory) {
        SerialRange memory range = facts.serials[i];
        string memory place =
            string.concat(Text.field("operator", facts.operators[i]), Text.numberField("batch", range.batch));
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
            Text.trait("Registry", facts.registryName),
            Text.trait("Project", facts.project.registryProjectId),
            Text.trait("Country", Text.country(facts.project.country)),
            Text.trait("Vintage", uint256(facts.vintage.year).toString())
        );
        string memory purpose = Text.trait("Purpose", CertificateFacts.purposeOf(facts.claim.purpose));
        return Text.closed(string.concat(credit, Text.trait("Beneficiary", facts.claim.beneficiaryName), purpose), "");
    }
}
