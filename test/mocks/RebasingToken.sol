// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PlainToken} from "./PlainToken.sol";

/// @notice Multiplies everybody's balance, at will or in the middle of a transfer.
contract RebasingToken is PlainToken {
    uint256 private constant ONE = 100;

    uint256 public index = ONE; // {1/100}
    uint256 public indexInTransfer;

    function rebase(uint256 index_) external {
        index = index_;
    }

    function rebaseInTransfer(uint256 index_) external {
        indexInTransfer = index_;
    }

    function balanceOf(address account) public view override returns (uint256) {
        return super.balanceOf(account) * index / ONE;
    }

    /// @dev Balances are kept in shares; a mint is in shares.
    function _update(address from, address to, uint256 amount) internal override {
        if (from == address(0)) return super._update(from, to, amount);
        super._update(from, to, amount * ONE / index);
        if (indexInTransfer != 0) index = indexInTransfer;
    }
}
