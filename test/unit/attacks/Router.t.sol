// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {Fill} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {
    IRetirementRouter,
    Payment,
    RouterQuote,
    Source
} from "../../../contracts/market/interfaces/IRetirementRouter.sol";
import {ISignedOrders, Order} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {ICreditPool} from "../../../contracts/pools/interfaces/ICreditPool.sol";
import {CertificateTerms} from "../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements, RetirementLine} from "../../../contracts/retirement/interfaces/IRetirements.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {RouterBase} from "../market/RetirementRouter/RouterBase.sol";

/// @notice What somebody could try through or against the router, each by its name.
contract RouterAttacks is RouterBase {
    function setUp() public override {
        super.setUp();
        vm.startPrank(address(m.faucet));
        m.testUsdc.transfer(stranger, 10_000e6);
        vm.stopPrank();
        vm.startPrank(stranger);
        m.testUsdc.approve(m.dex.router, type(uint256).max);
        pool.approve(m.dex.router, type(uint256).max);
        vm.stopPrank();
    }

    /// @dev Without a limit a sandwich takes what the payer left open; with one it takes nothing.
    function test_ASandwichTakesNothingFromWhoNamesALimit() external {
        address[] memory path = route(m.usdc, address(pool));
        uint256 fair = m.router.quoteExactTonnes(queue(2), 10e18, path, payer).paid;
        uint256 snapshot = vm.snapshotState();

        uint256 purse = m.testUsdc.balanceOf(stranger);
        _frontRun();
        (, RouterQuote memory outcome) = retireTonnes(queue(2), 10e18, paying(ENOUGH, path));
        _backRun();
        assertGt(outcome.paid, fair * 3 / 2, "without a limit it pays half as much again");
        assertGt(m.testUsdc.balanceOf(stranger), purse, "which the attacker has");

        vm.revertToState(snapshot);
        _frontRun();
        uint256 dear = m.router.quoteExactTonnes(queue(2), 10e18, path, payer).paid;
        vm.expectRevert(
            abi.encodeWithSelector(IRetirementRouter.PaymentExceedsMaximum.selector, dear, fair * 101 / 100)
        );
        retireTonnes(queue(2), 10e18, paying(fair * 101 / 100, path));
        _backRun();
        assertLt(m.testUsdc.balanceOf(stranger), purse, "with one the attacker pays Uniswap's fee for nothing");
    }

    /// @dev The same where the payment is exact: what a sandwich takes are tonnes, unless the payer names the least.
    function test_ASandwichTakesNoTonnesFromWhoNamesTheLeast() external {
        address[] memory path = route(m.usdc, address(pool));
        uint256 fair = m.router.quoteExactPayment(queue(2), 50e6, path, payer).tonnes;
        uint256 snapshot = vm.snapshotState();

        uint256 purse = m.testUsdc.balanceOf(stranger);
        _frontRun();
        (, RouterQuote memory outcome) = retirePayment(queue(2), 0, paying(50e6, path));
        _backRun();
        assertLt(outcome.tonnes, fair * 2 / 3, "without a limit a third of the tonnes is gone");
        assertGt(m.testUsdc.balanceOf(stranger), purse, "which the attacker has");

        vm.revertToState(snapshot);
        _frontRun();
        uint256 few = m.router.quoteExactPayment(queue(2), 50e6, path, payer).tonnes;
        vm.expectRevert(abi.encodeWithSelector(IRetirementRouter.TonnesBelowMinimum.selector, few, fair * 99 / 100));
        retirePayment(queue(2), fair * 99 / 100, paying(50e6, path));
        _backRun();
        assertLt(m.testUsdc.balanceOf(stranger), purse, "with one the attacker pays Uniswap's fee for nothing");
    }

    /// @dev Tokens that somebody sent to the router stay out of every account: nobody gets them as change.
    function test_ADonationToTheRouterIsNobodysChange() external {
        vm.prank(stranger);
        m.testUsdc.transfer(address(m.router), 500e6);
        uint256 purse = m.testUsdc.balanceOf(payer);
        (, RouterQuote memory outcome) = retirePayment(listing(firstListing, 100e18), 0, usdc(100e6));
        assertEq(purse - m.testUsdc.balanceOf(payer), outcome.cost);
        assertEq(m.testUsdc.balanceOf(address(m.router)), 500e6);
    }

    /// @dev Who has a discount cannot be named by another: the taker is the router's caller.
    function test_NobodyBorrowsADiscountThroughTheRouter() external {
        stakeAs(stranger, Tier.Platinum);
        (, RouterQuote memory outcome) = retireTonnes(listing(firstListing, 8e18), 8e18, usdc(ENOUGH));
        assertEq(outcome.fee, 1.5e6, "the whole 1.5 %");
        Fill[] memory fills = new Fill[](1);
        fills[0] = Fill(firstListing, 1e18);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.CallerNotRouter.selector, payer));
        m.market.buyFor(fills, m.usdc, ENOUGH, stranger, payer);
        Order memory order = sellOrder();
        bytes memory signature = orders(order, 1e18).orders[0].signature;
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.CallerNotRouter.selector, payer));
        m.market.fillOrderFor(order, signature, 1e18, ENOUGH, stranger);
    }

    /// @dev A name under a certificate is the payer's own, or signed: neither pools nor credits take it from others.
    function test_NobodyRetiresInAnothersName() external {
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(vintage, 1e18);
        CertificateTerms memory none;
        vm.startPrank(seller);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.CallerNotPeer.selector, seller, address(m.router)));
        pool.retireManyFor(payer, payer, payer, lines, 1e18, claim(), none);
        vm.expectRevert(abi.encodeWithSelector(ICreditPool.CallerNotPeer.selector, seller, address(m.router)));
        pool.retireAutoFor(payer, payer, payer, 1e18, 1, false, 1e18, claim(), none);
        vm.expectRevert(abi.encodeWithSelector(IRetirements.CallerNotHolder.selector, seller));
        m.credit.retireHeld(payer, payer, vintage, 1e18);
        vm.expectRevert(abi.encodeWithSelector(IRetirements.CallerNotHolder.selector, seller));
        m.credit.retireLines(payer, payer, lines, claim(), none);
        vm.stopPrank();
    }

    /// @dev A named taker stays the named one through the router.
    function test_TheRouterFillsNoOrderForAnotherThanTheNamedTaker() external {
        Order memory order = sellOrder();
        order.taker = stranger;
        Source memory source = orders(order, 1e18);
        vm.expectRevert(abi.encodeWithSelector(ISignedOrders.TakerNotNamed.selector, stranger, payer));
        retireTonnes(source, 1e18, usdc(ENOUGH));
    }

    /// @dev What somebody allowed the router to take can be taken by them alone.
    function test_AnAllowanceToTheRouterIsItsOwnersOnly() external {
        uint256 purse = m.testUsdc.balanceOf(payer);
        Payment memory payment = usdc(ENOUGH);
        Source memory source = listing(firstListing, 8e18);
        address poor = makeAddr("somebody without money");
        vm.prank(poor);
        vm.expectRevert();
        m.router.retireExactTonnes(source, 8e18, payment, claim(), nobody(), block.timestamp);
        assertEq(m.testUsdc.balanceOf(payer), purse);
    }

    function _frontRun() private {
        vm.prank(stranger);
        uniswap().swapExactTokensForTokens(300e6, 0, route(m.usdc, address(pool)), stranger, block.timestamp);
    }

    function _backRun() private {
        uint256 all = pool.balanceOf(stranger);
        vm.prank(stranger);
        uniswap().swapExactTokensForTokens(all, 0, route(address(pool), m.usdc), stranger, block.timestamp);
    }
}
