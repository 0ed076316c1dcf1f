// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CreditIssuance} from "../../../contracts/credits/CreditIssuance.sol";
import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICuration} from "../../../contracts/registry/interfaces/ICuration.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {CreditIssuance}.
contract CreditIssuanceV2 is CreditIssuance, SecondVersion {
    constructor(
        IProjectRegistry projects,
        ICarbonCredit credit,
        ICuration curation,
        address allotments,
        address custody,
        address guardian
    )
        CreditIssuance(projects, credit, curation, allotments, custody, guardian)
    {}
}

/// @notice The third version of {CreditIssuance}.
contract CreditIssuanceV3 is CreditIssuance, ThirdVersion {
    constructor(
        IProjectRegistry projects,
        ICarbonCredit credit,
        ICuration curation,
        address allotments,
        address custody,
        address guardian
    )
        CreditIssuance(projects, credit, curation, allotments, custody, guardian)
    {}
}
