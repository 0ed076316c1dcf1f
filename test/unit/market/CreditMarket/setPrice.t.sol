// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket, Listing} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

contract SetPrice_Unit_Test is CreditMarketBase {
    uint256 private constant OTHER_PRICE = 13e6;

    uint256 private listing;

    function setUp() public override {
        super.setUp();
        listing = listDefault();
    }

    function _setPrice(address caller, uint256 unitPrice) private {
        vm.prank(caller);
        m.market.setPrice(listing, unitPrice);
    }

    function _assertOnlyPriceChanges(uint256 unitPrice) private {
        Listing memory before = m.market.listingOf(listing);
        _setPrice(seller, unitPrice);
        before.unitPrice = unitPrice;
        assertEq(keccak256(abi.encode(m.market.listingOf(listing))), keccak256(abi.encode(before)));
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        expectPaused();
        _setPrice(seller, OTHER_PRICE);
    }

    function test_RevertWhen_TheListingIsUnknown() external {
        listing += 1;
        expectUnknown(listing);
        _setPrice(seller, OTHER_PRICE);
    }

    function test_RevertWhen_TheCallerIsNotTheSeller() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.CallerNotSeller.selector, listing, buyer));
        _setPrice(buyer, OTHER_PRICE);
    }

    function test_RevertWhen_NothingIsLeft() external {
        buyAs(buyer, listing, LISTED);
        expectError(ICreditMarket.ListingClosed.selector, listing);
        _setPrice(seller, OTHER_PRICE);
    }

    function test_RevertWhen_ThePayTokenWasDismissed() external {
        vm.prank(accounts.admin);
        m.market.setPayToken(m.usdc, false);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.PayTokenNotAdmitted.selector, m.usdc));
        _setPrice(seller, OTHER_PRICE);
    }

    function test_RevertWhen_ThePriceIsZeroOrAboveItsField() external {
        uint256[2] memory prices = [uint256(0), 2 ** 76];
        for (uint256 i; i < 2; ++i) {
            expectError(ICreditMarket.UnitPriceInvalid.selector, prices[i]);
            _setPrice(seller, prices[i]);
        }
    }

    function test_WhenThePriceFillsItsField_ItChangesThePriceAndNothingElse() external {
        _assertOnlyPriceChanges(2 ** 76 - 1);
        _assertOnlyPriceChanges(1);
    }

    function test_WhenAllIsWell_ItChangesThePriceAndNothingElse() external {
        buyAs(buyer, listing, 1e18);
        _assertOnlyPriceChanges(OTHER_PRICE);
    }

    function test_WhenAllIsWell_ItEmitsListingPriceSet() external {
        vm.expectEmit(address(m.market));
        emit ICreditMarket.ListingPriceSet(listing, OTHER_PRICE);
        _setPrice(seller, OTHER_PRICE);
    }

    function test_WhenAllIsWell_ItSellsAtTheNewPrice() external {
        _setPrice(seller, OTHER_PRICE);
        buyAs(buyer, listing, 2e18);
        assertEq(m.testUsdc.balanceOf(seller), 2 * OTHER_PRICE);
    }
}
