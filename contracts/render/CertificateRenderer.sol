// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../credits/interfaces/ICreditIssuance.sol";
import {IProvenance} from "../provenance/interfaces/IProvenance.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {ICertificateNotes} from "../retirement/interfaces/ICertificateNotes.sol";
import {ICertificateRenderer} from "../retirement/interfaces/ICertificateRenderer.sol";
import {IRetirementCertificate} from "../retirement/interfaces/IRetirementCertificate.sol";
import {Facts} from "./CertificateFacts.sol";
import {CertificateJson} from "./CertificateJson.sol";
import {CertificateReader, Sources} from "./CertificateReader.sol";
import {CertificateSvg} from "./CertificateSvg.sol";
import {Base64} from "solady/utils/Base64.sol";

/// @title CertificateRenderer
/// @notice See {ICertificateRenderer}.
contract CertificateRenderer is ICertificateRenderer {
    using CertificateReader for Sources;

    /// @notice The certificates.
    IRetirementCertificate public immutable CERTIFICATE;
    /// @notice What was noted under them.
    ICertificateNotes public immutable NOTES;
    /// @notice The credits.
    ICarbonCredit public immutable CREDIT;
    /// @notice The issuance, which knows the serial numbers.
    ICreditIssuance public immutable ISSUANCE;
    /// @notice What became of the serial numbers.
    IProvenance public immutable PROVENANCE;
    /// @notice The projects.
    IProjectRegistry public immutable PROJECTS;

    constructor(Sources memory sources) {
        CERTIFICATE = sources.certificate;
        NOTES = sources.notes;
        CREDIT = sources.credit;
        ISSUANCE = sources.issuance;
        PROVENANCE = sources.provenance;
        PROJECTS = sources.projects;
    }

    /// @inheritdoc ICertificateRenderer
    function tokenURI(uint256 certificate) external view returns (string memory) {
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json(certificate))));
    }

    /// @inheritdoc ICertificateRenderer
    function json(uint256 certificate) public view returns (string memory) {
        Facts memory facts = _factsOf(certificate);
        bytes memory picture = bytes(CertificateSvg.write(facts));
        return CertificateJson.write(facts, string.concat("data:image/svg+xml;base64,", Base64.encode(picture)));
    }

    /// @inheritdoc ICertificateRenderer
    function svg(uint256 certificate) external view returns (string memory) {
        return CertificateSvg.write(_factsOf(certificate));
    }

    function _factsOf(uint256 certificate) private view returns (Facts memory) {
        return Sources(CERTIFICATE, NOTES, CREDIT, ISSUANCE, PROVENANCE, PROJECTS).read(certificate);
    }
}
