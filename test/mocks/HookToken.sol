// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PlainToken} from "./PlainToken.sol";

/// @notice Who wants to hear of a transfer, as ERC-777 has it.
interface ITransferHook {
    function onTransfer(address from, address to, uint256 amount) external;
}

/// @notice Tells the payer before, and the payee after, money moves, if they want to hear of it.
contract HookToken is PlainToken {
    mapping(address account => bool) private _listens;

    /// @dev From now on the account is told. Nobody else is: a Safe would not understand.
    function tell(address account) external {
        _listens[account] = true;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (_listens[from]) ITransferHook(from).onTransfer(from, to, amount);
        super._update(from, to, amount);
        if (from != address(0) && _listens[to]) ITransferHook(to).onTransfer(from, to, amount);
    }
}
