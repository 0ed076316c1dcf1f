// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakingChecks} from "./handlers/StakingChecks.sol";

/// @notice See README.md in this folder for each invariant in plain words. The model says beforehand which calls are
/// refused.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: ci.invariant.runs = 64
/// forge-config: ci.invariant.depth = 100
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
contract StakingInvariants is StakingChecks {
    uint256 private constant RECENT = 4;

    function setUp() public override {
        super.setUp();
        bytes4[] memory selectors = new bytes4[](world.ACTIONS());
        for (uint256 i; i < selectors.length; ++i) {
            selectors[i] = world.selectorOf(i);
        }
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
    }

    function invariant_MoneyAddsUp() external view {
        checkPrincipal();
        checkReserve();
        checkRewards();
    }

    function invariant_VotesAndTiersAreTrue() external view {
        checkTiers();
        checkVotes(RECENT);
    }

    /// @dev At the end of every run: every second that was recorded, and that every action is possible.
    function afterInvariant() external {
        checkVotes(type(uint256).max);
        for (uint256 i; i < world.ACTIONS(); ++i) {
            world.ensure(i);
            assertGt(world.successes(i), 0, string.concat("never succeeded: action ", vm.toString(i)));
        }
        checkPrincipal();
        checkReserve();
        checkRewards();
        checkTiers();
        checkVotes(type(uint256).max);
    }
}
