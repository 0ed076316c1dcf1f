// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    AccessManagedUpgradeable
} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";

/// @title Managed
/// @notice The base of every upgradeable contract of the protocol: one AccessManager decides who may upgrade, pause and
/// administer it. Pausing stops entries (issue, list, buy) and never exits (retire, cancel a listing).
/// @dev The only `_authorizeUpgrade` of the protocol lives here. Implementations are locked by the constructor.
abstract contract Managed is AccessManagedUpgradeable, PausableUpgradeable, UUPSUpgradeable {
    /// @notice Call directly, not through {AccessManager-execute}.
    error CallerHidden(address caller);

    /*//////////////////////////////////////////////////////////////////////////
                                    INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor() {
        _disableInitializers();
    }

    function __Managed_init(address authority) internal onlyInitializing {
        __AccessManaged_init(authority);
        __Pausable_init();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Stops entries until {unpause}. Role: GUARDIAN.
    function pause() external restricted {
        _pause();
    }

    /// @notice Reopens entries. Role: UNPAUSER.
    function unpause() external restricted {
        _unpause();
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
