// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {CurationChecks} from "./handlers/CurationChecks.sol";

/// @notice See README.md in this folder for each invariant in plain words. The model says beforehand which calls are refused.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
contract CurationInvariants is CurationChecks {
    function setUp() public override {
        super.setUp();
        bytes4[] memory selectors = new bytes4[](world.ACTIONS());
        for (uint256 i; i < selectors.length; ++i) {
            selectors[i] = world.selectorOf(i);
        }
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
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
        for (uint256 i; i < world.ACTIONS(); ++i) {
            world.ensure(i);
            assertGt(world.successes(i), 0, string.concat("never succeeded: action ", vm.toString(i)));
        }
        checkStatus();
        checkScores();
        checkBonds();
    }
}
