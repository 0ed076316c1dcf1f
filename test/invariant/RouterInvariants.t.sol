// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RouterWorld} from "./RouterWorld.sol";
import {Test} from "forge-std/Test.sol";

/// @notice See README.md in this folder for each invariant in plain words.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
/// forge-config: default.invariant.shrink-run-limit = 200
/// forge-config: ci.invariant.shrink-run-limit = 200
/// forge-config: deep.invariant.shrink-run-limit = 200
contract RouterInvariants is Test {
    RouterWorld private world;

    function setUp() external {
        world = new RouterWorld();
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = RouterWorld.retireTonnesOf.selector;
        selectors[1] = RouterWorld.retirePaymentOf.selector;
        selectors[2] = RouterWorld.listMore.selector;
        selectors[3] = RouterWorld.makeOrder.selector;
        selectors[4] = RouterWorld.changeMind.selector;
        selectors[5] = RouterWorld.arm.selector;
        selectors[6] = RouterWorld.give.selector;
        selectors[7] = RouterWorld.swap.selector;
        targetContract(address(world));
        targetSelector(FuzzSelector(address(world), selectors));
    }

    function invariant_TheRouterHoldsNothingButWhatItWasGiven() external {
        world.checkRouter();
    }

    /// @dev Whatever happened, it goes on: every way of retiring works, also while the contract of bad faith is called in the middle.
    function afterInvariant() external {
        for (uint256 i; i < 5; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            world.arm(seed >> 11, seed >> 13);
            world.makeOrder(seed);
            world.listMore(seed);
            world.retireTonnesOf(seed >> 3, seed >> 9);
            world.retirePaymentOf(seed >> 5, seed >> 7);
        }
        world.provoke();
        world.retireEveryWay();
    }
}
