// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Permissioned} from "../access/Permissioned.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {IBeacon} from "@openzeppelin/contracts/proxy/beacon/IBeacon.sol";

/// @title PoolBeacon
/// @notice The one code of all pools. The stakers replace it in one vote, for every pool at once.
/// @dev Each pool keeps a copy of the address and is told when it changes: it would cost every call 2,800 gas to ask. There are
/// few pools, so that telling them all fits one transaction, and none can be left behind; those to come are told too.
contract PoolBeacon is Permissioned, IBeacon {
    /// @notice Knows the pools.
    IPoolFactory public immutable FACTORY;

    /// @notice The code of all pools.
    address public implementation;

    /// @notice The code of all pools was replaced.
    event Upgraded(address indexed implementation);

    /// @notice There is no code at this address.
    error ImplementationWithoutCode(address implementation);

    constructor(address authority, IPoolFactory factory, address first) Permissioned(authority) {
        FACTORY = factory;
        _set(first);
    }

    /// @notice Replaces the code of all pools. Role: UPGRADER.
    function upgradeTo(address next) external restricted {
        // Check and effect.
        _set(next);

        // Interaction: the pools take it, see {PoolProxy}.
        address[] memory pools = FACTORY.reserved();
        for (uint256 i; i < pools.length; ++i) {
            PoolBeacon(pools[i]).upgradeTo(next);
        }
    }

    function _set(address next) private {
        if (next.code.length == 0) revert ImplementationWithoutCode(next);
        implementation = next;
        emit Upgraded(next);
    }
}
