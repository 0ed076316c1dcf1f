// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../credits/interfaces/ICreditIssuance.sol";
import {IProvenance} from "../provenance/interfaces/IProvenance.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {ICertificateNotes} from "../retirement/interfaces/ICertificateNotes.sol";
import {CertificateLine, IRetirementCertificate} from "../retirement/interfaces/IRetirementCertificate.sol";
import {Facts, Line} from "./CertificateFacts.sol";

/// @notice Where a certificate's facts are read.
struct Sources {
    IRetirementCertificate certificate;
    ICertificateNotes notes;
    ICarbonCredit credit;
    ICreditIssuance issuance;
    IProvenance provenance;
    IProjectRegistry projects;
}

/// @title CertificateReader
/// @notice Reads {Facts} from the contracts of the protocol.
library CertificateReader {
    /// @dev All facts of a certificate. Reverts with {IRetirementCertificate-CertificateUnknown}.
    function read(Sources memory sources, uint256 certificate) internal view returns (Facts memory facts) {
        facts.certificate = certificate;
        facts.contractAddress = address(sources.certificate);
        (facts.retirement, facts.claim) = sources.certificate.certificateOf(certificate);
        facts.note = sources.notes.noteOf(certificate);
        facts.notes = sources.notes.json(certificate);
        CertificateLine[] memory texts = sources.certificate.linesOf(certificate);
        facts.lines = new Line[](texts.length);
        for (uint256 i; i < texts.length; ++i) {
            _read(sources, facts.lines[i], texts[i]);
        }
    }

    function _read(Sources memory sources, Line memory line, CertificateLine memory text) private view {
        line.text = text;
        line.vintage = sources.credit.vintageOf(text.vintage);
        line.project = sources.projects.projectOf(line.vintage.project);
        (, line.registryName) = sources.projects.registryOf(line.project.registry);
        line.labels = sources.credit.METADATA().labelsOf(line.vintage.labels);
        line.serials = sources.issuance.serialsOf(text.vintage, text.position, text.amount);
        line.operators = new string[](line.serials.length);
        for (uint256 i; i < line.serials.length; ++i) {
            (, line.operators[i],) = sources.issuance.operatorOf(line.serials[i].operator);
        }
        (line.settled, line.impaired) = sources.provenance.statusOf(text.vintage, text.position, text.amount);
    }
}
