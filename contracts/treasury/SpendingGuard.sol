// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Permissioned} from "../access/Permissioned.sol";
import {ISpendingGuard} from "./interfaces/ISpendingGuard.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {BaseTransactionGuard} from "@safe-global/safe-smart-account/contracts/base/GuardManager.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";

/// @title SpendingGuard
/// @notice See {ISpendingGuard}. The treasury's transactions pass here before and after they are executed; those of its module
/// do not, because they come from the stakers.
/// @dev Messages cannot be signed either: the Safe's fallback handler knows no ERC-1271, and the library that would store one
/// needs a delegatecall.
contract SpendingGuard is Permissioned, BaseTransactionGuard, ISpendingGuard {
    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The treasury.
    address public immutable SAFE;

    /// @notice Days before today that count {d}.
    uint256 public constant WINDOW = 30;

    uint256 private constant TRANSFER_LENGTH = 68; // selector, payee, amount {byte}

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISpendingGuard
    mapping(address token => uint256) public limitOf;

    /// @inheritdoc ISpendingGuard
    mapping(address token => mapping(uint256 day => uint256)) public spentOn;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    constructor(address authority, address safe) Permissioned(authority) {
        SAFE = safe;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISpendingGuard
    function spentOf(address token) public view returns (uint256 spent) {
        uint256 today = block.timestamp / 1 days;
        for (uint256 i; i <= WINDOW; ++i) {
            spent += spentOn[token][today - i];
        }
    }

    /// @inheritdoc ISpendingGuard
    function remainingOf(address token) public view returns (uint256) {
        (uint256 limit, uint256 spent) = (limitOf[token], spentOf(token));
        return spent < limit ? limit - spent : 0;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        THE SAFE'S
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Lets a transaction of the signers pass, and counts it, if it is a transfer within its limit.
    /// @dev Eleven parameters leave no room on the stack for calldata.
    // solhint-disable gas-calldata-parameters
    function checkTransaction(
        address to,
        uint256 value,
        bytes memory data,
        Enum.Operation operation,
        uint256,
        uint256,
        uint256 gasPrice,
        address,
        address payable,
        bytes memory,
        address
    )
        external
        override
    {
        // Check: what it is.
        if (msg.sender != SAFE) revert CallerNotSafe(msg.sender);
        if (operation != Enum.Operation.Call) revert DelegatecallRefused();
        if (gasPrice != 0) revert RefundRefused();
        if (to == SAFE) revert SafeCallRefused();
        _spend(to, value, data);
    }

    // solhint-enable gas-calldata-parameters

    /// @notice Undoes a transaction that failed, so that it is not counted.
    function checkAfterExecution(bytes32, bool success) external view override {
        if (msg.sender != SAFE) revert CallerNotSafe(msg.sender);
        if (!success) revert TransactionFailed();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISpendingGuard
    function setLimit(address token, uint256 limit) external restricted {
        if (limit > type(uint128).max) revert LimitTooLarge(limit);
        limitOf[token] = limit;
        emit LimitSet(token, limit);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Counts a transfer, if its limit allows it.
    function _spend(address to, uint256 value, bytes memory data) private {
        // Check: a transfer, to somebody else, of what is left.
        (address token, address payee, uint256 amount) = _transferOf(to, value, data);
        if (payee == SAFE) revert SafeCallRefused();
        uint256 remaining = remainingOf(token);
        if (amount > remaining) revert LimitExceeded(token, amount, remaining);

        // Effect.
        uint256 today = block.timestamp / 1 days;
        spentOn[token][today] += amount;
        emit SignersSpent(token, payee, amount, today, remaining - amount);
    }

    /// @dev What a transaction pays to whom. An empty call pays the chain's own coin.
    function _transferOf(
        address to,
        uint256 value,
        bytes memory data
    )
        private
        pure
        returns (address token, address payee, uint256 amount)
    {
        if (data.length == 0) return (address(0), to, value);
        bytes4 selector = bytes4(data);
        if (value != 0 || selector != IERC20.transfer.selector || data.length != TRANSFER_LENGTH) {
            revert CallRefused(to, selector);
        }
        token = to;
        assembly ("memory-safe") {
            // A payee with dirty upper bytes counts as whom a lenient token would pay.
            payee := shr(96, shl(96, mload(add(data, 36))))
            amount := mload(add(data, 68))
        }
        // A transfer of nothing would be a call to anything.
        if (amount == 0) revert CallRefused(to, selector);
    }
}
