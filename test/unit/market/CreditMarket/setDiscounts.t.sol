// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

contract SetDiscounts_Unit_Test is CreditMarketBase {
    function _set(uint8[4] memory percents) private {
        vm.prank(accounts.admin);
        m.market.setDiscounts(percents);
    }

    function _assertDiscounts(uint8[4] memory percents) private view {
        assertEq(m.market.discountOf(Tier.None), 0);
        for (uint256 i; i < 4; ++i) {
            assertEq(m.market.discountOf(Tier(i + 1)), percents[i]);
        }
    }

    function test_WhenDeployed_ItTakesOffWhatTheWhitePaperSays() external view {
        _assertDiscounts([0, 25, 25, 50]);
    }

    function test_RevertWhen_TheCallerHasNoRole() external {
        address[4] memory callers = [stranger, accounts.guardian, accounts.treasury, accounts.deployer];
        for (uint256 i; i < callers.length; ++i) {
            expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            m.market.setDiscounts([uint8(1), 1, 1, 1]);
        }
    }

    function test_RevertWhen_ADiscountIsAbove100() external {
        for (uint256 i; i < 4; ++i) {
            uint8[4] memory percents = [uint8(100), 100, 100, 100];
            percents[i] = 101;
            expectError(ICreditMarket.DiscountTooHigh.selector, 101);
            _set(percents);
            percents[i] = 255;
            expectError(ICreditMarket.DiscountTooHigh.selector, 255);
            _set(percents);
        }
        _assertDiscounts([0, 25, 25, 50]);
    }

    function test_WhenTheCallerIsTheMarketAdmin_ItSetsEachTiersAndGivesNoneNothing() external {
        _set([1, 2, 3, 100]);
        _assertDiscounts([1, 2, 3, 100]);
        _set([100, 3, 2, 1]);
        _assertDiscounts([100, 3, 2, 1]);
        _set([0, 0, 0, 0]);
        _assertDiscounts([0, 0, 0, 0]);
    }

    function test_WhenTheCallerIsTheMarketAdmin_ItLeavesItsNeighboursInTheWordAlone() external {
        _set([100, 100, 100, 100]);
        assertEq(m.market.commissionRate(), networkFile().commissionRate);
        assertEq(m.market.pausedUntil(), 0);

        // And they it.
        vm.prank(accounts.admin);
        m.market.setCommission(0.05e18);
        pauseMarket();
        _assertDiscounts([100, 100, 100, 100]);
    }

    function test_WhenTheCallerIsTheMarketAdmin_ItEmitsDiscountsSet() external {
        vm.expectEmit(address(m.market));
        emit ICreditMarket.DiscountsSet([1, 2, 3, 4]);
        _set([1, 2, 3, 4]);
    }

    function test_WhenEveryDiscountIs100_ItMakesTheCommissionFreeForEveryTierAndForNobodyElse() external {
        _set([100, 100, 100, 100]);
        uint256 listing = listDefault();
        stakeAs(buyer, Tier.Bronze);
        buyAs(buyer, listing, 12.5e18);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), 0);
        assertEq(m.testUsdc.balanceOf(seller), 156.25e6);
        assertEq(m.market.quote(listing, 12.5e18, stranger).commission, 2.34375e6);
    }

    function test_WhenTheMarketIsPaused_ItStaysPaused() external {
        pauseMarket();
        _set([1, 2, 3, 4]);
        assertTrue(m.market.paused());
        assertEq(m.market.pausedUntil(), pauseEnd);
        _assertDiscounts([1, 2, 3, 4]);
    }
}
