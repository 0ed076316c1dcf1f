// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ListingTerms, Lot} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {IRetirementRouter, RouterQuote, Source} from "../../../../contracts/market/interfaces/IRetirementRouter.sol";
import {RouterBase} from "./RouterBase.sol";

contract ExactPaymentTest is RouterBase {
    function test_RevertWhen_ItBuysLessThanAskedFor() external {
        Source memory source = listing(firstListing, 100e18);
        uint256 tonnes = m.router.quoteExactPayment(source, 100e6, direct(m.usdc), payer).tonnes;
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.TonnesBelowMinimum.selector, tonnes, tonnes + 1));
        retirePayment(source, tonnes + 1, usdc(100e6));
    }

    function test_WhenItBuysExactlyWhatIsAskedFor_ItRetires() external {
        Source memory source = listing(firstListing, 100e18);
        uint256 tonnes = m.router.quoteExactPayment(source, 100e6, direct(m.usdc), payer).tonnes;
        (, RouterQuote memory outcome) = retirePayment(source, tonnes, usdc(100e6));
        assertEq(outcome.tonnes, tonnes);
    }

    function test_RevertWhen_ItBuysNothing() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.TonnesTooFew.selector, 0, 0.001e18));
        retirePayment(listing(firstListing, 100e18), 0, usdc(1));
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.TonnesTooFew.selector, 0, 0.001e18));
        retirePayment(listing(firstListing, 100e18), 0, usdc(0));
    }

    function test_WhenItPaysForAListing_ItBuysTheMostThatFitsAndGivesTheChangeBack() external {
        Source memory source = listing(firstListing, 100e18);
        RouterQuote memory quote = m.router.quoteExactPayment(source, 100e6, direct(m.usdc), payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retirePayment(source, 0, usdc(100e6));
        assertEq(outcome.tonnes, quote.tonnes, "as quoted");
        assertEq(purse - m.testUsdc.balanceOf(payer), outcome.cost, "the change came back");
        assertLe(outcome.cost, 100e6, "not above the payment");
        assertGe(outcome.cost, 100e6 - 2, "and no more than two units below");
        assertEq(certifiedAmount(certificate), outcome.tonnes);
        // 100 / (12.50 × 1.015) t
        assertApproxEqAbs(outcome.tonnes, 7.881773399014778325e18, 1e12);
        assertRouterEmpty();
    }

    function test_WhenItPaysForSeveralListings_ItGoesOnWhereTheFirstEnds() external {
        Source memory source = listings(2e18, 100e18);
        RouterQuote memory quote = m.router.quoteExactPayment(source, 100e6, direct(m.usdc), payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retirePayment(source, 0, usdc(100e6));
        assertEq(outcome.tonnes, quote.tonnes);
        assertEq(m.certificate.linesOf(certificate)[0].amount, 2e18);
        assertEq(m.certificate.linesOf(certificate)[1].amount, outcome.tonnes - 2e18);
        assertEq(purse - m.testUsdc.balanceOf(payer), outcome.cost);
        assertGe(outcome.cost, 100e6 - 4);
        assertRouterEmpty();
    }

    function test_WhenTheListingIsInLots_ItBuysWholeLots() external {
        issue(vintage, 20_009, 1, 5000, seller);
        ListingTerms[] memory terms = new ListingTerms[](1);
        terms[0] = ListingTerms(vintage, 4000e18, UNIT_PRICE, m.usdc, 0, expiry, Lot.Thousand);
        vm.prank(seller);
        uint256[] memory made = m.market.listMany(terms);
        // 2,000 t cost 25,375 USDC, 3,000 t 38,062.50.
        (, RouterQuote memory outcome) = retirePayment(listing(made[0], 4000e18), 0, usdc(38_000e6));
        assertEq(outcome.tonnes, 2000e18);
        assertEq(outcome.cost, 25_375e6);
        assertRouterEmpty();
    }

    function test_WhenItPaysForAnOrder_ItBuysTheMostThatFits() external {
        Source memory source = orders(sellOrder(), 100e18);
        RouterQuote memory quote = m.router.quoteExactPayment(source, 50e6, direct(m.usdc), payer);
        (, RouterQuote memory outcome) = retirePayment(source, quote.tonnes, usdc(50e6));
        assertEq(outcome.tonnes, quote.tonnes);
        assertGe(outcome.cost, 50e6 - 2);
        assertRouterEmpty();
    }

    function test_WhenItPaysForSelectedVintages_TheMostThatFitsGoesOut() external {
        givePoolTokens(20e18);
        Source memory source = selected(5e18, 100e18);
        RouterQuote memory quote = m.router.quoteExactPayment(source, 20e18, direct(address(pool)), payer);
        (uint256 certificate, RouterQuote memory outcome) =
            retirePayment(source, 0, paying(20e18, direct(address(pool))));
        assertEq(outcome.tonnes, quote.tonnes);
        assertEq(outcome.cost, quote.cost);
        assertEq(m.certificate.linesOf(certificate)[0].amount, 5e18);
        // 20 / 1.03
        assertApproxEqAbs(outcome.tonnes, 19.417475728155339805e18, 2e9);
        assertEq(pool.balanceOf(payer), 20e18 - outcome.cost, "change");
        assertRouterEmpty();
    }

    function test_WhenItPaysForAQueueAcrossVintages_EachFeeIsRoundedUpAndTheSumStillFits() external {
        givePoolTokens(200e18);
        // What is left of the first vintage makes both fees round up.
        vm.startPrank(seller);
        pool.deposit(second, 300e18, 0, block.timestamp);
        pool.redeem(vintage, 299e18 - 1, type(uint256).max, block.timestamp);
        vm.stopPrank();
        RouterQuote memory quote = m.router.quoteExactPayment(queue(2), 50e18, direct(address(pool)), payer);
        (uint256 certificate, RouterQuote memory outcome) =
            retirePayment(queue(2), 0, paying(50e18, direct(address(pool))));
        assertEq(outcome.tonnes, quote.tonnes);
        assertEq(m.certificate.linesOf(certificate).length, 2);
        assertLe(outcome.cost, 50e18);
        assertGe(outcome.cost, 50e18 - 3e9);
        assertEq(pool.balanceOf(payer), 200e18 - outcome.cost, "change");
        assertRouterEmpty();
    }

    function test_WhenAnotherTokenPays_NoMoreIsTakenThanItCosts() external {
        address[] memory path = route(m.usdc, address(pool));
        RouterQuote memory quote = m.router.quoteExactPayment(queue(2), 100e6, path, payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retirePayment(queue(2), quote.tonnes, paying(100e6, path));
        assertRetired(certificate, outcome, quote, m.usdc, purse);
        assertLe(outcome.paid, 100e6);
        assertGe(outcome.paid, 100e6 - 1, "all but what rounding leaves");
        assertEq(pool.balanceOf(payer), 0, "no change in the pool's token");
        (, uint256 paid) = m.certificate.paymentOf(certificate);
        assertEq(paid, outcome.paid, "the price");
    }

    /// @dev The listing holds 10 t: of a payment that would buy 30 t, a third is taken.
    function test_WhenTheSourceHoldsLessThanThePaymentWouldBuy_OnlyItsCostIsTaken() external {
        givePoolTokens(90e18);
        address[] memory path = route(address(pool), m.usdc);
        Source memory source = listing(firstListing, 10e18);
        RouterQuote memory quote = m.router.quoteExactPayment(source, 90e18, path, payer);
        assertEq(quote.tonnes, 10e18);
        assertEq(quote.cost, 126.875e6);
        (uint256 certificate, RouterQuote memory outcome) = retirePayment(source, 10e18, paying(90e18, path));
        assertRetired(certificate, outcome, quote, address(pool), 90e18);
        assertLt(outcome.paid, 30e18);
        (address token, uint256 paid) = m.certificate.paymentOf(certificate);
        assertEq(token, address(pool));
        assertEq(paid, outcome.paid, "the price");
    }

    function test_RevertWhen_TheSourceHoldsLessAndTheWayToItGrewDearerThanThePayment() external {
        givePoolTokens(90e18);
        address[] memory path = route(address(pool), m.usdc);
        Source memory source = listing(firstListing, 10e18);
        uint256 expected = m.router.quoteExactPayment(source, 90e18, path, payer).paid;
        // Somebody sells just before.
        vm.startPrank(seller);
        pool.approve(m.dex.router, 50e18);
        uniswap().swapExactTokensForTokens(50e18, 0, path, seller, block.timestamp);
        vm.stopPrank();
        vm.expectPartialRevert(IRetirementRouter.TonnesBelowMinimum.selector);
        retirePayment(source, 10e18, paying(expected, path));
    }

    function test_RevertWhen_ThePathEndsWhereItBegins() external {
        address[] memory path = new address[](3);
        (path[0], path[1], path[2]) = (m.usdc, address(pool), m.usdc);
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.PathInvalid.selector, m.usdc));
        retirePayment(listing(firstListing, 10e18), 0, paying(100e6, path));
    }

    function test_WhenThePriceMovedAgainstThePayer_TheLeastTonnesGuardThem() external {
        address[] memory path = route(m.usdc, address(pool));
        uint256 tonnes = m.router.quoteExactPayment(queue(2), 100e6, path, payer).tonnes;
        // Somebody buys just before.
        vm.startPrank(address(m.faucet));
        m.testUsdc.approve(m.dex.router, 200e6);
        uniswap().swapExactTokensForTokens(200e6, 0, path, stranger, block.timestamp);
        vm.stopPrank();
        uint256 less = m.router.quoteExactPayment(queue(2), 100e6, path, payer).tonnes;
        assertLt(less, tonnes);
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.TonnesBelowMinimum.selector, less, tonnes));
        retirePayment(queue(2), tonnes, paying(100e6, path));
    }
}
