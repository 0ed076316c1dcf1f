// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket, Listing, ListingStatus} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

contract SetExpiry_Unit_Test is CreditMarketBase {
    uint256 private listing;

    function setUp() public override {
        super.setUp();
        listing = listDefault();
    }

    function _setExpiry(address caller, uint40 until) private {
        vm.prank(caller);
        m.market.setExpiry(listing, until);
    }

    function _assertOnlyExpiryChanges(uint40 until) private {
        Listing memory before = m.market.listingOf(listing);
        _setExpiry(seller, until);
        before.expiry = until;
        assertEq(keccak256(abi.encode(m.market.listingOf(listing))), keccak256(abi.encode(before)));
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        expectPaused();
        _setExpiry(seller, expiry + 1);
    }

    function test_RevertWhen_TheListingIsUnknown() external {
        listing += 1;
        expectUnknown(listing);
        _setExpiry(seller, expiry + 1);
    }

    function test_RevertWhen_TheCallerIsNotTheSeller() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.CallerNotSeller.selector, listing, buyer));
        _setExpiry(buyer, expiry + 1);
    }

    function test_RevertWhen_TheListingWasCancelled() external {
        vm.prank(seller);
        m.market.cancelListing(listing);
        expectError(ICreditMarket.ListingClosed.selector, listing);
        _setExpiry(seller, expiry + 1);
    }

    function test_RevertWhen_ThePayTokenWasDismissed() external {
        vm.prank(accounts.admin);
        m.market.setPayToken(m.usdc, false);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.PayTokenNotAdmitted.selector, m.usdc));
        _setExpiry(seller, expiry + 1);
    }

    function test_RevertWhen_TheTimeHasPassedOrIsBeyondItsField() external {
        uint40[3] memory times = [uint40(block.timestamp - 1), uint40(2 ** 32), type(uint40).max];
        for (uint256 i; i < 3; ++i) {
            expectError(ICreditMarket.ExpiryInvalid.selector, times[i]);
            _setExpiry(seller, times[i]);
        }
    }

    function test_WhenTheTimeIsLater_ItChangesTheTimeAndNothingElse() external {
        _assertOnlyExpiryChanges(expiry + 1);
        _assertOnlyExpiryChanges(type(uint32).max);
    }

    function test_WhenTheTimeIsNow_ItChangesTheTimeAndNothingElse() external {
        _assertOnlyExpiryChanges(uint40(block.timestamp));
    }

    function test_WhenTheListingHasExpired_ItCanBeBoughtAgain() external {
        vm.warp(uint256(expiry) + 1);
        assertEq(uint256(m.market.listingOf(listing).status), uint256(ListingStatus.Expired));
        _setExpiry(seller, uint40(block.timestamp));
        assertEq(uint256(m.market.listingOf(listing).status), uint256(ListingStatus.Open));
        buyAs(buyer, listing, 1e18);
    }

    function test_WhenAllIsWell_ItEmitsListingExpirySet() external {
        vm.expectEmit(address(m.market));
        emit ICreditMarket.ListingExpirySet(listing, expiry + 1);
        _setExpiry(seller, expiry + 1);
    }
}
