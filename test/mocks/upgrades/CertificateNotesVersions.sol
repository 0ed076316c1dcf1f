// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CertificateNotes} from "../../../contracts/retirement/CertificateNotes.sol";
import {IRetirementCertificate} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {CertificateNotes}.
contract CertificateNotesV2 is CertificateNotes, SecondVersion {
    constructor(IRetirementCertificate certificate) CertificateNotes(certificate) {}
}

/// @notice The third version of {CertificateNotes}.
contract CertificateNotesV3 is CertificateNotes, ThirdVersion {
    constructor(IRetirementCertificate certificate) CertificateNotes(certificate) {}
}
