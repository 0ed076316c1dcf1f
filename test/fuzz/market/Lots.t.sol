// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill, Listing, ListingStatus, ListingTerms, Lot} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {Quote} from "../../../contracts/market/interfaces/Quote.sol";
import {CreditMarketBase} from "../../unit/market/CreditMarket/CreditMarketBase.sol";

/// @notice Standard lots of 1,000 t and 10,000 t: whatever is asked for, whole lots go, also after edits, in sets, and to the last.
contract Lots_Fuzz_Test is CreditMarketBase {
    uint256 private constant MOST = 200_000e18;
    /// @dev All of it costs less than the buyer has {USDC/t}.
    uint256 private constant MAX_UNIT_PRICE = 1e6;

    function setUp() public override {
        super.setUp();
        issue(vintage, 19_386, 1, uint64(MOST / 1e18), seller);
    }

    function _terms(uint256 amount, Lot lot, uint256 unitPrice) private view returns (ListingTerms memory) {
        return ListingTerms(vintage, amount, unitPrice, m.usdc, 0, expiry, lot);
    }

    function _list(ListingTerms memory terms) private returns (uint256) {
        ListingTerms[] memory all = new ListingTerms[](1);
        all[0] = terms;
        vm.prank(seller);
        return m.market.listMany(all)[0];
    }

    /// @dev A number of lots, or any amount, also more than there is.
    function _draw(uint256 seed, uint256 lot, uint256 left) private pure returns (uint256) {
        if (seed % 3 == 0) return left;
        if (seed % 3 == 1) return (seed >> 8) % (left / lot + 2) * lot;
        return (seed >> 8) % (left + lot);
    }

    /// @dev The rule of the protocol: whole lots, or all that is left; never nothing.
    function _allowed(uint256 amount, uint256 lot, uint256 left) private pure returns (bool) {
        return amount != 0 && amount <= left && (amount == left || amount % lot == 0);
    }

    function _edit(uint256 listing, uint256 seed) private {
        vm.startPrank(seller);
        if (seed % 2 == 0) m.market.setPrice(listing, bound(seed, 1, MAX_UNIT_PRICE));
        else m.market.setExpiry(listing, uint40(block.timestamp + seed % 100 days));
        vm.stopPrank();
    }

    function _assertListing(uint256 listing, uint256 lot, uint256 left) private view {
        Listing memory stored = m.market.listingOf(listing);
        assertEq(stored.lot, lot, "lot");
        assertEq(stored.minFill, lot, "least");
        assertEq(stored.remaining, left, "left");
        assertEq(left % lot, 0, "whole lots are left");
        assertEq(uint256(stored.status), uint256(left == 0 ? ListingStatus.SoldOut : ListingStatus.Open), "status");
    }

    function testFuzz_PartsAndEditsLeaveWholeLotsToTheLast(uint256 lots, bool large, uint256[8] memory seeds) external {
        uint256 lot = large ? 10_000e18 : 1000e18;
        uint256 left = bound(lots, 1, MOST / lot) * lot;
        uint256 listing = _list(_terms(left, large ? Lot.TenThousand : Lot.Thousand, MAX_UNIT_PRICE));
        for (uint256 i; i < seeds.length && left != 0; ++i) {
            if (seeds[i] % 5 == 0) _edit(listing, seeds[i] >> 16);
            uint256 amount = _draw(seeds[i] >> 32, lot, left);
            Quote memory quoted = m.market.quote(listing, amount, buyer);
            bool done = _buy(listing, amount, quoted);
            assertEq(done, _allowed(amount, lot, left), "whole lots, or the rest");
            if (done) left -= amount;
            _assertListing(listing, lot, left);
            assertEq(balance(address(m.market)), left, "escrow");
        }
        if (left != 0) {
            assertTrue(_buy(listing, left, m.market.quote(listing, left, buyer)), "the rest can be had");
            _assertListing(listing, lot, 0);
        }
    }

    function _buy(uint256 listing, uint256 amount, Quote memory quoted) private returns (bool) {
        uint256 purse = m.testUsdc.balanceOf(buyer);
        vm.prank(buyer);
        try m.market.buy(listing, amount, quoted.total, block.timestamp) returns (Quote memory due) {
            assertEq(abi.encode(due), abi.encode(quoted), "as quoted");
            assertEq(purse - m.testUsdc.balanceOf(buyer), due.total, "paid");
            return true;
        } catch {
            return false;
        }
    }

    /// @dev Listed together and bought together, beside one without lots: all or nothing.
    function testFuzz_SetsAreSoldWholeOrNotAtAll(uint256[3] memory amounts, uint256[3] memory seeds) external {
        uint256[3] memory lots = [uint256(0), 1000e18, 10_000e18];
        ListingTerms[] memory terms = new ListingTerms[](3);
        for (uint256 i; i < 3; ++i) {
            uint256 most = i == 0 ? 1000e18 : 9 * lots[i];
            amounts[i] = i == 0 ? bound(amounts[i], 1e18, most) : bound(amounts[i], 1, 9) * lots[i];
            terms[i] = _terms(amounts[i], Lot(i), bound(seeds[i], 1, MAX_UNIT_PRICE));
        }
        vm.prank(seller);
        uint256[] memory ids = m.market.listMany(terms);
        Fill[] memory fills = new Fill[](3);
        bool allowed = true;
        for (uint256 i; i < 3; ++i) {
            uint256 part = _draw(seeds[i], i == 0 ? 1e18 : lots[i], amounts[i]);
            if (i == 0 && part < 0.001e18) part = 0.001e18;
            fills[i] = Fill(ids[i], part);
            allowed = allowed && (i == 0 ? part <= amounts[i] : _allowed(part, lots[i], amounts[i]));
        }
        Quote memory quoted = m.market.quoteMany(fills, buyer);
        uint256 purse = m.testUsdc.balanceOf(buyer);
        vm.prank(buyer);
        try m.market.buyMany(fills, m.usdc, quoted.total, block.timestamp) {
            assertTrue(allowed, "a broken lot was sold");
            assertEq(purse - m.testUsdc.balanceOf(buyer), quoted.total);
        } catch {
            assertFalse(allowed, "whole lots were refused");
        }
        for (uint256 i; i < 3; ++i) {
            uint256 left = amounts[i] - (allowed ? fills[i].amount : 0);
            if (i != 0) _assertListing(ids[i], lots[i], left);
            else assertEq(m.market.listingOf(ids[i]).remaining, left);
        }
    }

    /// @dev What is no number of lots is not listed in lots.
    function testFuzz_OnlyWholeLotsAreListed(uint256 amount, bool large) external {
        uint256 lot = large ? 10_000e18 : 1000e18;
        amount = bound(amount, 0.001e18, MOST);
        if (amount % 7 == 0) amount = amount / lot * lot + lot;
        ListingTerms[] memory all = new ListingTerms[](1);
        all[0] = _terms(amount, large ? Lot.TenThousand : Lot.Thousand, 1);
        vm.prank(seller);
        try m.market.listMany(all) returns (uint256[] memory ids) {
            _assertListing(ids[0], lot, amount);
        } catch {
            assertNotEq(amount % lot, 0, "a whole number of lots was refused");
        }
    }
}
