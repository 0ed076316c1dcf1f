// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditMarket, Listing, Quote} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {IERC1155Errors, IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract Buy_Unit_Test is CreditMarketBase {
    uint256 private constant BOUGHT = 12.5e18;
    uint256 private constant PRICE = 156.25e6; // 12.5 t × 12.50 USDC
    uint256 private constant COMMISSION = 2.34375e6; // 1.5 %
    uint256 private constant TOTAL = PRICE + COMMISSION;

    uint256 private listing;

    function setUp() public override {
        super.setUp();
        listing = listDefault();
    }

    function _buy(uint256 amount, uint256 maxTotal, uint256 deadline) private returns (Quote memory) {
        vm.prank(buyer);
        return m.market.buy(listing, amount, maxTotal, deadline);
    }

    function _assertNothingMoved() private view {
        assertEq(balance(address(m.market)), LISTED);
        assertEq(m.market.listingOf(listing).remaining, LISTED);
        assertEq(m.testUsdc.balanceOf(seller), 0);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), 0);
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        expectPaused();
        _buy(BOUGHT, TOTAL, block.timestamp);
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        expectError(ICreditMarket.DeadlinePassed.selector, block.timestamp - 1);
        _buy(BOUGHT, TOTAL, block.timestamp - 1);
    }

    function test_WhenTheDeadlineIsNow_ItSells() external {
        _buy(BOUGHT, TOTAL, block.timestamp);
        assertEq(balance(buyer), BOUGHT);
    }

    function test_RevertWhen_TheListingIsUnknown() external {
        // The right number under another seller, and the next number.
        uint256[2] memory unknown = [idOf(stranger, 0), listing + 1];
        for (uint256 i; i < unknown.length; ++i) {
            expectUnknown(unknown[i]);
            vm.prank(buyer);
            m.market.buy(unknown[i], BOUGHT, TOTAL, block.timestamp);
        }
    }

    function test_RevertWhen_TheBuyerIsTheSeller() external {
        fund(seller, 1e9);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.BuyerIsSeller.selector, seller));
        buyAs(seller, listing, BOUGHT);
    }

    function test_RevertWhen_TheListingIsSoldOut() external {
        buyAs(buyer, listing, LISTED);
        expectError(ICreditMarket.ListingClosed.selector, listing);
        buyAs(buyer, listing, BOUGHT);
        expectError(ICreditMarket.ListingClosed.selector, listing);
        buyAs(buyer, listing, 0);
    }

    function test_RevertWhen_TheListingWasCancelled() external {
        vm.prank(seller);
        m.market.cancelListing(listing);
        expectError(ICreditMarket.ListingClosed.selector, listing);
        buyAs(buyer, listing, BOUGHT);
    }

    function test_RevertWhen_TheListingHasExpired() external {
        vm.warp(uint256(expiry) + 1);
        expectError(ICreditMarket.ListingExpired.selector, listing, expiry);
        buyAs(buyer, listing, BOUGHT);
    }

    function test_WhenTheListingExpiresNow_ItSells() external {
        vm.warp(expiry);
        buyAs(buyer, listing, BOUGHT);
        assertEq(balance(buyer), BOUGHT);
    }

    function test_RevertWhen_TheAmountIsAboveWhatIsLeft() external {
        expectError(ICreditMarket.AmountExceedsRemaining.selector, listing, LISTED + 1, LISTED);
        buyAs(buyer, listing, LISTED + 1);
        expectError(ICreditMarket.AmountExceedsRemaining.selector, listing, type(uint256).max, LISTED);
        buyAs(buyer, listing, type(uint256).max);
    }

    function test_RevertWhen_TheAmountIsBelow0001T() external {
        expectError(ICreditMarket.AmountTooSmall.selector, 0.001e18 - 1, 0.001e18);
        buyAs(buyer, listing, 0.001e18 - 1);
        expectError(ICreditMarket.AmountTooSmall.selector, 0, 0.001e18);
        buyAs(buyer, listing, 0);
    }

    function test_RevertWhen_TheAmountIsBelowTheMinimumFill() external {
        listing = listWithMinFill(LISTED, 5e18);
        expectError(ICreditMarket.AmountBelowMinFill.selector, listing, 5e18 - 1, 5e18);
        buyAs(buyer, listing, 5e18 - 1);
    }

    function test_WhenTheAmountIsTheMinimumFill_ItSells() external {
        listing = listWithMinFill(LISTED, 5e18);
        buyAs(buyer, listing, 5e18);
        assertEq(balance(buyer), 5e18);
    }

    function test_WhenWhatIsLeftIsBelowTheMinimumFill_ItSellsAllOfItAndRefusesAPartOfIt() external {
        listing = listWithMinFill(LISTED, 60e18);
        buyAs(buyer, listing, 60e18);
        expectError(ICreditMarket.AmountBelowMinFill.selector, listing, 39e18, 60e18);
        buyAs(buyer, listing, 39e18);
        buyAs(buyer, listing, 40e18);
        assertEq(balance(buyer), LISTED);
        assertEq(m.market.listingOf(listing).remaining, 0);
    }

    function test_WhenWhatIsLeftIsBelow0001T_ItSellsAllOfItAndNotForNothing() external {
        buyAs(buyer, listing, LISTED - 7);
        uint256 before = m.testUsdc.balanceOf(buyer);
        vm.prank(buyer);
        Quote memory due = m.market.buy(listing, 7, 2, block.timestamp);
        assertEq(due.price, 1);
        assertEq(due.commission, 1);
        assertEq(before - m.testUsdc.balanceOf(buyer), 2);
        assertEq(balance(buyer), LISTED);
    }

    function test_RevertWhen_TheTotalIsAboveTheBuyersMaximumByOne() external {
        expectError(ICreditMarket.TotalExceedsMaximum.selector, TOTAL, TOTAL - 1);
        _buy(BOUGHT, TOTAL - 1, block.timestamp);
        _assertNothingMoved();
    }

    function test_WhenTheTotalIsTheBuyersMaximum_ItSells() external {
        assertEq(_buy(BOUGHT, TOTAL, block.timestamp).total, TOTAL);
    }

    function test_RevertWhen_TheCommissionRoseSinceTheQuote() external {
        vm.prank(accounts.admin);
        m.market.setCommission(0.05e18);
        expectError(ICreditMarket.TotalExceedsMaximum.selector, PRICE + 7.8125e6, TOTAL);
        _buy(BOUGHT, TOTAL, block.timestamp);
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        suspendProject(project());
        vm.expectRevert(
            abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project(), block.timestamp + 14 days)
        );
        buyAs(buyer, listing, BOUGHT);
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        delistProject();
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project(), type(uint40).max));
        buyAs(buyer, listing, BOUGHT);
    }

    function test_RevertWhen_TheBuyerHasApprovedTooLittle() external {
        vm.prank(buyer);
        m.testUsdc.approve(address(m.market), TOTAL - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(m.market), COMMISSION - 1, COMMISSION
            )
        );
        buyAs(buyer, listing, BOUGHT);
        _assertNothingMoved();
    }

    function test_RevertWhen_TheBuyerHasTooLittle() external {
        fund(stranger, PRICE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, stranger, PRICE - 1, PRICE)
        );
        buyAs(stranger, listing, BOUGHT);
        _assertNothingMoved();
    }

    function test_RevertWhen_TheBuyerIsAContractThatRefusesCredits() external {
        // The faucet has code and no receiver's hook.
        address deaf = address(m.faucet);
        vm.prank(deaf);
        m.testUsdc.approve(address(m.market), type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, deaf));
        buyAs(deaf, listing, BOUGHT);
        _assertNothingMoved();
    }

    function test_WhenAllIsWell_ItSettles() external {
        uint256 before = m.testUsdc.balanceOf(buyer);
        Quote memory quoted = m.market.quote(listing, BOUGHT, buyer);
        Quote memory due = _buy(BOUGHT, TOTAL, block.timestamp);

        assertEq(keccak256(abi.encode(due)), keccak256(abi.encode(quoted)), "the quote is what is paid");
        assertEq(due.payToken, m.usdc);
        assertEq(due.price, PRICE);
        assertEq(due.commission, COMMISSION);
        assertEq(due.total, TOTAL);
        assertEq(balance(buyer), BOUGHT);
        assertEq(balance(address(m.market)), LISTED - BOUGHT);
        assertEq(m.testUsdc.balanceOf(seller), PRICE);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), COMMISSION);
        assertEq(m.testUsdc.balanceOf(address(m.market)), 0);
        assertEq(before - m.testUsdc.balanceOf(buyer), TOTAL);
    }

    function test_WhenAllIsWell_ItLowersWhatIsLeftAndNothingElse() external {
        Listing memory before = m.market.listingOf(listing);
        _buy(BOUGHT, TOTAL, block.timestamp);
        before.remaining -= BOUGHT;
        assertEq(keccak256(abi.encode(m.market.listingOf(listing))), keccak256(abi.encode(before)));
    }

    function test_WhenAllIsWell_ItEmitsBought() external {
        vm.expectEmit(address(m.market));
        emit ICreditMarket.Bought(listing, buyer, vintage, BOUGHT, PRICE, COMMISSION, LISTED - BOUGHT);
        _buy(BOUGHT, TOTAL, block.timestamp);
    }

    function test_WhenTheCommissionIsZero_ItPaysTheTreasuryNothing() external {
        vm.prank(accounts.admin);
        m.market.setCommission(0);
        assertEq(_buy(BOUGHT, PRICE, block.timestamp).commission, 0);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), 0);
        assertEq(m.testUsdc.balanceOf(seller), PRICE);
    }

    function test_WhenTheBuyerIsTheTreasury_ItPaysThePriceOnly() external {
        fund(accounts.treasury, TOTAL);
        buyAs(accounts.treasury, listing, BOUGHT);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), COMMISSION, "the commission stays where it belongs");
        assertEq(m.testUsdc.balanceOf(seller), PRICE);
        assertEq(balance(accounts.treasury), BOUGHT);
    }

    function test_WhenTheSellerIsTheTreasury_ItReceivesBoth() external {
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, accounts.treasury, vintage.unwrap(), BOUGHT, "");
        vm.prank(accounts.treasury);
        listing = m.market.list(vintage, BOUGHT, UNIT_PRICE, m.usdc, 0, expiry);
        _buy(BOUGHT, TOTAL, block.timestamp);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), TOTAL);
    }
}
