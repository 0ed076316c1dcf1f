// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {LiquidityMining} from "../../../contracts/rewards/LiquidityMining.sol";
import {SecondVersion} from "./SecondVersion.sol";
import {ThirdVersion} from "./ThirdVersion.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice The second version of {LiquidityMining}.
contract LiquidityMiningV2 is LiquidityMining, SecondVersion {
    constructor(IERC20 token, address treasury, address guardian) LiquidityMining(token, treasury, guardian) {}
}

/// @notice The third version of {LiquidityMining}.
contract LiquidityMiningV3 is LiquidityMining, ThirdVersion {
    constructor(IERC20 token, address treasury, address guardian) LiquidityMining(token, treasury, guardian) {}
}
