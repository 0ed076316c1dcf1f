// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PlainToken} from "./PlainToken.sol";

/// @notice Keeps a hundredth of every transfer to one chosen payee, or of every transfer if none is chosen.
contract FeeToken is PlainToken {
    address public payee;

    function chargeOnly(address payee_) external {
        payee = payee_;
    }

    function _update(address from, address to, uint256 amount) internal override {
        bool charged = from != address(0) && to != address(0) && (payee == address(0) || payee == to);
        super._update(from, to, amount);
        if (charged) super._update(to, address(0), amount / 100);
    }
}
