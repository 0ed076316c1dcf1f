// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    AccessManagedUpgradeable
} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @title Governed
/// @notice The base of every upgradeable contract of the protocol: one AccessManager decides who may upgrade and
/// administer it. Contracts that hold nothing but exits (a token, a vault, vested money) stop here: nobody can pause
/// them. The others are {Managed}.
/// @dev The only `_authorizeUpgrade` of the protocol lives here. Implementations are locked by the constructor.
abstract contract Governed is AccessManagedUpgradeable, UUPSUpgradeable {
    /// @notice Call directly, not through {AccessManager-execute}.
    error CallerHidden(address caller);

    /*//////////////////////////////////////////////////////////////////////////
                                    INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor() {
        _disableInitializers();
    }

    function __Governed_init(address authority) internal onlyInitializing {
        __AccessManaged_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A call that the AccessManager relays would hide who made it: four eyes and every event need the person.
    function _checkCanCall(address caller, bytes calldata data) internal override {
        if (caller == authority()) revert CallerHidden(caller);
        super._checkCanCall(caller, data);
    }

    /// @dev Role: UPGRADER, asked for the selector of `upgradeToAndCall`, the only way in.
    function _authorizeUpgrade(address) internal override restricted {}
}
