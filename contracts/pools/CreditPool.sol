// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {Initializable} from "@openzeppelin/contracts-upgradeable/proxy/utils/Initializable.sol";

/// @title CreditPool
contract CreditPool is Initializable {
    /// @notice The credits.
    ICarbonCredit public immutable CREDIT;
    /// @notice Created this pool, and administers it.
    IPoolFactory public immutable FACTORY;
    /// @notice Who receives the fees.
    address public immutable TREASURY;

    constructor(ICarbonCredit credit, IPoolFactory factory, address treasury) {
        CREDIT = credit;
        FACTORY = factory;
        TREASURY = treasury;
        _disableInitializers();
    }
}
