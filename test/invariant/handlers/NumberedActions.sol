// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Actions by number, each a function that takes a seed, and how often each succeeded.
abstract contract NumberedActions is Test {
    mapping(uint256 action => uint256) public successes;

    /// @dev The function of an action.
    function selectorOf(uint256 action) public pure virtual returns (bytes4);

    /// @dev Does an action; what fails in it fails here.
    function _do(uint256 action, uint256 seed) internal {
        Address.functionCall(address(this), abi.encodeWithSelector(selectorOf(action), seed));
    }

    /// @dev Another number from the same seed, for each `n`.
    function _mix(uint256 seed, uint256 n) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, n)));
    }
}
