// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {Signed} from "../access/Signed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {IPoolFactory} from "../pools/interfaces/IPoolFactory.sol";
import {ICreditMarket} from "./interfaces/ICreditMarket.sol";

/// @title RetirementRouter
contract RetirementRouter is Governed, Signed {
    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice Where listings and orders are filled.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditMarket public immutable MARKET;
    /// @notice Which contracts are pools.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPoolFactory public immutable POOLS;
    /// @notice Uniswap's router, version 2.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable UNISWAP;
    /// @notice Uniswap's Permit2.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable PERMIT2;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, ICreditMarket market, IPoolFactory pools, address uniswap, address permit2) {
        CREDIT = credit;
        MARKET = market;
        POOLS = pools;
        UNISWAP = uniswap;
        PERMIT2 = permit2;
    }

    /// @notice Sets the AccessManager and the EIP-712 domain; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
        __EIP712_init("Carbontrace Retirement Router", "1");
    }
}
