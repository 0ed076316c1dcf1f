// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {RetirementRouter} from "../../../contracts/market/RetirementRouter.sol";
import {ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {IPermit2} from "../../../contracts/market/interfaces/IPermit2.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";
import {IUniswapV2Router02} from "@uniswap/v2-periphery/contracts/interfaces/IUniswapV2Router02.sol";

/// @notice The second version of {RetirementRouter}.
contract RetirementRouterV2 is RetirementRouter, SecondVersion {
    constructor(
        ICarbonCredit credit,
        ICreditMarket market,
        IUniswapV2Router02 uniswap,
        IPermit2 permit2
    )
        RetirementRouter(credit, market, uniswap, permit2)
    {}
}

/// @notice The third version of {RetirementRouter}.
contract RetirementRouterV3 is RetirementRouter, ThirdVersion {
    constructor(
        ICarbonCredit credit,
        ICreditMarket market,
        IUniswapV2Router02 uniswap,
        IPermit2 permit2
    )
        RetirementRouter(credit, market, uniswap, permit2)
    {}
}
