// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit, Supply} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditMarket, Listing} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract List_Unit_Test is CreditMarketBase {
    uint256 private constant MAX_AMOUNT = 2 ** 84 - 1;
    uint256 private constant MAX_UNIT_PRICE = 2 ** 76 - 1;

    function _list(uint256 amount, uint256 unitPrice, uint256 minFill, uint40 until) private returns (uint256) {
        vm.prank(seller);
        return m.market.list(vintage, amount, unitPrice, m.usdc, minFill, until);
    }

    function _listDefault() private returns (uint256) {
        return _list(LISTED, UNIT_PRICE, 0, expiry);
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        expectPaused();
        _listDefault();
    }

    function test_RevertWhen_TheAmountIsBelow0001T() external {
        expectError(ICreditMarket.AmountTooSmall.selector, 0.001e18 - 1, 0.001e18);
        _list(0.001e18 - 1, UNIT_PRICE, 0, expiry);
        expectError(ICreditMarket.AmountTooSmall.selector, 0, 0.001e18);
        _list(0, UNIT_PRICE, 0, expiry);
    }

    function test_WhenTheAmountIs0001T_ItIsListed() external {
        assertEq(m.market.listingOf(_list(0.001e18, UNIT_PRICE, 0, expiry)).remaining, 0.001e18);
    }

    function test_RevertWhen_TheAmountIsAboveItsField() external {
        expectError(ICreditMarket.AmountTooLarge.selector, MAX_AMOUNT + 1, MAX_AMOUNT);
        _list(MAX_AMOUNT + 1, UNIT_PRICE, 0, expiry);
    }

    function test_RevertWhen_TheUnitPriceIsZero() external {
        expectError(ICreditMarket.UnitPriceInvalid.selector, 0);
        _list(LISTED, 0, 0, expiry);
    }

    function test_RevertWhen_TheUnitPriceIsAboveItsField() external {
        expectError(ICreditMarket.UnitPriceInvalid.selector, MAX_UNIT_PRICE + 1);
        _list(LISTED, MAX_UNIT_PRICE + 1, 0, expiry);
    }

    function test_WhenTheUnitPriceFillsItsField_ItIsListed() external {
        assertEq(m.market.listingOf(_list(LISTED, MAX_UNIT_PRICE, 0, expiry)).unitPrice, MAX_UNIT_PRICE);
    }

    function test_RevertWhen_TheMinimumFillIsNotAMultipleOf0001T() external {
        expectError(ICreditMarket.MinFillInvalid.selector, 0.0015e18);
        _list(LISTED, UNIT_PRICE, 0.0015e18, expiry);
    }

    function test_RevertWhen_TheMinimumFillIsAboveTheAmount() external {
        expectError(ICreditMarket.MinFillInvalid.selector, LISTED + 0.001e18);
        _list(LISTED, UNIT_PRICE, LISTED + 0.001e18, expiry);
    }

    function test_RevertWhen_TheMinimumFillIsAboveItsField() external {
        uint256 maximum = 16_777.213e18;
        expectError(ICreditMarket.MinFillInvalid.selector, maximum + 0.001e18);
        _list(maximum + 1e18, UNIT_PRICE, maximum + 0.001e18, expiry);
    }

    function test_WhenTheMinimumFillIsTheAmount_ItIsListed() external {
        assertEq(m.market.listingOf(_list(LISTED, UNIT_PRICE, LISTED, expiry)).minFill, LISTED);
    }

    function test_RevertWhen_TheExpiryHasPassed() external {
        expectError(ICreditMarket.ExpiryInvalid.selector, block.timestamp - 1);
        _list(LISTED, UNIT_PRICE, 0, uint40(block.timestamp - 1));
    }

    function test_WhenTheExpiryIsNow_ItIsListed() external {
        uint256 listing = _list(LISTED, UNIT_PRICE, 0, uint40(block.timestamp));
        buyAs(buyer, listing, LISTED);
        assertEq(balance(buyer), LISTED);
    }

    function test_RevertWhen_TheExpiryIsBeyondItsField() external {
        expectError(ICreditMarket.ExpiryInvalid.selector, uint256(type(uint32).max) + 1);
        _list(LISTED, UNIT_PRICE, 0, uint40(type(uint32).max) + 1);
    }

    function test_WhenTheExpiryIsTheLastSecondOfItsField_ItIsListed() external {
        assertEq(m.market.listingOf(_list(LISTED, UNIT_PRICE, 0, type(uint32).max)).expiry, type(uint32).max);
    }

    function test_RevertWhen_ThePayTokenWasNeverAdmitted() external {
        address token = address(new PlainToken());
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.PayTokenNotAdmitted.selector, token));
        vm.prank(seller);
        m.market.list(vintage, LISTED, UNIT_PRICE, token, 0, expiry);
    }

    function test_RevertWhen_ThePayTokenWasDismissed() external {
        vm.prank(accounts.admin);
        m.market.setPayToken(m.usdc, false);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.PayTokenNotAdmitted.selector, m.usdc));
        _listDefault();
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown));
        vm.prank(seller);
        m.market.list(unknown, LISTED, UNIT_PRICE, m.usdc, 0, expiry);
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        suspendProject(project());
        vm.expectRevert(
            abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project(), block.timestamp + 14 days)
        );
        _listDefault();
    }

    function test_RevertWhen_TheProjectIsDelisted() external {
        delistProject();
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project(), type(uint40).max));
        _listDefault();
    }

    function test_WhenTheProjectWasReinstated_ItIsListed() external {
        suspendProject(project());
        vm.prank(accounts.council);
        m.projects.reinstateProject(project());
        assertEq(m.market.listingOf(_listDefault()).remaining, LISTED);
    }

    function test_WhenTheMarketIsNotApproved_ItIsListedAllTheSame() external {
        assertFalse(m.credit.isApprovedForAll(seller, address(m.market)));
        assertEq(m.market.listingOf(_listDefault()).seller, seller);
        assertFalse(m.credit.isApprovedForAll(seller, address(m.market)), "and approves nothing");
    }

    /// @dev Without approvals, only the market's word stands between a caller and other people's credits.
    function test_RevertWhen_AnyoneElseCallsTheCreditsEscrow() external {
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.CallerNotPeer.selector, seller, address(m.market)));
        vm.prank(seller);
        m.credit.escrow(seller, vintage, 1e18);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.CallerNotPeer.selector, seller, address(m.market)));
        vm.prank(seller);
        m.credit.deliver(address(m.market), seller, vintage, 1e18);
    }

    function test_RevertWhen_TheSellerHasLess() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, seller, STOCK, STOCK + 1, vintage.unwrap()
            )
        );
        _list(STOCK + 1, UNIT_PRICE, 0, expiry);
    }

    function test_WhenAllIsWell_ItMovesTheCreditsIntoEscrow() external {
        _listDefault();
        assertEq(balance(seller), STOCK - LISTED);
        assertEq(balance(address(m.market)), LISTED);
        Supply memory supply = m.credit.supplyOf(vintage);
        assertEq(supply.circulating, STOCK, "escrow counts as circulating");
        assertEq(supply.locked, 0);
    }

    function test_WhenAllIsWell_ItStoresEveryTerm() external {
        Listing memory stored = m.market.listingOf(_list(LISTED, UNIT_PRICE, 2.5e18, expiry));
        assertEq(stored.seller, seller);
        assertEq(stored.vintage.unwrap(), vintage.unwrap());
        assertEq(stored.payToken, m.usdc);
        assertEq(stored.remaining, LISTED);
        assertEq(stored.minFill, 2.5e18);
        assertEq(stored.unitPrice, UNIT_PRICE);
        assertEq(stored.expiry, expiry);
    }

    function test_WhenAllIsWell_ItGivesTheIdOfSellerSecondAndNumber() external {
        assertEq(_listDefault(), idOf(seller, 0));
        assertEq(_listDefault(), idOf(seller, 1));
        vm.warp(block.timestamp + 1);
        assertEq(_listDefault(), idOf(seller, 0));
    }

    function test_WhenAnEarlierListingOfTheSameSecondEnded_ItsIdIsNeverUsedAgain() external {
        uint256 first = _listDefault();
        vm.prank(seller);
        m.market.cancelListing(first);
        uint256 second = _listDefault();
        buyAs(buyer, second, LISTED);
        assertEq(_listDefault(), idOf(seller, 2));
        assertEq(m.market.listingOf(first).remaining, 0);
        assertEq(m.market.listingOf(second).remaining, 0);
    }

    function test_WhenAllIsWell_ItEmitsListed() external {
        uint256 listing = idOf(seller, 0);
        vm.expectEmit(address(m.market));
        emit ICreditMarket.Listed(listing, seller, vintage, LISTED, UNIT_PRICE, m.usdc, 2e18, expiry);
        _list(LISTED, UNIT_PRICE, 2e18, expiry);
    }
}
