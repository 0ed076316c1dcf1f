// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket, Quote} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

contract Quote_Unit_Test is CreditMarketBase {
    uint256 private constant MAX_AMOUNT = 2 ** 84 - 1;

    function _assertQuote(uint256 listing, uint256 amount, uint256 price, uint256 commission) private view {
        Quote memory due = m.market.quote(listing, amount, buyer);
        assertEq(due.payToken, m.usdc);
        assertEq(due.price, price);
        assertEq(due.commission, commission);
        assertEq(due.total, price + commission);
    }

    function test_RevertWhen_TheListingIsUnknown() external {
        expectUnknown(1);
        m.market.quote(1, 1e18, buyer);
    }

    function test_RevertWhen_TheAmountIsAboveItsField() external {
        uint256 listing = listDefault();
        expectError(ICreditMarket.AmountTooLarge.selector, MAX_AMOUNT + 1, MAX_AMOUNT);
        m.market.quote(listing, MAX_AMOUNT + 1, buyer);
    }

    function test_WhenTheAmountIsZero_ItIsFree() external {
        _assertQuote(listDefault(), 0, 0, 0);
    }

    function test_WhenItCannotBeBought_ItStillQuotes() external {
        uint256 listing = listDefault();
        _assertQuote(listing, 2 * LISTED, 2500e6, 37.5e6);
        vm.prank(seller);
        m.market.cancelListing(listing);
        pauseMarket();
        vm.warp(uint256(expiry) + 1);
        _assertQuote(listing, 12.5e18, 156.25e6, 2.34375e6);
    }

    function test_WhenPriceAndCommissionHaveFractions_ItRoundsEachUpOnce() external {
        // 0.333… t at 9.999999 USDC: 3.333332999…67 and 0.0499999949…
        _assertQuote(list(vintage, 1e18, 9.999999e6), 333_333_333_333_333_333, 3_333_333, 50_000);
        // Commission is of the unrounded price: 0.1 of the smallest unit, never 0.015 of one rounded up twice.
        _assertQuote(list(vintage, 1e18, 1), 0.1e18, 1, 1);
    }

    function test_WhenAllFieldsAreFull_ItDoesNotOverflow() external {
        uint256 unitPrice = 2 ** 76 - 1;
        uint256 listing = list(vintage, 1e18, unitPrice);
        vm.prank(accounts.admin);
        m.market.setCommission(0.05e18);
        uint256 product = MAX_AMOUNT * unitPrice;
        uint256 price = (product + 1e18 - 1) / 1e18;
        _assertQuote(listing, MAX_AMOUNT, price, (product * 0.05e18 + 1e36 - 1) / 1e36);

        // The least discount leaves the largest factor.
        vm.prank(accounts.admin);
        m.market.setDiscounts([1, 1, 1, 1]);
        stakeAs(buyer, Tier.Bronze);
        _assertQuote(listing, MAX_AMOUNT, price, (product * 0.05e18 * 99 + 1e38 - 1) / 1e38);
    }

    function test_WhenPayersHaveNoTier_ItIsTheSameForAll() external {
        uint256 listing = listDefault();
        bytes32 first = keccak256(abi.encode(m.market.quote(listing, 3e18, buyer)));
        assertEq(keccak256(abi.encode(m.market.quote(listing, 3e18, stranger))), first);
        assertEq(keccak256(abi.encode(m.market.quote(listing, 3e18, address(0)))), first);
    }
}
