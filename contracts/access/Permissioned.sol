// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// @title Permissioned
/// @notice The base of contracts that nobody can upgrade, but the DAO can replace: the one AccessManager decides who may
/// call their restricted functions.
abstract contract Permissioned is AccessManaged {
    /// @notice Call directly, not through {AccessManager-execute}.
    error CallerHidden(address caller);

    constructor(address authority) AccessManaged(authority) {}

    /// @dev As in {Governed}: a call that the AccessManager relays would hide who made it.
    function _checkCanCall(address caller, bytes calldata data) internal override {
        if (caller == authority()) revert CallerHidden(caller);
        super._checkCanCall(caller, data);
    }
}
