// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Base} from "../../utils/Base.t.sol";

/// @notice A handler whose actions are numbered.
interface INumberedActions {
    /// @notice How many there are.
    function ACTIONS() external view returns (uint256);
    function selectorOf(uint256 action) external view returns (bytes4);
    function successes(uint256 action) external view returns (uint256);
    /// @notice Does an action until it succeeds, if it never did.
    function ensure(uint256 action) external;
}

/// @notice Runs in which a handler's actions are called at random.
abstract contract PlayedActions is Base {
    function play(address handler) internal {
        INumberedActions world = INumberedActions(handler);
        bytes4[] memory selectors = new bytes4[](world.ACTIONS());
        for (uint256 i; i < selectors.length; ++i) {
            selectors[i] = world.selectorOf(i);
        }
        targetContract(handler);
        targetSelector(FuzzSelector(handler, selectors));
    }

    /// @dev Wherever a run has led, every action is possible.
    function checkActions(address handler) internal {
        INumberedActions world = INumberedActions(handler);
        for (uint256 i; i < world.ACTIONS(); ++i) {
            world.ensure(i);
            assertGt(world.successes(i), 0, string.concat("never succeeded: action ", vm.toString(i)));
        }
    }
}
