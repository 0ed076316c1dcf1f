// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {PoolFactory} from "../../../contracts/pools/PoolFactory.sol";
import {ICuration} from "../../../contracts/registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {PoolFactory}.
contract PoolFactoryV2 is PoolFactory, SecondVersion {
    constructor(
        ICarbonCredit credit,
        IProjectRegistry projects,
        ICuration curation,
        address beacon,
        address guardian
    )
        PoolFactory(credit, projects, curation, beacon, guardian)
    {}
}

/// @notice The third version of {PoolFactory}.
contract PoolFactoryV3 is PoolFactory, ThirdVersion {
    constructor(
        ICarbonCredit credit,
        IProjectRegistry projects,
        ICuration curation,
        address beacon,
        address guardian
    )
        PoolFactory(credit, projects, curation, beacon, guardian)
    {}
}
