// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ProjectRegistry} from "../../../contracts/registry/ProjectRegistry.sol";
import {ICuration} from "../../../contracts/registry/interfaces/ICuration.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {ProjectRegistry}.
contract ProjectRegistryV2 is ProjectRegistry, SecondVersion {
    constructor(
        ICarbonCredit credit,
        ICuration curation,
        address challenges,
        address guardian
    )
        ProjectRegistry(credit, curation, challenges, guardian)
    {}
}

/// @notice The third version of {ProjectRegistry}.
contract ProjectRegistryV3 is ProjectRegistry, ThirdVersion {
    constructor(
        ICarbonCredit credit,
        ICuration curation,
        address challenges,
        address guardian
    )
        ProjectRegistry(credit, curation, challenges, guardian)
    {}
}
