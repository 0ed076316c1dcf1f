// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill, ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {ISignedOrders, Order, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {Quote} from "../../../../contracts/market/interfaces/Quote.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {HookAccount} from "../../../mocks/HookAccount.sol";
import {OrderBase} from "./OrderBase.sol";

contract Router_Unit_Test is OrderBase {
    address private router;
    Fill[] private fills;

    function setUp() public override {
        super.setUp();
        router = address(m.router);
        vm.etch(router, address(new HookAccount()).code);
        fund(router, 1e12);
        stakeAs(stranger, Tier.Platinum);
        fills.push(Fill(listDefault(), FILLED));
    }

    function _fillFor(Order memory o, address taker) private returns (Quote memory) {
        bytes memory signature = sign(o);
        vm.prank(router);
        return m.market.fillOrderFor(o, signature, FILLED, TOTAL, taker);
    }

    function _assertSettled(Quote memory due) private view {
        assertEq(due.discountPercent, 50);
        assertEq(due.total, PRICE + COMMISSION / 2);
        assertEq(1e12 - usdc(router), due.total);
        assertEq(usdc(stranger), 0);
        assertEq(balance(router), FILLED);
        assertEq(balance(stranger), 0);
    }

    function test_RevertWhen_TheCallerIsNotTheRouter() external {
        bytes memory error = abi.encodeWithSelector(ICreditMarket.CallerNotRouter.selector, buyer);
        vm.expectRevert(error);
        vm.prank(buyer);
        m.market.buyFor(fills, m.usdc, TOTAL, stranger, address(m.router));
        bytes memory signature = sign(order(Side.Sell));
        vm.expectRevert(error);
        vm.prank(buyer);
        m.market.fillOrderFor(order(Side.Sell), signature, FILLED, TOTAL, stranger);
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        expectPaused();
        vm.prank(router);
        m.market.buyFor(fills, m.usdc, TOTAL, stranger, address(m.router));
        bytes memory signature = sign(order(Side.Sell));
        expectPaused();
        vm.prank(router);
        m.market.fillOrderFor(order(Side.Sell), signature, FILLED, TOTAL, stranger);
    }

    function test_WhenTheRouterBuysFromListings_ItPaysAndReceivesAtItsTakersDiscount() external {
        vm.prank(router);
        Quote memory due = m.market.buyFor(fills, m.usdc, TOTAL, stranger, address(m.router));
        _assertSettled(due);
        assertEq(keccak256(abi.encode(due)), keccak256(abi.encode(m.market.quoteMany(fills, stranger))));
        assertEq(usdc(seller), PRICE);
    }

    function test_WhenTheRouterSaysThatTheTakerPays_TheTakersAllowanceIsSpent() external {
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(stranger, TOTAL);
        vm.prank(stranger);
        m.testUsdc.approve(address(m.market), TOTAL);
        uint256 routers = usdc(router);
        vm.prank(router);
        Quote memory due = m.market.buyFor(fills, m.usdc, TOTAL, stranger, stranger);
        assertEq(usdc(stranger), TOTAL - due.total);
        assertEq(m.testUsdc.allowance(stranger, address(m.market)), TOTAL - due.total);
        assertEq(usdc(router), routers);
        assertEq(balance(router), FILLED);
    }

    function test_WhenTheRouterBuysFromListings_ItEmitsBoughtWithItsTaker() external {
        vm.expectEmit(address(m.market));
        emit ICreditMarket.Bought(fills[0].listing, stranger, vintage, FILLED, PRICE, COMMISSION / 2, LISTED - FILLED);
        vm.prank(router);
        m.market.buyFor(fills, m.usdc, TOTAL, stranger, address(m.router));
    }

    function test_RevertWhen_TheTakerIsOneOfTheSellers() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.BuyerIsSeller.selector, seller));
        vm.prank(router);
        m.market.buyFor(fills, m.usdc, TOTAL, seller, address(m.router));
    }

    function test_RevertWhen_TheRouterWouldPayMoreThanItsLimit() external {
        uint256 total = PRICE + COMMISSION / 2;
        expectError(ICreditMarket.TotalExceedsMaximum.selector, total, total - 1);
        vm.prank(router);
        m.market.buyFor(fills, m.usdc, total - 1, stranger, address(m.router));
    }

    function test_WhenTheRouterFillsASellOrder_ItPaysAndReceivesAtItsTakersDiscount() external {
        _assertSettled(_fillFor(order(Side.Sell), stranger));
        assertEq(usdc(maker), 1e12 + PRICE);
    }

    function test_WhenTheOrderNamesTheTaker_ItIsFilled() external {
        Order memory o = order(Side.Sell);
        o.taker = stranger;
        _assertSettled(_fillFor(o, stranger));
    }

    function test_RevertWhen_TheOrderNamesTheRouter() external {
        Order memory o = order(Side.Sell);
        o.taker = router;
        bytes memory signature = sign(o);
        vm.expectRevert(abi.encodeWithSelector(ISignedOrders.TakerNotNamed.selector, router, stranger));
        vm.prank(router);
        m.market.fillOrderFor(o, signature, FILLED, TOTAL, stranger);
    }

    function test_RevertWhen_TheTakerIsTheMaker() external {
        bytes memory signature = sign(order(Side.Sell));
        vm.expectRevert(abi.encodeWithSelector(ISignedOrders.TakerIsMaker.selector, maker));
        vm.prank(router);
        m.market.fillOrderFor(order(Side.Sell), signature, FILLED, TOTAL, maker);
    }

    function test_RevertWhen_TheRouterFillsABuyOrder() external {
        Order memory o = order(Side.Buy);
        bytes memory signature = sign(o);
        vm.expectRevert(abi.encodeWithSelector(ISignedOrders.OrderNotForSale.selector, digestOf(o)));
        vm.prank(router);
        m.market.fillOrderFor(o, signature, FILLED, TOTAL, stranger);
    }
}
