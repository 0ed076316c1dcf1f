// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {GovernanceWorld} from "./GovernanceWorld.sol";
import {Test} from "forge-std/Test.sol";

/// @notice What holds after any sequence of payments by the signers, changed limits, polls and answers:
/// - The guard knows what the signers spent today and on the thirty days before, and they never spend more than the limit
///   that holds while they do.
/// - The payee has what the payments add up to: nothing left the treasury uncounted.
/// - A poll's tally is the sum of the votes, at its snapshot, of those who answered so; all tallies together are at most
///   what was staked then.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: ci.invariant.runs = 64
/// forge-config: ci.invariant.depth = 100
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
contract GovernanceInvariants is Test {
    GovernanceWorld private world;

    function setUp() external {
        world = new GovernanceWorld();
        world.setUp();
        bytes4[] memory selectors = new bytes4[](world.ACTIONS());
        for (uint256 i; i < selectors.length; ++i) {
            selectors[i] = world.selectorOf(i);
        }
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
    }

    function invariant_TheSignersStayWithinTheirLimits() external view {
        world.checkPayments();
    }

    function invariant_TalliesAreTheVotesOfThoseWhoAnswered() external view {
        world.checkPolls();
    }

    /// @dev At the end of every run: every action is possible, so that no invariant holds for want of any.
    function afterInvariant() external {
        world.doAll();
        world.checkPayments();
        world.checkPolls();
    }
}
