// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {
    Attribution,
    OrderFill,
    Payment,
    PermitKind,
    RouterQuote,
    Source,
    SourceKind
} from "../../../../contracts/market/interfaces/IRetirementRouter.sol";
import {Order, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {ICreditPool} from "../../../../contracts/pools/interfaces/ICreditPool.sol";
import {Criteria} from "../../../../contracts/pools/libraries/Eligibility.sol";
import {PoolFees} from "../../../../contracts/pools/libraries/PoolFee.sol";
import {CertificateLine} from "../../../../contracts/retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../../../contracts/retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {CreditMarketBase} from "../CreditMarket/CreditMarketBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV2Router02} from "@uniswap/v2-periphery/contracts/interfaces/IUniswapV2Router02.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Two vintages, a pool with both, Uniswap's pair of the pool's token and USDC, two listings, an order to sell, and a
/// payer with a key.
abstract contract RouterBase is CreditMarketBase {
    /// @dev The pair opens at 5 USDC/t.
    uint256 internal constant PAIR_TONNES = 200e18;
    uint256 internal constant PAIR_USDC = 1000e6;
    uint256 internal constant ENOUGH = 1e12; // 1,000,000 USDC

    VintageId internal second;
    ICreditPool internal pool;
    uint256 internal firstListing;
    uint256 internal secondListing;
    address internal payer;
    uint256 internal payerKey;
    address internal maker;
    uint256 internal makerKey;

    function setUp() public virtual override {
        super.setUp();
        (payer, payerKey) = makeAddrAndKey("payer with a key");
        (maker, makerKey) = makeAddrAndKey("maker with a key");
        second = registerVintage(vintage.projectOf(), 2023);
        issue(second, 20_001, 1, 1000, seller);
        firstListing = listDefault();
        vm.prank(seller);
        secondListing = m.market.list(second, LISTED, 2 * UNIT_PRICE, m.usdc, 0, expiry);
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, maker, second.unwrap(), 100e18, "");
        _openPool();
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(payer, ENOUGH);
        vm.startPrank(payer);
        m.testUsdc.approve(address(m.router), type(uint256).max);
        m.testUsdc.approve(address(m.market), type(uint256).max);
        vm.stopPrank();
    }

    function _openPool() private {
        Criteria memory any;
        vm.prank(accounts.admin);
        pool = ICreditPool(m.pools.createPool("Carbontrace Test", "CTT", any, PoolFees(2, 30, 5), 1_000_000));
        vm.startPrank(seller);
        pool.deposit(vintage, 300e18, 0, block.timestamp);
        pool.deposit(second, 200e18, 0, block.timestamp);
        vm.stopPrank();
        vm.prank(address(m.faucet));
        m.testUsdc.transfer(seller, PAIR_USDC);
        vm.startPrank(seller);
        pool.approve(m.dex.router, PAIR_TONNES);
        m.testUsdc.approve(m.dex.router, PAIR_USDC);
        uniswap().addLiquidity(address(pool), m.usdc, PAIR_TONNES, PAIR_USDC, 0, 0, seller, block.timestamp);
        vm.stopPrank();
    }

    function uniswap() internal view returns (IUniswapV2Router02) {
        return IUniswapV2Router02(m.dex.router);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        SOURCES
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The first listing, then the second, at most so much of each.
    function listings(uint256 ofFirst, uint256 ofSecond) internal view returns (Source memory source) {
        source.kind = SourceKind.Listings;
        source.fills = new Fill[](2);
        source.fills[0] = Fill(firstListing, ofFirst);
        source.fills[1] = Fill(secondListing, ofSecond);
    }

    function listing(uint256 id, uint256 most) internal pure returns (Source memory source) {
        source.kind = SourceKind.Listings;
        source.fills = new Fill[](1);
        source.fills[0] = Fill(id, most);
    }

    /// @dev The maker's signed order to sell 100 t of the second vintage.
    function sellOrder() internal view returns (Order memory) {
        return Order({
            maker: maker,
            taker: address(0),
            side: Side.Sell,
            vintage: second,
            amount: 100e18,
            unitPrice: UNIT_PRICE,
            payToken: m.usdc,
            minFill: 0,
            nonce: 1,
            counter: 0,
            deadline: expiry
        });
    }

    function orders(Order memory order, uint256 most) internal view returns (Source memory source) {
        source.kind = SourceKind.Orders;
        source.orders = new OrderFill[](1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(makerKey, m.market.hashOrder(order));
        source.orders[0] = OrderFill(order, most, abi.encodePacked(r, s, v));
    }

    function selected(uint256 ofFirst, uint256 ofSecond) internal view returns (Source memory source) {
        source.kind = SourceKind.Pool;
        source.pool = address(pool);
        source.lines = new RetirementLine[](2);
        source.lines[0] = RetirementLine(vintage, ofFirst);
        source.lines[1] = RetirementLine(second, ofSecond);
    }

    function queue(uint256 maxVintages) internal view returns (Source memory source) {
        source.kind = SourceKind.PoolQueue;
        source.pool = address(pool);
        source.maxVintages = maxVintages;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       PAYMENTS
    //////////////////////////////////////////////////////////////////////////*/

    function direct(address token) internal pure returns (address[] memory path) {
        path = new address[](1);
        path[0] = token;
    }

    function route(address from, address to) internal pure returns (address[] memory path) {
        path = new address[](2);
        (path[0], path[1]) = (from, to);
    }

    function paying(uint256 amount, address[] memory path) internal pure returns (Payment memory payment) {
        payment.amount = amount;
        payment.path = path;
        payment.permit = PermitKind.Allowance;
    }

    function usdc(uint256 amount) internal view returns (Payment memory) {
        return paying(amount, direct(m.usdc));
    }

    function nobody() internal pure returns (Attribution memory none) {}

    /// @dev Pool tokens for the payer, who lets the router take them.
    function givePoolTokens(uint256 amount) internal {
        vm.prank(seller);
        pool.transfer(payer, amount);
        vm.prank(payer);
        pool.approve(address(m.router), type(uint256).max);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RETIRING
    //////////////////////////////////////////////////////////////////////////*/

    function retireTonnes(
        Source memory source,
        uint256 tonnes,
        Payment memory payment
    )
        internal
        returns (uint256 certificate, RouterQuote memory outcome)
    {
        vm.prank(payer);
        return m.router.retireExactTonnes(source, tonnes, payment, claim(), nobody(), block.timestamp);
    }

    function retirePayment(
        Source memory source,
        uint256 minTonnes,
        Payment memory payment
    )
        internal
        returns (uint256 certificate, RouterQuote memory outcome)
    {
        vm.prank(payer);
        return m.router.retireExactPayment(source, minTonnes, payment, claim(), nobody(), block.timestamp);
    }

    /// @dev What a retirement took out of the payer's purse, what it says, and that nothing stayed in the router.
    function assertRetired(
        uint256 certificate,
        RouterQuote memory outcome,
        RouterQuote memory quote,
        address token,
        uint256 before
    )
        internal
        view
    {
        assertEq(outcome.tonnes, quote.tonnes, "tonnes as quoted");
        assertEq(outcome.paid, quote.paid, "paid as quoted");
        assertEq(outcome.cost, quote.cost, "cost as quoted");
        assertEq(outcome.fee, quote.fee, "fee as quoted");
        assertEq(before - IERC20(token).balanceOf(payer), quote.paid, "out of the purse");
        assertEq(m.certificate.ownerOf(certificate), payer, "the payer's certificate");
        assertEq(certifiedAmount(certificate), quote.tonnes, "certified");
        assertRouterEmpty();
    }

    /// @dev How many transfers of an ERC-20 went to an account since the logs are recorded.
    function transfersTo(address account) internal returns (uint256 count) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            bytes32[] memory topics = logs[i].topics;
            if (topics.length != 3 || topics[0] != IERC20.Transfer.selector) continue;
            if (topics[2] == bytes32(uint256(uint160(account)))) ++count;
        }
    }

    function assertRouterEmpty() internal view {
        address router = address(m.router);
        assertEq(m.testUsdc.balanceOf(router), 0, "USDC");
        assertEq(m.token.balanceOf(router), 0, "CRBN");
        assertEq(pool.balanceOf(router), 0, "pool tokens");
        assertEq(m.credit.balanceOf(router, vintage.unwrap()) + m.credit.balanceOf(router, second.unwrap()), 0, "t");
    }

    function certifiedAmount(uint256 certificate) internal view returns (uint256 amount) {
        CertificateLine[] memory lines = m.certificate.linesOf(certificate);
        for (uint256 i; i < lines.length; ++i) {
            amount += lines[i].amount;
        }
    }
}
