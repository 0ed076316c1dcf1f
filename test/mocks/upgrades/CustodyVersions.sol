// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Custody} from "../../../contracts/credits/Custody.sol";
import {ICreditIssuance} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {Custody}.
contract CustodyV2 is Custody, SecondVersion {
    constructor(ICreditIssuance issuance, IProjectRegistry projects) Custody(issuance, projects) {}
}

/// @notice The third version of {Custody}.
contract CustodyV3 is Custody, ThirdVersion {
    constructor(ICreditIssuance issuance, IProjectRegistry projects) Custody(issuance, projects) {}
}
