// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IRetirementRouter, RouterQuote, Source} from "../../../contracts/market/interfaces/IRetirementRouter.sol";
import {Dex} from "../../../script/deploy/Dex.sol";
import {RouterBase} from "../../unit/market/RetirementRouter/RouterBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV2Pair} from "@uniswap/v2-core/contracts/interfaces/IUniswapV2Pair.sol";

/// @notice Payments that go through Uniswap's own pairs, as the deployment made and opened them: k never falls, the router keeps
/// nothing, and what is quoted is what happens.
contract RouterSwaps_Fuzz_Test is RouterBase {
    address private crbn;

    function setUp() public override {
        super.setUp();
        crbn = address(m.token);
        giveCRBN(payer, 1_000_000e18);
        vm.prank(payer);
        m.token.approve(address(m.router), type(uint256).max);
    }

    /// @dev USDC or CRBN for pool tokens, and CRBN for a listing in USDC.
    function _draw(uint256 seed) private view returns (Source memory source, address[] memory path) {
        if (seed % 3 == 0) return (queue(2), route(m.usdc, address(pool)));
        if (seed % 3 == 1) return (listings(80e18, 80e18), route(crbn, m.usdc));
        path = new address[](3);
        (path[0], path[1], path[2]) = (crbn, m.usdc, address(pool));
        return (queue(2), path);
    }

    function _pairs() private view returns (IUniswapV2Pair[2] memory) {
        return
            [IUniswapV2Pair(Dex.pairOf(m.dex, address(pool), m.usdc)), IUniswapV2Pair(Dex.pairOf(m.dex, crbn, m.usdc))];
    }

    function _ks() private view returns (uint256[2] memory ks) {
        IUniswapV2Pair[2] memory pairs = _pairs();
        for (uint256 i; i < 2; ++i) {
            (uint112 a, uint112 b,) = pairs[i].getReserves();
            assertEq(a, IERC20(pairs[i].token0()).balanceOf(address(pairs[i])), "reserves");
            assertEq(b, IERC20(pairs[i].token1()).balanceOf(address(pairs[i])), "reserves");
            ks[i] = uint256(a) * b;
        }
    }

    /// @dev Every pair on the way has more of k than before, the others the same.
    function _assertNoneFell(uint256[2] memory before, address[] memory path) private view {
        uint256[2] memory ks = _ks();
        bool byPool = path[path.length - 1] == address(pool);
        assertTrue(byPool ? ks[0] > before[0] : ks[0] == before[0], "pool token and USDC");
        assertTrue(path[0] == crbn ? ks[1] > before[1] : ks[1] == before[1], "CRBN and USDC");
    }

    function testFuzz_TonnesBoughtThroughPairs(uint256 seed, uint256 tonnes) external {
        (Source memory source, address[] memory path) = _draw(seed);
        tonnes = bound(tonnes, 0.001e18, 120e18);
        uint256[2] memory before = _ks();
        RouterQuote memory quote;
        try m.router.quoteExactTonnes(source, tonnes, path, payer) returns (RouterQuote memory told) {
            quote = told;
        } catch (bytes memory reason) {
            // Of the last listing or vintage less would be left over than can be retired: so much more is no refusal.
            assertEq(bytes4(reason), IRetirementRouter.TonnesTooFew.selector);
            m.router.quoteExactTonnes(source, tonnes + 0.001e18, path, payer);
            return;
        }
        uint256 purse = IERC20(path[0]).balanceOf(payer);
        if (quote.paid > purse) return;
        (uint256 certificate, RouterQuote memory outcome) = retireTonnes(source, tonnes, paying(quote.paid, path));
        assertRetired(certificate, outcome, quote, path[0], purse);
        _assertNoneFell(before, path);
    }

    function testFuzz_PaymentsSpentThroughPairs(uint256 seed, uint256 amount) external {
        (Source memory source, address[] memory path) = _draw(seed);
        amount = path[0] == crbn ? bound(amount, 1e18, 4000e18) : bound(amount, 1e5, 500e6);
        uint256[2] memory before = _ks();
        RouterQuote memory quote = m.router.quoteExactPayment(source, amount, path, payer);
        uint256 purse = IERC20(path[0]).balanceOf(payer);
        (uint256 certificate, RouterQuote memory outcome) = retirePayment(source, quote.tonnes, paying(amount, path));
        assertEq(abi.encode(outcome), abi.encode(quote), "as quoted");
        assertEq(purse - IERC20(path[0]).balanceOf(payer), quote.paid, "what it costs");
        assertLe(quote.paid, amount, "no more than was offered");
        assertEq(certifiedAmount(certificate), quote.tonnes);
        assertRouterEmpty();
        _assertNoneFell(before, path);
    }
}
