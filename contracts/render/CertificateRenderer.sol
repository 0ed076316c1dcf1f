// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../credits/interfaces/ICreditIssuance.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {ICertificateRenderer} from "../retirement/interfaces/ICertificateRenderer.sol";
import {IRetirementCertificate} from "../retirement/interfaces/IRetirementCertificate.sol";
import {Facts} from "./CertificateFacts.sol";
import {CertificateJson} from "./CertificateJson.sol";
import {CertificateReader} from "./CertificateReader.sol";
import {CertificateSvg} from "./CertificateSvg.sol";
import {Base64} from "solady/utils/Base64.sol";

/// @title CertificateRenderer
/// @notice See {ICertificateRenderer}.
contract CertificateRenderer is ICertificateRenderer {
    using CertificateReader for Facts;

    /// @notice The certificates.
    IRetirementCertificate public immutable CERTIFICATE;
    /// @notice The credits.
    ICarbonCredit public immutable CREDIT;
    /// @notice The issuance, which knows the serial numbers.
    ICreditIssuance public immutable ISSUANCE;
    /// @notice The projects.
    IProjectRegistry public immutable PROJECTS;

    constructor(
        IRetirementCertificate certificate,
        ICarbonCredit credit,
        ICreditIssuance issuance,
        IProjectRegistry projects
    ) {
        CERTIFICATE = certificate;
        CREDIT = credit;
        ISSUANCE = issuance;
        PROJECTS = projects;
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

    function _factsOf(uint256 certificate) private view returns (Facts memory facts) {
        facts.certificate = certificate;
        facts.contractAddress = address(CERTIFICATE);
        (facts.retirement, facts.claim) = CERTIFICATE.certificateOf(certificate);
        facts.complete(CREDIT, ISSUANCE, PROJECTS);
    }
}
