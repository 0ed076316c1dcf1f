// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Permissioned} from "../access/Permissioned.sol";
import {IBeacon} from "@openzeppelin/contracts/proxy/beacon/IBeacon.sol";

/// @title PoolBeacon
/// @notice The one code of all pools. The stakers replace it in one vote, for every pool at once.
contract PoolBeacon is Permissioned, IBeacon {
    /// @notice The code of all pools.
    address public implementation;

    /// @notice The code of all pools was replaced.
    event Upgraded(address indexed implementation);

    /// @notice There is no code at this address.
    error ImplementationWithoutCode(address implementation);

    constructor(address authority, address first) Permissioned(authority) {
        _set(first);
    }

    /// @notice Replaces the code of all pools. Role: UPGRADER.
    function upgradeTo(address next) external restricted {
        _set(next);
    }

    function _set(address next) private {
        if (next.code.length == 0) revert ImplementationWithoutCode(next);
        implementation = next;
        emit Upgraded(next);
    }
}
