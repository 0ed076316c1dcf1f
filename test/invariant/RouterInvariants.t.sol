// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RouterWorld} from "./RouterWorld.sol";
import {Test} from "forge-std/Test.sol";

/// @notice See README.md in this folder for each invariant in plain words.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: ci.invariant.fail-on-revert = true
/// forge-config: deep.invariant.fail-on-revert = true
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

    function invariant_TheRouterHoldsNothingButWhatItWasGiven() external view {
        world.checkRouter();
    }

    /// @dev A run is worth something only if much was retired and the contract of bad faith was called in the middle of it.
    function afterInvariant() external {
        for (uint256 i; i < 40; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            world.arm(seed >> 11, seed >> 13);
            world.makeOrder(seed);
            world.listMore(seed);
            world.retireTonnesOf(seed >> 3, seed >> 9);
            world.retirePaymentOf(seed >> 5, seed >> 7);
        }
        assertGt(world.done(RouterWorld.retireTonnesOf.selector), 0, "nothing was retired by tonnes");
        assertGt(world.done(RouterWorld.retirePaymentOf.selector), 0, "nothing was retired by payment");
        assertGt(world.HOSTILE().hooks(), 0, "nobody of bad faith was called");
    }
}
