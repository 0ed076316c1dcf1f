// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CarbonCredit} from "../../../contracts/credits/CarbonCredit.sol";
import {ICreditMetadata} from "../../../contracts/credits/interfaces/ICreditMetadata.sol";
import {IProvenance} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {IRetirementCertificate} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {CarbonCredit}.
contract CarbonCreditV2 is CarbonCredit, SecondVersion {
    constructor(
        address projects,
        address issuance,
        address allotments,
        address market,
        IProvenance provenance,
        address desk,
        IRetirementCertificate certificate,
        ICreditMetadata metadata,
        address guardian
    )
        CarbonCredit(projects, issuance, allotments, market, provenance, desk, certificate, metadata, guardian)
    {}
}

/// @notice The third version of {CarbonCredit}.
contract CarbonCreditV3 is CarbonCredit, ThirdVersion {
    constructor(
        address projects,
        address issuance,
        address allotments,
        address market,
        IProvenance provenance,
        address desk,
        IRetirementCertificate certificate,
        ICreditMetadata metadata,
        address guardian
    )
        CarbonCredit(projects, issuance, allotments, market, provenance, desk, certificate, metadata, guardian)
    {}
}
