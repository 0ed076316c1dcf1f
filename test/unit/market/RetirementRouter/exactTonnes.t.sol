// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../../../contracts/access/Managed.sol";
import {Signed} from "../../../../contracts/access/Signed.sol";
import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {
    IRetirementRouter,
    Payment,
    RouterQuote,
    Source
} from "../../../../contracts/market/interfaces/IRetirementRouter.sol";
import {Order, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {CertificateLine} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {RouterBase} from "./RouterBase.sol";

contract ExactTonnesTest is RouterBase {
    function test_RevertWhen_TheDeadlineHasPassed() external {
        vm.expectRevert(abi.encodeWithSelector(Signed.DeadlinePassed.selector, block.timestamp - 1));
        vm.prank(payer);
        m.router
            .retireExactTonnes(listing(firstListing, 1e18), 1e18, usdc(ENOUGH), claim(), nobody(), block.timestamp - 1);
    }

    function test_RevertWhen_LessThanAThousandthOfATonneIsWanted() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.TonnesTooFew.selector, 0.001e18 - 1, 0.001e18));
        retireTonnes(queue(2), 0.001e18 - 1, usdc(ENOUGH));
    }

    function test_RevertWhen_TheSourceHoldsLess() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.SourceTooSmall.selector, 10e18, 9e18));
        retireTonnes(listings(4e18, 5e18), 10e18, usdc(ENOUGH));
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.SourceTooSmall.selector, 10e18, 9e18));
        retireTonnes(selected(4e18, 5e18), 10e18, paying(ENOUGH, direct(address(pool))));
    }

    function test_RevertWhen_ThePathIsEmptyOrLeadsElsewhere() external {
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.PathInvalid.selector, address(0)));
        retireTonnes(listing(firstListing, 1e18), 1e18, paying(ENOUGH, new address[](0)));
        Payment memory inCrbn = paying(ENOUGH, direct(address(m.token)));
        vm.expectRevert(
            abi.encodeWithSelector(ICreditMarket.PayTokenDiffers.selector, firstListing, m.usdc, address(m.token))
        );
        retireTonnes(listing(firstListing, 1e18), 1e18, inCrbn);
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.PathInvalid.selector, m.usdc));
        retireTonnes(listing(firstListing, 2e18), 1e18, inCrbn);
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.PathInvalid.selector, address(pool)));
        retireTonnes(queue(2), 1e18, usdc(ENOUGH));
    }

    function test_RevertWhen_ItCostsAUnitMoreThanAllowed() external {
        Source memory source = listing(firstListing, 10e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 10e18, direct(m.usdc), payer);
        vm.expectRevert(
            abi.encodeWithSelector(IRetirementRouter.PaymentExceedsMaximum.selector, quote.paid, quote.paid - 1)
        );
        retireTonnes(source, 10e18, usdc(quote.paid - 1));
    }

    function test_WhenItCostsExactlyWhatIsAllowed_ItRetires() external {
        Source memory source = listing(firstListing, 10e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 10e18, direct(m.usdc), payer);
        uint256 before = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, 10e18, usdc(quote.paid));
        assertRetired(certificate, outcome, quote, m.usdc, before);
    }

    function test_WhenCreditsComeFromOneListing_ItPaysTheSellerAndTheTreasuryAndCertifiesThePayer() external {
        Source memory source = listing(firstListing, 100e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 2.5e18, direct(m.usdc), payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        uint256 sellers = m.testUsdc.balanceOf(seller);
        uint256 treasurys = m.testUsdc.balanceOf(accounts.treasury);

        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, 2.5e18, usdc(ENOUGH));

        assertRetired(certificate, outcome, quote, m.usdc, purse);
        assertEq(m.testUsdc.balanceOf(seller) - sellers, 31.25e6, "2.5 t at 12.50");
        assertEq(m.testUsdc.balanceOf(accounts.treasury) - treasurys, 0.46875e6, "1.5 %");
        assertEq(outcome.fee, 0.46875e6, "fee");
        assertEq(m.market.listingOf(firstListing).remaining, LISTED - 2.5e18, "remaining");
        assertEq(m.credit.supplyOf(vintage).retired, 2.5e18, "retired");
    }

    function test_WhenExactlyAsMuchIsNamedOfListings_TheMarketTakesThePriceFromThePayer() external {
        Source memory source = listings(4e18, 5e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 9e18, direct(m.usdc), payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        vm.recordLogs();
        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, 9e18, usdc(quote.paid));
        assertRetired(certificate, outcome, quote, m.usdc, purse);
        CertificateLine[] memory lines = m.certificate.linesOf(certificate);
        assertId(lines[0].vintage, vintage.unwrap());
        assertEq(lines[0].amount, 4e18);
        assertId(lines[1].vintage, second.unwrap());
        assertEq(lines[1].amount, 5e18);
        assertEq(transfersTo(address(m.router)), 0, "no money came to the router");
    }

    function test_WhenNothingIsNamedOfAListing_ItIsPassedBy() external {
        Source memory source = listings(9e18, 0);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 9e18, direct(m.usdc), payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, 9e18, usdc(quote.paid));
        assertRetired(certificate, outcome, quote, m.usdc, purse);
        assertEq(m.certificate.linesOf(certificate).length, 1);
    }

    function test_RevertWhen_AListingHasLessThanIsNamed() external {
        uint256 left = m.market.listingOf(firstListing).remaining;
        expectError(ICreditMarket.AmountExceedsRemaining.selector, firstListing, left + 1e18, left);
        retireTonnes(listing(firstListing, left + 1e18), left + 1e18, usdc(ENOUGH));
    }

    function test_WhenCreditsComeFromSeveralListings_ItTakesThemInOrderOnOneCertificate() external {
        Source memory source = listings(4e18, 10e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 9e18, direct(m.usdc), payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, 9e18, usdc(ENOUGH));
        assertRetired(certificate, outcome, quote, m.usdc, purse);
        CertificateLine[] memory lines = m.certificate.linesOf(certificate);
        assertEq(lines.length, 2);
        assertId(lines[0].vintage, vintage.unwrap());
        assertEq(lines[0].amount, 4e18);
        assertId(lines[1].vintage, second.unwrap());
        assertEq(lines[1].amount, 5e18);
    }

    function test_WhenCreditsComeFromAnOrder_ItPaysTheMaker() external {
        Source memory source = orders(sellOrder(), 50e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 8e18, direct(m.usdc), payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, 8e18, usdc(ENOUGH));
        assertRetired(certificate, outcome, quote, m.usdc, purse);
        assertEq(m.testUsdc.balanceOf(maker), 100e6, "8 t at 12.50");
        assertEq(m.credit.balanceOf(maker, second.unwrap()), 92e18);
    }

    function test_RevertWhen_TheOrderBuys() external {
        Order memory order = sellOrder();
        order.side = Side.Buy;
        Source memory source = orders(order, 1e18);
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.OrderNotToSell.selector, maker));
        retireTonnes(source, 1e18, usdc(ENOUGH));
    }

    function test_WhenCreditsAreSelectedFromAPool_ItBurnsThePayersPoolTokens() external {
        givePoolTokens(50e18);
        Source memory source = selected(3e18, 10e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(source, 5e18, direct(address(pool)), payer);
        uint256 supply = pool.totalSupply();
        (uint256 certificate, RouterQuote memory outcome) =
            retireTonnes(source, 5e18, paying(50e18, direct(address(pool))));
        assertRetired(certificate, outcome, quote, address(pool), 50e18);
        assertEq(outcome.fee, 0.15e18, "3 % for selecting");
        assertEq(supply - pool.totalSupply(), 5e18, "burned");
        assertEq(pool.holdingOf(vintage), 297e18);
        assertEq(pool.holdingOf(second), 198e18);
    }

    function test_WhenCreditsComeFromAPoolsQueue_ItTakesWhatCameFirst() external {
        givePoolTokens(150e18);
        RouterQuote memory quote = m.router.quoteExactTonnes(queue(1), 100e18, direct(address(pool)), payer);
        (uint256 certificate, RouterQuote memory outcome) =
            retireTonnes(queue(1), 100e18, paying(150e18, direct(address(pool))));
        assertRetired(certificate, outcome, quote, address(pool), 150e18);
        assertEq(outcome.fee, 0.5e18, "0.5 % by the queue");
        assertEq(pool.holdingOf(vintage), 200e18);
        assertEq(pool.holdingOf(second), 200e18);
    }

    function test_RevertWhen_TheAccountIsNoPool() external {
        Source memory source = queue(1);
        source.pool = address(m.testUsdc);
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.PoolUnknown.selector, address(m.testUsdc)));
        retireTonnes(source, 1e18, usdc(ENOUGH));
    }

    function test_WhenAPoolIsPaidInAnotherToken_ItSwapsExactlyWhatIsNeeded() external {
        address[] memory path = route(m.usdc, address(pool));
        RouterQuote memory quote = m.router.quoteExactTonnes(queue(2), 10e18, path, payer);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(queue(2), 10e18, paying(quote.paid, path));
        assertRetired(certificate, outcome, quote, m.usdc, purse);
        assertEq(outcome.cost, 10.05e18, "pool tokens");
        assertGt(outcome.paid, 50e6, "above the opening price of 5");
        assertEq(m.testUsdc.allowance(address(m.router), m.dex.router), 0, "nothing left to take");
    }

    function test_WhenThePayerHasATier_ThePayersDiscountCounts() external {
        stakeAs(payer, Tier.Platinum);
        (, RouterQuote memory outcome) = retireTonnes(listing(firstListing, 8e18), 8e18, usdc(ENOUGH));
        assertEq(outcome.fee, 0.75e6, "half of 1.5 % of 100");
    }

    function test_RevertWhen_TheRouterIsCalledByTheSeller() external {
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(seller, ENOUGH);
        vm.startPrank(seller);
        m.testUsdc.approve(address(m.market), ENOUGH);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.BuyerIsSeller.selector, seller));
        m.router.retireExactTonnes(listing(firstListing, 1e18), 1e18, usdc(ENOUGH), claim(), nobody(), block.timestamp);
        vm.stopPrank();
    }

    function test_WhenTheProjectIsSuspended_NothingCanBeBoughtAndAPoolCanBeRedeemed() external {
        givePoolTokens(10e18);
        suspendProject(project());
        (, uint40 until) = m.credit.projectGateOf(project());
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project(), until));
        retireTonnes(listing(firstListing, 1e18), 1e18, usdc(ENOUGH));
        retireTonnes(selected(1e18, 0), 1e18, paying(10e18, direct(address(pool))));
        assertEq(m.credit.supplyOf(vintage).retired, 1e18);
    }

    function test_WhenTheMarketIsPaused_NothingCanBeBoughtAndAPoolCanBeRedeemed() external {
        givePoolTokens(10e18);
        pauseEntries();
        Source memory source = listing(firstListing, 1e18);
        Payment memory payment = usdc(ENOUGH);
        vm.expectRevert(abi.encodeWithSelector(Managed.EntriesPaused.selector, m.market.pausedUntil()));
        retireTonnes(source, 1e18, payment);
        retireTonnes(queue(1), 1e18, paying(10e18, direct(address(pool))));
        assertEq(m.credit.supplyOf(vintage).retired, 1e18);
    }

    function test_WhenThePaymentIsAPrice_TheCertificateNamesIt() external {
        (uint256 certificate, RouterQuote memory outcome) =
            retireTonnes(listing(firstListing, 8e18), 8e18, usdc(ENOUGH));
        (address token, uint256 paid) = m.certificate.paymentOf(certificate);
        assertEq(token, m.usdc);
        assertEq(paid, 101.5e6);
        assertEq(paid, outcome.paid);
        (certificate, outcome) = retireTonnes(queue(2), 1e18, paying(ENOUGH, route(m.usdc, address(pool))));
        (token, paid) = m.certificate.paymentOf(certificate);
        assertEq(token, m.usdc);
        assertEq(paid, outcome.paid);
    }

    function test_WhenPoolTokensPay_TheCertificateNamesNoPrice() external {
        givePoolTokens(10e18);
        (uint256 certificate,) = retireTonnes(queue(1), 1e18, paying(10e18, direct(address(pool))));
        (address token, uint256 paid) = m.certificate.paymentOf(certificate);
        assertEq(token, address(0));
        assertEq(paid, 0);
    }
}
