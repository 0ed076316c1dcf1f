// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Allotments} from "../../../contracts/credits/Allotments.sol";
import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditIssuance} from "../../../contracts/credits/interfaces/ICreditIssuance.sol";
import {ICuration} from "../../../contracts/registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {Allotments}.
contract AllotmentsV2 is Allotments, SecondVersion {
    constructor(
        ICarbonCredit credit,
        ICreditIssuance issuance,
        IProjectRegistry projects,
        ICuration curation,
        address guardian
    )
        Allotments(credit, issuance, projects, curation, guardian)
    {}
}

/// @notice The third version of {Allotments}.
contract AllotmentsV3 is Allotments, ThirdVersion {
    constructor(
        ICarbonCredit credit,
        ICreditIssuance issuance,
        IProjectRegistry projects,
        ICuration curation,
        address guardian
    )
        Allotments(credit, issuance, projects, curation, guardian)
    {}
}
