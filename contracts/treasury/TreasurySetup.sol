// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";

/// @title TreasurySetup
/// @notice What the treasury Safe delegates to once, while it is set up: it is born with its module and its guard.
contract TreasurySetup {
    /// @notice Enables the module and the guard. Runs in the Safe's own name, else the Safe refuses.
    function setUp(address module, address guard) external {
        ISafe safe = ISafe(payable(address(this)));
        safe.enableModule(module);
        safe.setGuard(guard);
    }
}
