// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {
    ICreditMarket,
    Listing,
    ListingStatus,
    ListingTerms,
    Lot
} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract ListMany_Unit_Test is CreditMarketBase {
    uint256 private constant MORE = 50_000e18;

    function setUp() public override {
        super.setUp();
        issue(vintage, 19_386, 1, 50_000, seller);
    }

    function _terms(uint256 amount, uint256 minFill, Lot lot) private view returns (ListingTerms memory) {
        return ListingTerms(vintage, amount, UNIT_PRICE, m.usdc, minFill, expiry, lot);
    }

    function _list(ListingTerms memory first) private returns (uint256) {
        ListingTerms[] memory all = new ListingTerms[](1);
        all[0] = first;
        uint256[] memory ids = _list(all);
        // None if it was refused.
        return ids.length == 0 ? 0 : ids[0];
    }

    function _list(ListingTerms[] memory all) private returns (uint256[] memory) {
        vm.prank(seller);
        return m.market.listMany(all);
    }

    function _three() private view returns (ListingTerms[] memory all) {
        all = new ListingTerms[](3);
        all[0] = _terms(1e18, 0, Lot.None);
        all[1] = _terms(20_000e18, 0, Lot.TenThousand);
        all[2] = _terms(5e18, 2e18, Lot.None);
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        expectPaused();
        _list(_three());
    }

    function test_RevertWhen_ThereIsNothingToList() external {
        vm.expectRevert(ICreditMarket.ListEmpty.selector);
        _list(new ListingTerms[](0));
    }

    function test_RevertWhen_OneOfTheTermsIsWrong() external {
        ListingTerms[] memory all = _three();
        all[2].unitPrice = 0;
        expectError(ICreditMarket.UnitPriceInvalid.selector, 0);
        _list(all);
        assertEq(balance(seller), STOCK + MORE);
    }

    function test_RevertWhen_TheSellerHasLessThanAllTogether() external {
        ListingTerms[] memory all = _three();
        all[2].amount = 40_000e18;
        uint256 left = STOCK + MORE - 20_001e18;
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, seller, left, 40_000e18, vintage.unwrap()
            )
        );
        _list(all);
    }

    function test_RevertWhen_TheAmountIsNotAMultipleOfTheLot() external {
        expectError(ICreditMarket.AmountNotInLots.selector, 1000e18 + 1, 1000e18);
        _list(_terms(1000e18 + 1, 0, Lot.Thousand));
        expectError(ICreditMarket.AmountNotInLots.selector, 15_000e18, 10_000e18);
        _list(_terms(15_000e18, 0, Lot.TenThousand));
    }

    function test_RevertWhen_AMinimumFillIsGivenWithLots() external {
        expectError(ICreditMarket.MinFillInvalid.selector, 1000e18);
        _list(_terms(2000e18, 1000e18, Lot.Thousand));
    }

    /// @dev What would mean lots is no minimum fill.
    function test_RevertWhen_TheMinimumFillIsAboveItsField() external {
        assertEq(m.market.listingOf(_list(_terms(20_000e18, 16_777.213e18, Lot.None))).lot, 0);
        uint256[2] memory fills = [uint256(16_777.214e18), 16_777.215e18];
        for (uint256 i; i < 2; ++i) {
            expectError(ICreditMarket.MinFillInvalid.selector, fills[i]);
            _list(_terms(20_000e18, fills[i], Lot.None));
        }
    }

    function test_WhenLotsAreOffered_ItIsListedWithItsLot() external {
        Listing memory stored = m.market.listingOf(_list(_terms(3000e18, 0, Lot.Thousand)));
        assertEq(stored.lot, 1000e18);
        assertEq(stored.minFill, 1000e18);
        stored = m.market.listingOf(_list(_terms(30_000e18, 0, Lot.TenThousand)));
        assertEq(stored.lot, 10_000e18);
        assertEq(stored.minFill, 10_000e18);
        assertEq(m.market.listingOf(listDefault()).lot, 0);
    }

    function test_WhenLotsAreOffered_ItEmitsListedInLots() external {
        uint256 id = idOf(seller, 0);
        vm.expectEmit(address(m.market));
        emit ICreditMarket.Listed(id, seller, vintage, 3000e18, UNIT_PRICE, m.usdc, 1000e18, expiry);
        vm.expectEmit(address(m.market));
        emit ICreditMarket.ListedInLots(id, 1000e18);
        _list(_terms(3000e18, 0, Lot.Thousand));
    }

    function test_WhenLotsAreOffered_ItSellsWholeLotsOnly() external {
        uint256 listing = _list(_terms(3000e18, 0, Lot.Thousand));
        uint256[3] memory amounts = [uint256(0.001e18), 999e18, 1000e18 + 1];
        for (uint256 i; i < 3; ++i) {
            expectError(ICreditMarket.AmountNotInLots.selector, amounts[i], 1000e18);
            buyAs(buyer, listing, amounts[i]);
        }
        buyAs(buyer, listing, 2000e18);
        expectError(ICreditMarket.AmountNotInLots.selector, 500e18, 1000e18);
        buyAs(buyer, listing, 500e18);
        buyAs(buyer, listing, 1000e18);
        assertEq(uint256(m.market.listingOf(listing).status), uint256(ListingStatus.SoldOut));
    }

    function test_WhenTheCallerListedInThisSecondBefore_ItTakesTheNextIds() external {
        listDefault();
        uint256[] memory ids = _list(_three());
        for (uint256 i; i < 3; ++i) {
            assertEq(ids[i], idOf(seller, 1 + i));
        }
        assertEq(listDefault(), idOf(seller, 4));
    }

    function test_WhenAllIsWell_ItListsEach() external {
        ListingTerms[] memory all = _three();
        all[1].unitPrice = 1;
        all[1].expiry = expiry + 1;
        uint256[] memory ids = _list(all);
        for (uint256 i; i < 3; ++i) {
            Listing memory stored = m.market.listingOf(ids[i]);
            assertEq(stored.seller, seller);
            assertEq(stored.remaining, all[i].amount);
            assertEq(stored.unitPrice, all[i].unitPrice);
            assertEq(stored.expiry, all[i].expiry);
            assertEq(uint256(stored.status), uint256(ListingStatus.Open));
        }
        assertEq(m.market.listingOf(ids[2]).minFill, 2e18);
        assertEq(balance(address(m.market)), 20_006e18);
    }
}
