// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISignedOrders, Order, OrderStatus, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {OrderBase} from "./OrderBase.sol";

contract CancelOrders_Unit_Test is OrderBase {
    function _expectUsed(Order memory o) private {
        expectFillError(o, FILLED, abi.encodeWithSelector(ISignedOrders.NonceUsed.selector, maker, o.nonce));
    }

    function test_WhenTheNonceIsFresh_ItCancelsWhateverIsSignedUnderIt() external {
        assertEq(cancelAs(maker, 7), 1);
        _expectUsed(order(Side.Sell));
        _expectUsed(order(Side.Buy));
        assertStatus(order(Side.Sell), OrderStatus.Cancelled, 0);
    }

    function test_WhenAnOrderUnderTheNonceWasFilledInPart_ItCancelsTheRest() external {
        fill(order(Side.Sell), FILLED);
        assertEq(cancelAs(maker, 7), 1);
        _expectUsed(order(Side.Sell));
        assertStatus(order(Side.Sell), OrderStatus.Cancelled, 0);
    }

    function test_WhenAnOrderUnderTheNonceWasFilledWhole_ItIsPassedOver() external {
        fill(order(Side.Sell), FILLED);
        fill(order(Side.Sell), ORDERED - FILLED);
        vm.recordLogs();
        assertEq(cancelAs(maker, 7), 0);
        assertEq(vm.getRecordedLogs().length, 0);
        assertStatus(order(Side.Sell), OrderStatus.Filled, 0);
    }

    function test_WhenTheNonceWasCancelledBefore_ItIsPassedOver() external {
        cancelAs(maker, 7);
        assertEq(cancelAs(maker, 7), 0);
    }

    function test_WhenThereAreSeveralNonces_ItCancelsThoseThatAreNotUsedUp() external {
        Order memory o = order(Side.Sell);
        fill(o, ORDERED);
        uint256[] memory nonces = new uint256[](5);
        (nonces[0], nonces[1], nonces[2], nonces[3], nonces[4]) = (6, 7, 8, 8, 1000);
        vm.prank(maker);
        assertEq(m.market.cancelOrders(nonces), 3);
        o.nonce = 1000;
        assertStatus(o, OrderStatus.Cancelled, 0);
        o.nonce = 9;
        assertStatus(o, OrderStatus.Open, ORDERED);
    }

    function test_WhenSomebodyElseHasTheSameNonce_ItStaysTheirs() external {
        cancelAs(stranger, 7);
        fill(order(Side.Sell), FILLED);
        assertEq(balance(buyer), FILLED);
    }

    function test_WhenTheMarketIsPausedAndTheProjectSuspended_ItCancelsAllTheSame() external {
        suspendProject(project());
        pauseMarket();
        assertEq(cancelAs(maker, 7), 1);
        vm.prank(maker);
        assertEq(m.market.cancelAllOrders(), 1);
    }

    function test_WhenAllIsWell_ItEmitsOrderCancelled() external {
        vm.expectEmit(address(m.market));
        emit ISignedOrders.OrderCancelled(maker, 7);
        cancelAs(maker, 7);
    }
}
