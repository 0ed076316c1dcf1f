// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISignedOrders, Order, Side} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {OrderBase} from "../market/CreditMarket/OrderBase.sol";

/// @notice What attempts on signed orders have in common: whom they are refused to, and why.
abstract contract OrderAttackBase is OrderBase {
    /// @dev Filling with this signature is refused with this error.
    function expectRefused(Order memory o, bytes memory signature, bytes memory error) internal {
        vm.prank(takerOf(o.side));
        vm.expectRevert(error);
        m.market.fillOrder(o, signature, FILLED, noLimit(o.side), block.timestamp);
    }

    function invalid(address who) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISignedOrders.SignatureInvalid.selector, who);
    }

    function nonceUsed(Order memory o) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISignedOrders.NonceUsed.selector, o.maker, o.nonce);
    }

    /// @dev An order in a token of which whoever pays has plenty.
    function orderIn(PlainToken token, Side side) internal returns (Order memory o) {
        address payer = side == Side.Sell ? buyer : maker;
        token.mint(payer, 1e12);
        vm.prank(payer);
        token.approve(address(m.market), type(uint256).max);
        o = order(side);
        (o.payToken, o.nonce) = (address(token), 100 + uint256(side));
    }
}
