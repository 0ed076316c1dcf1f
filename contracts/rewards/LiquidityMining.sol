// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title LiquidityMining
contract LiquidityMining is Managed {
    /// @notice What is earned.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IERC20 public immutable TOKEN;
    /// @notice Where goes what nobody can earn.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IERC20 token, address treasury, address guardian) Managed(guardian) {
        TOKEN = token;
        TREASURY = treasury;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }
}
