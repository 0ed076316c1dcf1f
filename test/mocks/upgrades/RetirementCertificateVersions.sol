// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementCertificate} from "../../../contracts/retirement/RetirementCertificate.sol";
import {ICertificateRenderer} from "../../../contracts/retirement/interfaces/ICertificateRenderer.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {RetirementCertificate}.
contract RetirementCertificateV2 is RetirementCertificate, SecondVersion {
    constructor(address credit, ICertificateRenderer renderer) RetirementCertificate(credit, renderer) {}
}

/// @notice The third version of {RetirementCertificate}.
contract RetirementCertificateV3 is RetirementCertificate, ThirdVersion {
    constructor(address credit, ICertificateRenderer renderer) RetirementCertificate(credit, renderer) {}
}
