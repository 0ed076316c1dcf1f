// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {Order, OrderStatus, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {Quote} from "../../../../contracts/market/interfaces/Quote.sol";
import {OrderBase} from "./OrderBase.sol";

contract OrderReads_Unit_Test is OrderBase {
    function test_WhenAnOrderIsHashed_ItIsWhatAWalletSigns() external view {
        Order memory o = order(Side.Buy);
        o.taker = stranger;
        o.minFill = 3;
        o.counter = 4;
        assertEq(m.market.hashOrder(o), digestOf(o));
        assertNotEq(m.market.hashOrder(o), m.market.hashOrder(order(Side.Buy)));
    }

    function test_WhenTheDomainIsAskedFor_ItNamesMarketVersionAndChain() external view {
        (, string memory name, string memory version, uint256 chainId, address at,,) = m.market.eip712Domain();
        assertEq(name, "Carbontrace Credit Market");
        assertEq(version, "1");
        assertEq(chainId, block.chainid);
        assertEq(at, address(m.market));
    }

    function test_WhenAnOrderIsFresh_ItsStatusIsOpen() external view {
        assertStatus(order(Side.Sell), OrderStatus.Open, ORDERED);
        assertStatus(order(Side.Buy), OrderStatus.Open, ORDERED);
    }

    function test_WhenAnOrderHasExpired_ItsStatusIsExpiredAndSaysWhatIsLeft() external {
        fill(order(Side.Sell), FILLED);
        vm.warp(expiry);
        assertStatus(order(Side.Sell), OrderStatus.Open, ORDERED - FILLED);
        vm.warp(uint256(expiry) + 1);
        assertStatus(order(Side.Sell), OrderStatus.Expired, ORDERED - FILLED);
    }

    function test_WhenTheProjectIsSuspended_ItsStatusIsSuspendedAndSaysWhatIsLeft() external {
        suspendProject(project());
        assertStatus(order(Side.Sell), OrderStatus.Suspended, ORDERED);
    }

    function test_WhenAnOrderWasFilledWholeAtOnce_ItsStatusIsNonceTaken() external {
        fill(order(Side.Sell), ORDERED);
        assertStatus(order(Side.Sell), OrderStatus.NonceTaken, 0);
        assertStatus(order(Side.Buy), OrderStatus.NonceTaken, 0);
    }

    function test_WhenAnOrderWasFilledWholeInParts_ItsStatusIsFilled() external {
        fill(order(Side.Sell), FILLED);
        fill(order(Side.Sell), ORDERED - FILLED);
        assertStatus(order(Side.Sell), OrderStatus.Filled, 0);
    }

    function test_WhenAnotherOrderUnderTheNonceWasBegun_ItsStatusIsNonceTaken() external {
        fill(order(Side.Sell), FILLED);
        assertStatus(order(Side.Buy), OrderStatus.NonceTaken, 0);
    }

    function test_WhenAnOrderWasCancelled_ItsStatusIsCancelled() external {
        cancelAs(maker, 7);
        assertStatus(order(Side.Sell), OrderStatus.Cancelled, 0);
    }

    function test_WhenAllOrdersWereCancelled_ItsStatusIsCancelledAndThatOfAFilledOneIsFilled() external {
        fill(order(Side.Sell), FILLED);
        fill(order(Side.Sell), ORDERED - FILLED);
        vm.prank(maker);
        m.market.cancelAllOrders();
        assertStatus(order(Side.Sell), OrderStatus.Filled, 0);
        Order memory o = order(Side.Sell);
        o.nonce = 8;
        assertStatus(o, OrderStatus.Cancelled, 0);
    }

    function test_WhenAnOrderCannotBeFilled_ItIsQuotedAllTheSame() external {
        cancelAs(maker, 7);
        pauseMarket();
        vm.warp(uint256(expiry) + 1);
        Quote memory due = m.market.quoteOrder(order(Side.Sell), FILLED, buyer);
        assertEq(due.total, TOTAL);
        assertEq(due.payToken, m.usdc);
        assertEq(m.market.quoteOrder(order(Side.Buy), FILLED, buyer).total, PROCEEDS);
    }

    function test_RevertWhen_TheUnitPriceIsNoPrice() external {
        Order memory o = order(Side.Sell);
        o.unitPrice = 2 ** 76;
        expectError(ICreditMarket.UnitPriceInvalid.selector, 2 ** 76);
        m.market.quoteOrder(o, FILLED, buyer);
    }

    function test_WhenTheAmountIsZero_TheQuoteIsZero() external view {
        assertEq(m.market.quoteOrder(order(Side.Sell), 0, buyer).total, 0);
        assertEq(m.market.quoteOrder(order(Side.Buy), 0, buyer).total, 0);
    }
}
