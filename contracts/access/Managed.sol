// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "./Governed.sol";
import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";

/// @title Managed
/// @notice A {Governed} contract with entries that can be paused (issue, list, buy, stake). Pausing never stops exits
/// (retire, cancel a listing, claim, withdraw).
abstract contract Managed is Governed, PausableUpgradeable {
    /*//////////////////////////////////////////////////////////////////////////
                                    INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    function __Managed_init(address authority) internal onlyInitializing {
        __Governed_init(authority);
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
}
