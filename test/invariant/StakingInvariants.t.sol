// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {StakingChecks} from "./handlers/StakingChecks.sol";

/// @notice See README.md in this folder for each invariant in plain words. The model says beforehand which calls are
/// refused.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: ci.invariant.runs = 64
/// forge-config: ci.invariant.depth = 100
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
contract StakingInvariants is StakingChecks {
    uint256 private constant RECENT = 4;

    function setUp() public override {
        super.setUp();
        play(address(world));
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
        checkActions(address(world));
        checkPrincipal();
        checkReserve();
        checkRewards();
        checkTiers();
        checkVotes(type(uint256).max);
    }
}
