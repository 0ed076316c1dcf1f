// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PlainToken} from "./PlainToken.sol";

/// @notice Who wants to hear of a transfer, as ERC-777 has it.
interface ITransferHook {
    function onTransfer(address from, address to, uint256 amount) external;
}

/// @notice Tells the payer before, and the payee after, money moves.
contract HookToken is PlainToken {
    function _update(address from, address to, uint256 amount) internal override {
        if (from.code.length != 0) ITransferHook(from).onTransfer(from, to, amount);
        super._update(from, to, amount);
        if (from != address(0) && to.code.length != 0) ITransferHook(to).onTransfer(from, to, amount);
    }
}
