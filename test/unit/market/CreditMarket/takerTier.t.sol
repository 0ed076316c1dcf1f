// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICreditMarket, Quote} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {CreditMarketBase} from "./CreditMarketBase.sol";

contract TakerTier_Unit_Test is CreditMarketBase {
    uint256 private constant BOUGHT = 12.5e18;
    uint256 private constant PRICE = 156.25e6; // 12.5 t × 12.50 USDC
    uint256 private constant FULL = 2_343_750; // 1.5 %
    uint256 private constant QUARTER_OFF = 1_757_813; // 1.125 %, 1,757,812.5 rounded up
    uint256 private constant HALF_OFF = 1_171_875; // 0.75 %

    /// @dev The quote, and then a purchase by the buyer for exactly that.
    function _assertBuys(uint256 commission, uint256 percent) private {
        uint256 listing = list(vintage, BOUGHT, UNIT_PRICE);
        Quote memory due = m.market.quote(listing, BOUGHT, buyer);
        assertEq(due.price, PRICE, "price");
        assertEq(due.commission, commission, "commission");
        assertEq(due.total, PRICE + commission, "total");
        assertEq(due.discountPercent, percent, "discount");

        uint256 paid = m.testUsdc.balanceOf(buyer);
        uint256 earned = m.testUsdc.balanceOf(seller);
        uint256 received = m.testUsdc.balanceOf(accounts.treasury);
        vm.prank(buyer);
        Quote memory settled = m.market.buy(listing, BOUGHT, due.total, block.timestamp);
        assertEq(keccak256(abi.encode(settled)), keccak256(abi.encode(due)), "the quote is what is paid");
        assertEq(paid - m.testUsdc.balanceOf(buyer), due.total);
        assertEq(m.testUsdc.balanceOf(seller) - earned, PRICE, "the maker receives the full price");
        assertEq(m.testUsdc.balanceOf(accounts.treasury) - received, commission);
    }

    function test_WhenTheTakerHasNoStake_ItTakesOffNothing() external {
        _assertBuys(FULL, 0);
    }

    function test_WhenTheTakerIsBronze_ItTakesOffNothing() external {
        stakeAs(buyer, Tier.Bronze);
        _assertBuys(FULL, 0);
    }

    function test_WhenTheTakerIsSilver_ItTakesOff25Percent() external {
        stakeAs(buyer, Tier.Silver);
        _assertBuys(QUARTER_OFF, 25);
    }

    function test_WhenTheTakerIsGold_ItTakesOff25Percent() external {
        stakeAs(buyer, Tier.Gold);
        _assertBuys(QUARTER_OFF, 25);
    }

    function test_WhenTheTakerIsPlatinum_ItTakesOff50Percent() external {
        stakeAs(buyer, Tier.Platinum);
        _assertBuys(HALF_OFF, 50);
    }

    function test_WhenOnlyTheSellerIsPlatinum_ItTakesOffNothing() external {
        stakeAs(seller, Tier.Platinum);
        _assertBuys(FULL, 0);
    }

    function test_WhenSomebodyAsksForSomebodyElse_ItQuotesForThePayer() external {
        uint256 listing = listDefault();
        stakeAs(buyer, Tier.Platinum);
        vm.prank(buyer);
        assertEq(m.market.quote(listing, BOUGHT, stranger).commission, FULL);
        vm.prank(stranger);
        assertEq(m.market.quote(listing, BOUGHT, buyer).commission, HALF_OFF);
    }

    function test_WhenTheTakerStakedWithoutAReward_ItTakesOffTheSame() external {
        stakeAs(buyer, Tier.Platinum, false);
        _assertBuys(HALF_OFF, 50);
    }

    function test_WhenItIsTheLastSecondOfTheLock_ItTakesOffTheDiscount() external {
        uint256 begun = block.timestamp;
        stakeAs(buyer, Tier.Silver);
        vm.warp(begun + 90 days - 1);
        _assertBuys(QUARTER_OFF, 25);
    }

    function test_WhenItIsTheSecondOfUnlock_ItTakesOffNothing() external {
        uint256 begun = block.timestamp;
        stakeAs(buyer, Tier.Silver);
        vm.warp(begun + 90 days);
        _assertBuys(FULL, 0);
        vm.warp(begun + 90 days + 1);
        _assertBuys(FULL, 0);
    }

    function test_WhenThePositionWasWithdrawn_ItTakesOffNothing() external {
        uint256 position = stakeAs(buyer, Tier.Platinum);
        skip(365 days);
        vm.prank(buyer);
        m.staking.withdraw(position);
        _assertBuys(FULL, 0);
    }

    function test_WhenTheTakerHasPositionsOfTwoTiers_ItTakesTheBetterAndThenTheOther() external {
        uint256 begun = block.timestamp;
        stakeAs(buyer, Tier.Platinum);
        vm.warp(begun + 364 days);
        stakeAs(buyer, Tier.Silver);
        _assertBuys(HALF_OFF, 50);
        vm.warp(begun + 365 days - 1);
        _assertBuys(HALF_OFF, 50);
        vm.warp(begun + 365 days);
        _assertBuys(QUARTER_OFF, 25);
        vm.warp(begun + 364 days + 90 days);
        _assertBuys(FULL, 0);
    }

    function test_RevertWhen_TheTierEndsBetweenQuoteAndPurchase() external {
        stakeAs(buyer, Tier.Platinum);
        skip(365 days - 1);
        uint256 listing = listDefault();
        uint256 total = m.market.quote(listing, BOUGHT, buyer).total;
        skip(1);
        expectError(ICreditMarket.TotalExceedsMaximum.selector, PRICE + FULL, total);
        vm.prank(buyer);
        m.market.buy(listing, BOUGHT, total, block.timestamp);
    }

    function test_WhenStakingIsPaused_ItStillTakesOffTheDiscount() external {
        stakeAs(buyer, Tier.Platinum);
        pause(m.staking);
        _assertBuys(HALF_OFF, 50);
    }

    function test_WhenTheDiscountsChanged_ItTakesThoseOfNow() external {
        stakeAs(buyer, Tier.Gold);
        vm.prank(accounts.admin);
        m.market.setDiscounts([0, 25, 40, 50]);
        _assertBuys(1_406_250, 40); // 0.9 %
    }
}
