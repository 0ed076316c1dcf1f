// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProvenanceChecks} from "./handlers/ProvenanceChecks.sol";

/// @notice See README.md in this folder for each invariant in plain words. The model says beforehand which calls are refused.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
contract ProvenanceInvariants is ProvenanceChecks {
    function setUp() public override {
        super.setUp();
        bytes4[] memory selectors = new bytes4[](world.ACTIONS());
        for (uint256 i; i < selectors.length; ++i) {
            selectors[i] = world.selectorOf(i);
        }
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
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
        for (uint256 i; i < world.ACTIONS(); ++i) {
            world.ensure(i);
            assertGt(world.successes(i), 0, string.concat("never succeeded: action ", vm.toString(i)));
        }
        checkSupply();
        checkHead();
        checkStates();
        checkRequests();
        checkRecords();
    }
}
