// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CreditMarket} from "../../../contracts/market/CreditMarket.sol";
import {IProjectRegistry} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {ITiers} from "../../../contracts/staking/interfaces/ITiers.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";

/// @notice The second version of {CreditMarket}.
contract CreditMarketV2 is CreditMarket, SecondVersion {
    constructor(
        ICarbonCredit credit,
        IProjectRegistry projects,
        ITiers staking,
        address treasury,
        address router,
        address guardian
    )
        CreditMarket(credit, projects, staking, treasury, router, guardian)
    {}
}

/// @notice The third version of {CreditMarket}.
contract CreditMarketV3 is CreditMarket, ThirdVersion {
    constructor(
        ICarbonCredit credit,
        IProjectRegistry projects,
        ITiers staking,
        address treasury,
        address router,
        address guardian
    )
        CreditMarket(credit, projects, staking, treasury, router, guardian)
    {}
}
