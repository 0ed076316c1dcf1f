// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RouterQuote, Source, SourceKind} from "../../../contracts/market/interfaces/IRetirementRouter.sol";
import {RouterBase} from "../../unit/market/RetirementRouter/RouterBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice What the router quotes is what it does, for every source, every way to pay and every amount; and it conserves every
/// token: what left the payer is with the sellers, the makers, the treasury, the pool and the pair.
contract RetirementRouterFuzz is RouterBase {
    struct Purses {
        uint256 usdc;
        uint256 poolTokens;
        uint256 supply;
        uint256 credits;
    }

    function setUp() public override {
        super.setUp();
        givePoolTokens(200e18);
    }

    function testFuzz_QuoteOfTonnesIsTheOutcome(uint256 seed, uint256 tonnes, uint256 a, uint256 b) external {
        (Source memory source, address[] memory path) = _draw(seed, a, b);
        tonnes = bound(tonnes, 0.001e18, 190e18);
        Purses memory before = _purses();
        try m.router.quoteExactTonnes(source, tonnes, path, payer) returns (RouterQuote memory quote) {
            uint256 purse = IERC20(path[0]).balanceOf(payer);
            if (quote.paid > purse) return;
            (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, tonnes, paying(quote.paid, path));
            assertRetired(certificate, outcome, quote, path[0], purse);
            _assertConserved(before, quote.tonnes);
        } catch {
            // What cannot be quoted cannot be done.
            vm.expectRevert();
            retireTonnes(source, tonnes, paying(type(uint128).max, path));
        }
    }

    function testFuzz_QuoteOfAPaymentIsTheOutcome(uint256 seed, uint256 amount, uint256 a, uint256 b) external {
        (Source memory source, address[] memory path) = _draw(seed, a, b);
        uint256 purse = IERC20(path[0]).balanceOf(payer);
        amount = bound(amount, 0, path[0] == m.usdc ? 5000e6 : purse);
        Purses memory before = _purses();
        address token = path[path.length - 1];
        uint256 change = IERC20(token).balanceOf(payer);
        try m.router.quoteExactPayment(source, amount, path, payer) returns (RouterQuote memory quote) {
            (uint256 certificate, RouterQuote memory outcome) =
                retirePayment(source, quote.tonnes, paying(amount, path));
            assertEq(outcome.tonnes, quote.tonnes, "tonnes as quoted");
            assertEq(outcome.cost, quote.cost, "cost as quoted");
            assertEq(outcome.fee, quote.fee, "fee as quoted");
            assertEq(certifiedAmount(certificate), quote.tonnes, "certified");
            assertEq(outcome.paid, quote.paid, "paid as quoted");
            assertEq(purse - IERC20(path[0]).balanceOf(payer), quote.paid, "what it costs");
            assertLe(quote.paid, amount, "no more than was offered");
            if (path.length != 1) assertEq(IERC20(token).balanceOf(payer), change, "nothing else moved");
            assertRouterEmpty();
            _assertConserved(before, quote.tonnes);
        } catch {
            vm.expectRevert();
            retirePayment(source, 0, paying(amount, path));
        }
    }

    /// @dev One of the four kinds, with caps, and one of the ways to pay for it.
    function _draw(uint256 seed, uint256 a, uint256 b) private view returns (Source memory, address[] memory path) {
        a = bound(a, 0, 120e18);
        b = bound(b, 0, 120e18);
        SourceKind kind = SourceKind(seed % 4);
        if (kind == SourceKind.Listings) return (listings(a, b), direct(m.usdc));
        if (kind == SourceKind.Orders) return (orders(sellOrder(), a), direct(m.usdc));
        path = (seed >> 8) % 2 == 0 ? direct(address(pool)) : route(m.usdc, address(pool));
        if (kind == SourceKind.Pool) return (selected(a, b), path);
        return (queue(1 + ((seed >> 16) % 3)), path);
    }

    function _purses() private view returns (Purses memory) {
        return Purses({
            usdc: _usdcOfAll(),
            poolTokens: _poolTokensOfAll(),
            supply: pool.totalSupply(),
            credits: pool.holdingOf(vintage) + pool.holdingOf(second)
        });
    }

    function _assertConserved(Purses memory before, uint256 tonnes) private view {
        assertEq(_usdcOfAll(), before.usdc, "USDC");
        uint256 burned = before.supply - pool.totalSupply();
        assertEq(before.poolTokens - _poolTokensOfAll(), burned, "pool tokens");
        uint256 out = before.credits - pool.holdingOf(vintage) - pool.holdingOf(second);
        assertEq(out, burned, "backing");
        uint256 retired = m.credit.supplyOf(vintage).retired + m.credit.supplyOf(second).retired;
        assertEq(retired, tonnes, "retired");
    }

    function _usdcOfAll() private view returns (uint256) {
        return m.testUsdc.balanceOf(payer) + m.testUsdc.balanceOf(seller) + m.testUsdc.balanceOf(maker)
            + m.testUsdc.balanceOf(accounts.treasury) + m.testUsdc.balanceOf(_pair());
    }

    function _poolTokensOfAll() private view returns (uint256) {
        return pool.balanceOf(payer) + pool.balanceOf(seller) + pool.balanceOf(_pair()) + pool.balanceOf(address(pool));
    }

    function _pair() private view returns (address) {
        return IPairs(m.dex.factory).getPair(address(pool), m.usdc);
    }
}

interface IPairs {
    function getPair(address tokenA, address tokenB) external view returns (address);
}
