// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {CreditPool} from "../../../contracts/pools/CreditPool.sol";
import {IPoolFactory} from "../../../contracts/pools/interfaces/IPoolFactory.sol";

/// @notice A next version of the pools' code.
contract CreditPoolV2 is CreditPool {
    constructor(
        ICarbonCredit credit,
        IPoolFactory factory,
        address router,
        address treasury
    )
        CreditPool(credit, factory, router, treasury)
    {}

    function version() external pure returns (uint256) {
        return 2;
    }
}
