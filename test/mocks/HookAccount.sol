// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ITransferHook} from "./HookToken.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";

/// @notice An account that makes one prepared call when credits or money reach it, and remembers what came of it.
contract HookAccount is ERC1155Holder, ITransferHook {
    address private target;
    bytes private data;
    bool private rethrow;

    uint256 public hooks;
    bool public succeeded;
    bytes public answer;

    /// @param rethrow_ Whether a refusal of the prepared call makes the hook revert too.
    function arm(address target_, bytes calldata data_, bool rethrow_) external {
        (target, data, rethrow) = (target_, data_, rethrow_);
    }

    /// @notice Makes a call as this account.
    function execute(address target_, bytes calldata data_) external returns (bytes memory) {
        (bool success, bytes memory result) = target_.call(data_);
        if (!success) _revert(result);
        return result;
    }

    function onTransfer(address, address, uint256) external {
        _fire();
    }

    function onERC1155Received(
        address operator,
        address from,
        uint256 id,
        uint256 value,
        bytes memory extra
    )
        public
        override
        returns (bytes4)
    {
        _fire();
        return super.onERC1155Received(operator, from, id, value, extra);
    }

    function _fire() private {
        if (target == address(0)) return;
        ++hooks;
        (succeeded, answer) = target.call(data);
        if (!succeeded && rethrow) _revert(answer);
    }

    function _revert(bytes memory result) private pure {
        assembly ("memory-safe") {
            revert(add(result, 0x20), mload(result))
        }
    }
}
