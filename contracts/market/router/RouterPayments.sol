// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IPermit2, PermitTransferFrom, SignatureTransferDetails, TokenPermissions} from "../interfaces/IPermit2.sol";
import {IRetirementRouter, Payment, PermitKind} from "../interfaces/IRetirementRouter.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IUniswapV2Router02} from "@uniswap/v2-periphery/contracts/interfaces/IUniswapV2Router02.sol";

/// @title RouterPayments
/// @notice Takes the caller's payment, swaps it where it has to be, and gives back what is not needed.
abstract contract RouterPayments is IRetirementRouter {
    using SafeERC20 for IERC20;

    /// @notice Uniswap's router, version 2.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IUniswapV2Router02 public immutable UNISWAP;
    /// @notice Uniswap's Permit2.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPermit2 public immutable PERMIT2;

    uint256 private constant SIGNATURE_LENGTH = 65;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IUniswapV2Router02 uniswap, IPermit2 permit2) {
        UNISWAP = uniswap;
        PERMIT2 = permit2;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The last token of the path.
    function _lastOf(address[] calldata path) internal pure returns (address) {
        if (path.length == 0) revert PathInvalid(address(0));
        return path[path.length - 1];
    }

    /// @dev What is needed of the first token to have so much of the last.
    function _paymentFor(uint256 cost, address[] calldata path) internal view returns (uint256) {
        return path.length == 1 ? cost : UNISWAP.getAmountsIn(cost, path)[0];
    }

    /// @dev What of the last token can be had for so much of the first: one unit less than Uniswap says, which rounds what it takes up.
    function _proceedsOf(uint256 amount, address[] calldata path) internal view returns (uint256) {
        if (path.length == 1) return amount;
        uint256 proceeds = UNISWAP.getAmountsOut(amount, path)[path.length - 1];
        return proceeds == 0 ? 0 : proceeds - 1;
    }

    /// @dev Takes `paid` of the caller's and turns it into exactly `cost`, which {_paymentFor} said.
    function _payExactly(Payment calldata payment, uint256 paid, uint256 cost) internal {
        _take(payment, paid);
        if (payment.path.length == 1) return;
        IERC20(payment.path[0]).forceApprove(address(UNISWAP), paid);
        UNISWAP.swapTokensForExactTokens(cost, paid, payment.path, address(this), block.timestamp);
    }

    /// @dev Lets one of our own contracts take what is bought from it. It takes nothing but what its caller buys.
    function _allow(address token, address spender, uint256 amount) internal {
        if (IERC20(token).allowance(address(this), spender) < amount) {
            IERC20(token).forceApprove(spender, type(uint256).max);
        }
    }

    /// @dev Gives back what is here of a token. Costs are known before they are paid, so that there is nothing, unless the token itself
    /// changed them in the middle.
    function _giveBack(address token) internal {
        uint256 amount = IERC20(token).balanceOf(address(this));
        if (amount != 0) IERC20(token).safeTransfer(msg.sender, amount);
    }

    function _take(Payment calldata payment, uint256 amount) private {
        IERC20 token = IERC20(payment.path[0]);
        uint256 before = token.balanceOf(address(this));
        if (payment.permit == PermitKind.Permit2) {
            PERMIT2.permitTransferFrom(
                PermitTransferFrom(
                    TokenPermissions(address(token), payment.amount), payment.nonce, payment.permitDeadline
                ),
                SignatureTransferDetails(address(this), amount),
                msg.sender,
                payment.signature
            );
        } else {
            if (payment.permit == PermitKind.Erc2612) _permit(payment, address(this));
            token.safeTransferFrom(msg.sender, address(this), amount);
        }
        uint256 delivered = token.balanceOf(address(this)) - before;
        if (delivered != amount) revert PaymentDeliveredShort(address(token), amount, delivered);
    }

    /// @dev A permit that somebody else has used already has left its allowance behind: then that is enough.
    function _permit(Payment calldata payment, address spender) internal {
        bytes calldata signature = payment.signature;
        if (signature.length != SIGNATURE_LENGTH) revert PermitInvalid(signature.length);
        try IERC20Permit(payment.path[0])
            .permit(
                msg.sender,
                spender,
                payment.amount,
                payment.permitDeadline,
                uint8(signature[64]),
                bytes32(signature[:32]),
                bytes32(signature[32:64])
            ) {}
            catch {}
    }
}
