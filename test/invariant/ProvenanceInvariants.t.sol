// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProvenanceChecks} from "./handlers/ProvenanceChecks.sol";

/// @notice See README.md in this folder for each invariant in plain words. The model says beforehand which calls are refused.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
contract ProvenanceInvariants is ProvenanceChecks {
    function setUp() public override {
        super.setUp();
        play(address(world));
    }

    /// @dev One function: each of them would play all runs again.
    function invariant_SerialNumbersStandWhereTheyShouldAndAddUp() external view {
        checkSupply();
        checkHead();
        checkStates();
        checkRequests();
    }

    /// @dev At the end of every run: the serial numbers of all records, and that every action is possible.
    function afterInvariant() external {
        checkRecords();
        checkActions(address(world));
        checkSupply();
        checkHead();
        checkStates();
        checkRequests();
        checkRecords();
    }
}
