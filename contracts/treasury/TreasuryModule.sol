// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Permissioned} from "../access/Permissioned.sol";
import {ITreasuryModule} from "./interfaces/ITreasuryModule.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";

/// @title TreasuryModule
/// @notice See {ITreasuryModule}. It never delegates a call, and calls nothing but a token's `transfer`, a payee with money,
/// and the Safe itself.
contract TreasuryModule is Permissioned, ITreasuryModule {
    /*//////////////////////////////////////////////////////////////////////////
                                       IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The treasury.
    ISafe public immutable SAFE;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    constructor(address authority, ISafe safe) Permissioned(authority) {
        SAFE = safe;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITreasuryModule
    function spend(address token, address to, uint256 amount) external restricted {
        // Check: something, to somebody.
        if (amount == 0) revert AmountZero();
        if (to == address(0) || to == address(SAFE)) revert PayeeInvalid(to);
        emit Spent(token, to, amount);

        // Interaction: the payment, or nothing.
        if (token == address(0)) {
            (bool paid, bytes memory reason) =
                SAFE.execTransactionFromModuleReturnData(to, amount, "", Enum.Operation.Call);
            if (!paid) revert PaymentFailed(token, to, amount, reason);
            return;
        }
        if (token.code.length == 0 || token == address(SAFE)) revert TokenInvalid(token);
        bytes memory call = abi.encodeCall(IERC20.transfer, (to, amount));
        (bool success, bytes memory answer) =
            SAFE.execTransactionFromModuleReturnData(token, 0, call, Enum.Operation.Call);
        // Tokens answer true, or nothing at all.
        if (!success || (answer.length != 0 && !_isTrue(answer))) revert PaymentFailed(token, to, amount, answer);
    }

    /// @inheritdoc ITreasuryModule
    function administerSafe(bytes calldata call) external restricted {
        emit SafeAdministered(call);
        (bool success, bytes memory reason) =
            SAFE.execTransactionFromModuleReturnData(address(SAFE), 0, call, Enum.Operation.Call);
        if (!success) revert SafeRefused(reason);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _isTrue(bytes memory answer) private pure returns (bool) {
        return answer.length >= 32 && abi.decode(answer, (uint256)) == 1;
    }
}
