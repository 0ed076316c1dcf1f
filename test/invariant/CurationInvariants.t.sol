// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CurationChecks} from "./handlers/CurationChecks.sol";

/// @notice See README.md in this folder for each invariant in plain words. The model says beforehand which calls are refused.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
contract CurationInvariants is CurationChecks {
    function setUp() public override {
        super.setUp();
        play(address(world));
    }

    function invariant_ProjectsStandWhereTheyShould() external view {
        checkStatus();
        checkScores();
    }

    function invariant_BondsAreThere() external view {
        checkBonds();
    }

    /// @dev At the end of every run: every action is possible.
    function afterInvariant() external {
        checkActions(address(world));
        checkStatus();
        checkScores();
        checkBonds();
    }
}
