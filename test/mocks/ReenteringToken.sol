// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PlainToken} from "./PlainToken.sol";

/// @notice A stand-in for CRBN that makes a prepared call as itself in every transfer, before or after the money moves, and
/// remembers what came of it. A refusal does not stop the transfer, so that nothing is saved by an accident.
contract ReenteringToken is PlainToken {
    /// @dev So deep it follows its own calls.
    uint256 private constant DEPTH = 3;

    address private target;
    bytes private data;
    bool private early;
    uint256 private depth;

    uint256 public calls;
    uint256 public successes;
    bytes public answer;

    /// @param early_ Whether it calls before the money moves, else after.
    function arm(address target_, bytes calldata data_, bool early_) external {
        (target, data, early) = (target_, data_, early_);
        (calls, successes, answer) = (0, 0, "");
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (early) _fire();
        super._update(from, to, amount);
        if (!early) _fire();
    }

    function _fire() private {
        if (target == address(0) || depth == DEPTH) return;
        ++depth;
        (bool success, bytes memory result) = target.call(data);
        --depth;
        ++calls;
        if (success) ++successes;
        else answer = result;
    }
}
