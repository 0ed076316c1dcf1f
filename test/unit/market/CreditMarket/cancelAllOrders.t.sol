// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISignedOrders, Order, OrderStatus, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {OrderBase} from "./OrderBase.sol";

contract CancelAllOrders_Unit_Test is OrderBase {
    function _cancelAll(address account) private {
        vm.prank(account);
        m.market.cancelAllOrders();
    }

    function _expectStale(Order memory o) private {
        expectFillError(o, FILLED, abi.encodeWithSelector(ISignedOrders.CounterDiffers.selector, maker, 0, 1));
        assertStatus(o, OrderStatus.Cancelled, 0);
    }

    function test_WhenOrdersWereSignedWithTheCounterOfNow_NoneOfThemIsFilledAnyMore() external {
        _cancelAll(maker);
        _expectStale(order(Side.Sell));
        _expectStale(order(Side.Buy));
    }

    function test_WhenAnOrderWasFilledInPart_TheRestIsCancelled() external {
        fill(order(Side.Sell), FILLED);
        _cancelAll(maker);
        _expectStale(order(Side.Sell));
    }

    function test_WhenAnOrderIsSignedWithTheNextCounter_ItIsFilled() external {
        _cancelAll(maker);
        Order memory o = order(Side.Sell);
        o.counter = 1;
        fill(o, FILLED);
        assertEq(balance(buyer), FILLED);
    }

    function test_WhenItIsAnothersOrder_ItStaysOpen() external {
        _cancelAll(stranger);
        fill(order(Side.Sell), FILLED);
        assertEq(m.market.counterOf(maker), 0);
    }

    function test_WhenAllIsWell_ItRaisesTheCounterAndEmitsAllOrdersCancelled() external {
        vm.expectEmit(address(m.market));
        emit ISignedOrders.AllOrdersCancelled(maker, 1);
        vm.prank(maker);
        assertEq(m.market.cancelAllOrders(), 1);
        assertEq(m.market.counterOf(maker), 1);
    }
}
