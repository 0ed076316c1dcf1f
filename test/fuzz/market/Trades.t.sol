// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {Order, Side} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {Quote} from "../../../contracts/market/interfaces/Quote.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {OrderBase} from "../../unit/market/CreditMarket/OrderBase.sol";

/// @notice Whole trades: what is quoted is what moves, nothing is made or lost, and nobody gains by splitting.
contract Trades_Fuzz_Test is OrderBase {
    uint256 private constant MAX_UNIT_PRICE = 1e9;

    struct Trade {
        uint256 amount;
        uint256 unitPrice;
        uint256 rate;
        uint8 tier;
        bool buys;
        uint256 part;
    }

    /// @dev Puts a trade in bounds, and sets the market up for it. The taker has the tier.
    function _prepare(Trade memory t) private returns (Order memory o, address taker) {
        t.amount = bound(t.amount, 0.002e18, 300e18);
        t.unitPrice = bound(t.unitPrice, 1, MAX_UNIT_PRICE);
        t.rate = bound(t.rate, 0, 0.05e18);
        t.part = bound(t.part, 0.001e18, t.amount - 0.001e18);
        Tier tier = Tier(bound(t.tier, 0, 4));
        vm.prank(accounts.admin);
        m.market.setCommission(t.rate);
        o = order(t.buys ? Side.Buy : Side.Sell);
        (o.amount, o.unitPrice) = (t.amount, t.unitPrice);
        taker = takerOf(o.side);
        if (tier != Tier.None) stakeAs(taker, tier);
    }

    /// @dev Everybody's money and credits.
    function _holdings() private view returns (uint256[2][5] memory held) {
        address[5] memory all = [maker, buyer, seller, accounts.treasury, address(m.market)];
        for (uint256 i; i < 5; ++i) {
            held[i] = [usdc(all[i]), balance(all[i])];
        }
    }

    function _assertConserved(uint256[2][5] memory before) private view {
        uint256[2][5] memory held = _holdings();
        for (uint256 k; k < 2; ++k) {
            uint256 sum;
            for (uint256 i; i < 5; ++i) {
                sum = sum + type(uint128).max + held[i][k] - before[i][k];
            }
            assertEq(sum, 5 * uint256(type(uint128).max), "nothing is made or lost");
        }
        assertEq(held[4][0], 0, "no money in the market");
    }

    /// @dev §8, written out: both rounded up, the commission once and from the unrounded price.
    function _assertByTheRules(Trade memory t, Quote memory due) private view {
        uint256 exact = t.amount * t.unitPrice;
        uint256 price = exact / 1e18 + (exact % 1e18 == 0 ? 0 : 1);
        uint8[5] memory discounts = [0, 0, 25, 25, 50];
        uint256 discount = discounts[bound(t.tier, 0, 4)];
        uint256 charged = exact * t.rate * (100 - discount);
        uint256 commission = charged / 1e38 + (charged % 1e38 == 0 ? 0 : 1);
        assertEq(due.price, price, "price");
        assertEq(due.discountPercent, discount, "discount");
        assertEq(due.commission, commission, "commission");
        assertEq(due.total, t.buys ? price - commission : price + commission, "total");
        assertGt(due.price, 0);
        if (t.rate != 0) assertGt(due.commission, 0, "never zero when due");
    }

    function testFuzz_OrderOfBothSides_QuoteIsExecution(Trade memory t) external {
        (Order memory o, address taker) = _prepare(t);
        Quote memory quoted = m.market.quoteOrder(o, t.amount, taker);
        _assertByTheRules(t, quoted);
        uint256[2][5] memory before = _holdings();
        Quote memory due = fillAs(taker, o, t.amount);
        assertEq(keccak256(abi.encode(due)), keccak256(abi.encode(quoted)));
        uint256[2][5] memory held = _holdings();
        assertEq(held[3][0] - before[3][0], due.commission, "the treasury receives the commission");
        if (t.buys) {
            assertEq(before[0][0] - held[0][0], due.price, "the maker pays the price");
            assertEq(held[2][0] - before[2][0], due.total, "the taker receives the rest");
            assertEq(held[0][1] - before[0][1], t.amount);
        } else {
            assertEq(held[0][0] - before[0][0], due.price, "the maker receives the price");
            assertEq(before[1][0] - held[1][0], due.total, "the taker pays both");
            assertEq(held[1][1] - before[1][1], t.amount);
        }
        _assertConserved(before);
    }

    function testFuzz_Listing_QuoteIsExecution(Trade memory t) external {
        t.buys = false;
        _prepare(t);
        uint256 listing = list(vintage, t.amount, t.unitPrice);
        Quote memory quoted = m.market.quote(listing, t.amount, buyer);
        _assertByTheRules(t, quoted);
        uint256[2][5] memory before = _holdings();
        vm.prank(buyer);
        Quote memory due = m.market.buy(listing, t.amount, quoted.total, block.timestamp);
        assertEq(keccak256(abi.encode(due)), keccak256(abi.encode(quoted)));
        assertEq(before[1][0] - usdc(buyer), due.total);
        _assertConserved(before);
    }

    function testFuzz_SetOfListings_QuoteIsExecutionAndNeverLessThanTheWhole(Trade memory t) external {
        t.buys = false;
        _prepare(t);
        uint256 whole = list(vintage, t.amount, t.unitPrice);
        Quote memory single = m.market.quote(whole, t.amount, buyer);
        Fill[] memory fills = new Fill[](3);
        fills[0] = Fill(whole, t.part / 2 + 0.0005e18);
        if (fills[0].amount > t.part) fills[0].amount = t.part;
        fills[1] = Fill(list(vintage, t.amount, t.unitPrice), t.amount - t.part);
        fills[2] = Fill(fills[1].listing, t.part - fills[0].amount);
        if (fills[2].amount < 0.001e18) {
            fills[0].amount = t.part;
            assembly ("memory-safe") {
                mstore(fills, 2)
            }
        }
        Quote memory quoted = m.market.quoteMany(fills, buyer);
        uint256[2][5] memory before = _holdings();
        vm.prank(buyer);
        Quote memory due = m.market.buyMany(fills, m.usdc, quoted.total, block.timestamp);
        assertEq(keccak256(abi.encode(due)), keccak256(abi.encode(quoted)));
        assertEq(before[1][0] - usdc(buyer), due.total);
        assertGe(due.price, single.price);
        assertGe(due.commission, single.commission);
        assertGe(due.total, single.total);
        _assertConserved(before);
    }

    /// @dev Neither the price nor the commission is less; a buying taker never pays less.
    function testFuzz_SplitOrder_NeverLowersWhatIsPaid(Trade memory t) external {
        (Order memory o, address taker) = _prepare(t);
        Quote memory whole = m.market.quoteOrder(o, t.amount, taker);
        uint256[2][5] memory before = _holdings();
        Quote memory first = fillAs(taker, o, t.part);
        Quote memory rest = fillAs(taker, o, t.amount - t.part);
        assertGe(first.price + rest.price, whole.price);
        assertGe(first.commission + rest.commission, whole.commission);
        if (!t.buys) assertGe(first.total + rest.total, whole.total);
        _assertConserved(before);
    }

    /// @dev Whatever is asked for, no more than the order says is ever filled.
    function testFuzz_FilledNeverExceedsTheOrder(uint256[6] memory amounts) external {
        Order memory o = order(Side.Sell);
        uint256 filled;
        bytes memory signature = sign(o);
        for (uint256 i; i < amounts.length; ++i) {
            uint256 amount = bound(amounts[i], 0, ORDERED + 1);
            vm.prank(buyer);
            try m.market.fillOrder(o, signature, amount, type(uint256).max, block.timestamp) {
                filled += amount;
            } catch {}
            assertLe(filled, ORDERED);
            assertEq(balance(buyer), filled);
        }
    }
}
