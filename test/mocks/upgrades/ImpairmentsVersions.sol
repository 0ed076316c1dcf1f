// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Impairments} from "../../../contracts/provenance/Impairments.sol";
import {IProvenance} from "../../../contracts/provenance/interfaces/IProvenance.sol";
import {ICuration} from "../../../contracts/registry/interfaces/ICuration.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {Impairments}.
contract ImpairmentsV2 is Impairments, SecondVersion {
    constructor(
        ICreditIssuance issuance,
        IProvenance provenance,
        ICuration curation
    )
        Impairments(issuance, provenance, curation)
    {}
}

/// @notice The third version of {Impairments}.
contract ImpairmentsV3 is Impairments, ThirdVersion {
    constructor(
        ICreditIssuance issuance,
        IProvenance provenance,
        ICuration curation
    )
        Impairments(issuance, provenance, curation)
    {}
}
