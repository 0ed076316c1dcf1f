// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditIssuance} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {Curation} from "../../../contracts/registry/Curation.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {Curation}.
contract CurationV2 is Curation, SecondVersion {
    constructor(
        IProjectRegistry projects,
        ICreditIssuance issuance,
        address guardian
    )
        Curation(projects, issuance, guardian)
    {}
}

/// @notice The third version of {Curation}.
contract CurationV3 is Curation, ThirdVersion {
    constructor(
        IProjectRegistry projects,
        ICreditIssuance issuance,
        address guardian
    )
        Curation(projects, issuance, guardian)
    {}
}
