// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../../contracts/access/Managed.sol";
import {IRetirementRouter, Source} from "../../contracts/market/interfaces/IRetirementRouter.sol";
import {Order} from "../../contracts/market/interfaces/ISignedOrders.sol";
import {Dex} from "../../script/deploy/Dex.sol";
import {RouterBase} from "../unit/market/RetirementRouter/RouterBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice While the guardian's pause runs nobody puts anything into pools, farms and the market, and everybody takes out what is
/// theirs: out of a pool in every way, out of a farm with its reward, and orders off the market.
contract PausedLiquidityTest is RouterBase {
    IERC20 private farm;
    bytes private refusal;

    function setUp() public override {
        super.setUp();
        farm = IERC20(Dex.pairOf(m.dex, address(pool), m.usdc));
        vm.prank(accounts.admin);
        m.mining.addFarm(farm, 100);
        vm.startPrank(seller);
        farm.approve(address(m.mining), type(uint256).max);
        m.mining.deposit(farm, farm.balanceOf(seller) / 2);
        vm.stopPrank();
        givePoolTokens(50e18);
        skip(20 days);
        pauseEntries();
        refusal = abi.encodeWithSelector(Managed.EntriesPaused.selector, m.guardian.pausedUntil());
    }

    function test_WhilePaused_NobodyGetsIn() external {
        vm.startPrank(seller);
        vm.expectRevert(refusal);
        pool.deposit(vintage, 1e18, 0, block.timestamp);
        vm.expectRevert(refusal);
        m.credit.safeTransferFrom(seller, address(pool), vintage.unwrap(), 1e18, abi.encode(0, block.timestamp));
        vm.expectRevert(refusal);
        m.mining.deposit(farm, 1);
        vm.stopPrank();
        Order memory order = sellOrder();
        Source memory source = orders(order, 1e18);
        vm.expectRevert(refusal);
        vm.prank(payer);
        m.market.fillOrder(order, source.orders[0].signature, 1e18, type(uint256).max, block.timestamp);
        vm.expectRevert(refusal);
        retireTonnes(source, 1e18, usdc(ENOUGH));
        vm.expectRevert(refusal);
        retireTonnes(listing(firstListing, 1e18), 1e18, usdc(ENOUGH));
    }

    function test_WhilePaused_PoolsGiveOutEverything() external {
        vm.startPrank(payer);
        pool.redeem(vintage, 1e18, type(uint256).max, block.timestamp);
        pool.redeemAuto(1e18, 3, false, type(uint256).max, block.timestamp);
        pool.redeemAndRetire(second, 1e18, type(uint256).max, block.timestamp);
        pool.redeemAndRetireAuto(1e18, 3, false, type(uint256).max, block.timestamp, claim());
        vm.stopPrank();
        retireTonnes(queue(3), 1e18, paying(2e18, direct(address(pool))));
        // Through Uniswap too, which no guardian pauses.
        retireTonnes(selected(1e18, 0), 1e18, paying(ENOUGH, route(m.usdc, address(pool))));
        assertEq(m.credit.balanceOf(payer, vintage.unwrap()), 2e18);
        pool.collectFees();
        assertTrue(m.market.paused());
    }

    function test_WhilePaused_FarmsPayAndGiveBack() external {
        vm.startPrank(seller);
        uint256 reward = m.mining.claim(farm);
        assertGt(reward, 0);
        (uint256 staked,) = m.mining.positionOf(seller, farm);
        m.mining.withdraw(farm, staked / 2);
        (uint256 back,) = m.mining.exit(farm);
        vm.stopPrank();
        assertEq(staked / 2 + back, staked);
        assertTrue(m.mining.paused());
    }

    function test_WhilePaused_OrdersAreTakenOffTheMarket() external {
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = sellOrder().nonce;
        vm.startPrank(maker);
        assertEq(m.market.cancelOrders(nonces), 1);
        assertEq(m.market.cancelAllOrders(), 1);
        vm.stopPrank();
        vm.prank(seller);
        m.market.cancelListing(secondListing);
        assertTrue(m.market.paused());
    }
}
