// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket, Listing, ListingStatus} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {HookAccount} from "../../../mocks/HookAccount.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

contract CancelListing_Unit_Test is CreditMarketBase {
    uint256 private listing;

    function setUp() public override {
        super.setUp();
        listing = listDefault();
        buyAs(buyer, listing, 30e18);
    }

    function _cancel() private {
        vm.prank(seller);
        m.market.cancelListing(listing);
    }

    function _assertReturned() private view {
        assertEq(balance(seller), STOCK - 30e18);
        assertEq(balance(address(m.market)), 0);
        assertEq(m.market.listingOf(listing).remaining, 0);
    }

    function test_RevertWhen_TheListingIsUnknown() external {
        expectUnknown(listing + 1);
        vm.prank(seller);
        m.market.cancelListing(listing + 1);
    }

    function test_RevertWhen_TheCallerIsNotTheSeller() external {
        address[4] memory callers = [buyer, stranger, accounts.admin, accounts.treasury];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICreditMarket.CallerNotSeller.selector, listing, callers[i]));
            vm.prank(callers[i]);
            m.market.cancelListing(listing);
        }
    }

    function test_RevertWhen_TheListingIsSoldOut() external {
        buyAs(buyer, listing, 70e18);
        expectError(ICreditMarket.ListingClosed.selector, listing);
        _cancel();
    }

    function test_RevertWhen_TheListingWasCancelledBefore() external {
        list(vintage, LISTED, UNIT_PRICE); // escrow that a second cancellation could steal
        _cancel();
        expectError(ICreditMarket.ListingClosed.selector, listing);
        _cancel();
    }

    function test_WhenTheCallerIsTheSeller_ItReturnsWhatIsLeft() external {
        _cancel();
        _assertReturned();
    }

    function test_WhenTheCallerIsTheSeller_ItClosesTheListingAndKeepsItsTermsReadable() external {
        Listing memory before = m.market.listingOf(listing);
        _cancel();
        (before.remaining, before.expiry, before.status) = (0, 0, ListingStatus.Cancelled);
        assertEq(keccak256(abi.encode(m.market.listingOf(listing))), keccak256(abi.encode(before)));
    }

    function test_WhenTheCallerIsTheSeller_ItEmitsListingCancelled() external {
        vm.expectEmit(address(m.market));
        emit ICreditMarket.ListingCancelled(listing, 70e18);
        _cancel();
    }

    function test_WhenTheMarketIsPaused_ItReturnsWhatIsLeft() external {
        pauseEntries();
        assertTrue(m.market.paused());
        assertTrue(m.credit.paused());
        _cancel();
        _assertReturned();
    }

    function test_WhenTheProjectIsSuspended_ItReturnsWhatIsLeft() external {
        suspendProject(project());
        _cancel();
        _assertReturned();
    }

    function test_WhenTheProjectIsDelisted_ItReturnsWhatIsLeft() external {
        delistProject();
        _cancel();
        _assertReturned();
    }

    function test_WhenTheListingHasExpired_ItReturnsWhatIsLeft() external {
        vm.warp(uint256(expiry) + 365 days);
        _cancel();
        _assertReturned();
    }

    function test_WhenThePayTokenWasDismissed_ItReturnsWhatIsLeft() external {
        vm.prank(accounts.admin);
        m.market.setPayToken(m.usdc, false);
        _cancel();
        _assertReturned();
    }

    function test_WhenTheSellerCallsTheMarketOnReceipt_ItRefusesTheInnerCall() external {
        HookAccount account = new HookAccount();
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(account), vintage.unwrap(), LISTED, "");
        bytes memory result = account.execute(
            address(m.market), abi.encodeCall(ICreditMarket.list, (vintage, LISTED, UNIT_PRICE, m.usdc, 0, expiry))
        );
        bytes memory cancel = abi.encodeCall(ICreditMarket.cancelListing, (abi.decode(result, (uint256))));

        account.arm(address(m.market), cancel, false);
        account.execute(address(m.market), cancel);
        assertEq(account.hooks(), 1);
        assertEq(
            account.answer(), abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
        );
        assertEq(balance(address(account)), LISTED);
        assertEq(balance(address(m.market)), 70e18);
    }
}
