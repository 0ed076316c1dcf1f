// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Provenance} from "../../../contracts/provenance/Provenance.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {Provenance}.
contract ProvenanceV2 is Provenance, SecondVersion {
    constructor(
        ICarbonCredit credit,
        ICreditIssuance issuance,
        address impairments
    )
        Provenance(credit, issuance, impairments)
    {}
}

/// @notice The third version of {Provenance}.
contract ProvenanceV3 is Provenance, ThirdVersion {
    constructor(
        ICarbonCredit credit,
        ICreditIssuance issuance,
        address impairments
    )
        Provenance(credit, issuance, impairments)
    {}
}
