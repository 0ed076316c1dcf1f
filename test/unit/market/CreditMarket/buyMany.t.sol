// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Fill, ICreditMarket, Quote} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {HookAccount} from "../../../mocks/HookAccount.sol";
import {HookToken} from "../../../mocks/HookToken.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

contract BuyMany_Unit_Test is CreditMarketBase {
    address private other;
    VintageId private second;
    uint256[3] private listings;

    /// @dev Two sellers, two vintages of two projects.
    function setUp() public override {
        super.setUp();
        other = makeAddr("other seller");
        second = registerVintage(listProject("VCS-3005"), 2022);
        issue(second, 20_001, 1, 500, other);
        listings[0] = listDefault();
        listings[1] = list(vintage, LISTED, 9.999999e6);
        vm.prank(other);
        listings[2] = m.market.list(second, LISTED, 7e6, m.usdc, 0, expiry);
    }

    function _fills() private view returns (Fill[] memory fills) {
        fills = new Fill[](3);
        (fills[0], fills[1], fills[2]) =
        (Fill(listings[0], 1.1e18), Fill(listings[1], 0.333333333333333333e18), Fill(listings[2], 5e18));
    }

    function _buy(Fill[] memory fills, uint256 maxTotal) private returns (Quote memory) {
        vm.prank(buyer);
        return m.market.buyMany(fills, m.usdc, maxTotal, block.timestamp);
    }

    function _assertNothingMoved() private view {
        assertEq(balance(address(m.market)), 2 * LISTED);
        assertEq(m.testUsdc.balanceOf(buyer), 1e12);
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        expectPaused();
        _buy(_fills(), type(uint256).max);
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        expectError(ICreditMarket.DeadlinePassed.selector, block.timestamp - 1);
        vm.prank(buyer);
        m.market.buyMany(_fills(), m.usdc, type(uint256).max, block.timestamp - 1);
    }

    function test_RevertWhen_ThereIsNothingToBuy() external {
        vm.expectRevert(ICreditMarket.ListEmpty.selector);
        _buy(new Fill[](0), type(uint256).max);
    }

    function test_RevertWhen_OneListingIsUnknown() external {
        Fill[] memory fills = _fills();
        fills[2].listing += 1;
        expectUnknown(fills[2].listing);
        _buy(fills, type(uint256).max);
        _assertNothingMoved();
    }

    function test_RevertWhen_OneListingIsTheBuyers() external {
        fund(other, 1e12);
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.BuyerIsSeller.selector, other));
        vm.prank(other);
        m.market.buyMany(_fills(), m.usdc, type(uint256).max, block.timestamp);
    }

    function test_RevertWhen_OneListingHasTooLittleLeft() external {
        Fill[] memory fills = _fills();
        fills[1].amount = LISTED + 1;
        expectError(ICreditMarket.AmountExceedsRemaining.selector, listings[1], LISTED + 1, LISTED);
        _buy(fills, type(uint256).max);
    }

    function test_RevertWhen_OneListingIsNamedTwiceForMoreThanItHas() external {
        Fill[] memory fills = _fills();
        fills[1] = Fill(listings[0], LISTED - 1e18);
        expectError(ICreditMarket.AmountExceedsRemaining.selector, listings[0], LISTED - 1e18, LISTED - 1.1e18);
        _buy(fills, type(uint256).max);
    }

    function test_RevertWhen_OneListingIsPaidInAnotherToken() external {
        Fill[] memory fills = _fills();
        vm.prank(seller);
        fills[1].listing = m.market.list(vintage, LISTED, UNIT_PRICE, address(m.token), 0, expiry);
        bytes memory error =
            abi.encodeWithSelector(ICreditMarket.PayTokenDiffers.selector, fills[1].listing, address(m.token), m.usdc);
        vm.expectRevert(error);
        _buy(fills, type(uint256).max);
        vm.expectRevert(error);
        m.market.quoteMany(fills, buyer);
    }

    function test_RevertWhen_OneProjectIsSuspended() external {
        suspendProject(second.projectOf());
        vm.expectRevert(
            abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, second.projectOf(), block.timestamp + 14 days)
        );
        _buy(_fills(), type(uint256).max);
        _assertNothingMoved();
    }

    function test_RevertWhen_TheTotalIsAboveTheBuyersMaximumByOne() external {
        uint256 total = m.market.quoteMany(_fills(), buyer).total;
        expectError(ICreditMarket.TotalExceedsMaximum.selector, total, total - 1);
        _buy(_fills(), total - 1);
        _assertNothingMoved();
        _buy(_fills(), total);
    }

    function test_WhenAllIsWell_ItPaysEachSellerAndTheCommissionOnce() external {
        Quote memory due = _buy(_fills(), type(uint256).max);
        uint256 first = 13.75e6 + 3_333_333; // 1.1 t × 12.50 + 0.333… t × 9.999999
        assertEq(m.testUsdc.balanceOf(seller), first);
        assertEq(m.testUsdc.balanceOf(other), 35e6);
        assertEq(due.price, first + 35e6);
        assertEq(due.commission, 206_250 + 50_000 + 525_000);
        assertEq(m.testUsdc.balanceOf(accounts.treasury), due.commission);
        assertEq(1e12 - m.testUsdc.balanceOf(buyer), due.total);
        assertEq(m.testUsdc.balanceOf(address(m.market)), 0);
        assertEq(balance(buyer), 1.433333333333333333e18);
        assertEq(m.credit.balanceOf(buyer, second.unwrap()), 5e18);
        assertEq(m.market.listingOf(listings[2]).remaining, LISTED - 5e18);
    }

    function test_WhenAllIsWell_ItIsWhatWasQuotedAndTheSumOfTheSingleQuotes() external {
        Fill[] memory fills = _fills();
        Quote memory sum = Quote(m.usdc, 0, 0, 0, 0);
        for (uint256 i; i < 3; ++i) {
            Quote memory single = m.market.quote(fills[i].listing, fills[i].amount, buyer);
            sum.price += single.price;
            sum.commission += single.commission;
            sum.total += single.total;
        }
        assertEq(keccak256(abi.encode(m.market.quoteMany(fills, buyer))), keccak256(abi.encode(sum)));
        assertEq(keccak256(abi.encode(_buy(fills, sum.total))), keccak256(abi.encode(sum)));
    }

    function test_WhenAllIsWell_ItEmitsBoughtForEach() external {
        Fill[] memory fills = _fills();
        vm.expectEmit(address(m.market));
        emit ICreditMarket.Bought(listings[0], buyer, vintage, 1.1e18, 13.75e6, 206_250, LISTED - 1.1e18);
        vm.expectEmit(address(m.market));
        emit ICreditMarket.Bought(
            listings[1], buyer, vintage, fills[1].amount, 3_333_333, 50_000, LISTED - fills[1].amount
        );
        vm.expectEmit(address(m.market));
        emit ICreditMarket.Bought(listings[2], buyer, second, 5e18, 35e6, 525_000, LISTED - 5e18);
        _buy(fills, type(uint256).max);
    }

    function test_WhenAListingIsNamedTwice_ItSellsBothAmounts() external {
        Fill[] memory fills = _fills();
        fills[1] = Fill(listings[0], LISTED - 1.1e18);
        _buy(fills, type(uint256).max);
        assertEq(balance(buyer), LISTED);
        assertEq(m.market.listingOf(listings[0]).remaining, 0);
    }

    /// @dev A seller's hook doubles the price of its second listing between two payments.
    function test_WhenASellerChangesThePriceWhileBeingPaid_TheBuyerPaysWhatWasQuoted() external {
        HookToken token = new HookToken();
        HookAccount account = new HookAccount();
        admit(address(token));
        token.mint(buyer, 1e12);
        vm.prank(buyer);
        token.approve(address(m.market), type(uint256).max);
        vm.prank(other);
        m.credit.safeTransferFrom(other, address(account), second.unwrap(), 20e18, "");
        Fill[] memory fills = new Fill[](2);
        for (uint256 i; i < 2; ++i) {
            bytes memory call = abi.encodeCall(ICreditMarket.list, (second, 10e18, 1e6, address(token), 0, expiry));
            fills[i] = Fill(abi.decode(account.execute(address(m.market), call), (uint256)), 5e18);
        }
        token.tell(address(account));
        account.arm(address(m.market), abi.encodeCall(ICreditMarket.setPrice, (fills[1].listing, 2e6)), true);
        uint256 total = m.market.quoteMany(fills, buyer).total;
        vm.prank(buyer);
        m.market.buyMany(fills, address(token), total, block.timestamp);
        assertEq(token.balanceOf(address(account)), 10e6);
        assertEq(1e12 - token.balanceOf(buyer), total);
        assertGt(account.hooks(), 0);
    }
}
