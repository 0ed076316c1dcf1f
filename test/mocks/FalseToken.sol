// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PlainToken} from "./PlainToken.sol";

/// @notice Moves nothing and says false instead of reverting.
contract FalseToken is PlainToken {
    function transferFrom(address, address, uint256) public pure override returns (bool) {
        return false;
    }
}
