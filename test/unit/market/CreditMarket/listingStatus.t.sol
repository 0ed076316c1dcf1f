// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill, ICreditMarket, ListingStatus} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

contract ListingStatus_Unit_Test is CreditMarketBase {
    uint256 private listing;

    function setUp() public override {
        super.setUp();
        listing = listDefault();
    }

    function _assertStatus(ListingStatus status) private view {
        assertEq(uint256(m.market.listingOf(listing).status), uint256(status));
    }

    function test_WhenItCanBeBought_ItIsOpen() external {
        _assertStatus(ListingStatus.Open);
        buyAs(buyer, listing, 1e18);
        vm.warp(expiry);
        _assertStatus(ListingStatus.Open);
    }

    function test_WhenItsLastSecondHasPassed_ItIsExpiredAndCanBeCancelled() external {
        vm.warp(uint256(expiry) + 1);
        _assertStatus(ListingStatus.Expired);
        vm.prank(seller);
        m.market.cancelListing(listing);
        assertEq(balance(seller), STOCK);
    }

    function test_WhenNothingIsLeft_ItIsSoldOutForEver() external {
        buyAs(buyer, listing, LISTED);
        _assertStatus(ListingStatus.SoldOut);
        vm.warp(uint256(expiry) + 1);
        _assertStatus(ListingStatus.SoldOut);
    }

    function test_WhenItWasCancelledAfterAPurchase_ItIsCancelledForEver() external {
        buyAs(buyer, listing, 1e18);
        vm.prank(seller);
        m.market.cancelListing(listing);
        _assertStatus(ListingStatus.Cancelled);
        vm.warp(uint256(expiry) + 1);
        _assertStatus(ListingStatus.Cancelled);
    }

    function test_WhenTheProjectIsSuspended_ItIsSuspendedUntilTheSuspensionEnds() external {
        vm.prank(seller);
        m.market.setExpiry(listing, uint40(block.timestamp + 60 days));
        suspendProject(project());
        _assertStatus(ListingStatus.Suspended);
        skip(14 days);
        _assertStatus(ListingStatus.Open);
    }

    function test_RevertWhen_FillsAreQuotedTogetherAndThereAreNone() external {
        vm.expectRevert(ICreditMarket.ListEmpty.selector);
        m.market.quoteMany(new Fill[](0), buyer);
    }
}
