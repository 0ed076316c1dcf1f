// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../credits/interfaces/ICarbonCredit.sol";
import {ICreditPool} from "../../pools/interfaces/ICreditPool.sol";
import {RetirementLine} from "../../retirement/interfaces/IRetirements.sol";
import {VintageId} from "../../types/Ids.sol";
import {MIN_AMOUNT} from "../../types/Tonnes.sol";
import {Fill, ICreditMarket, Listing} from "../interfaces/ICreditMarket.sol";
import {IRetirementRouter, OrderFill, Source, SourceKind} from "../interfaces/IRetirementRouter.sol";
import {Side} from "../interfaces/ISignedOrders.sol";
import {Quote} from "../interfaces/Quote.sol";
import {Commission} from "../libraries/Commission.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice What will be taken from a source, and what the source takes for it.
/// @param tonnes Sum of the lines {unit}. @param cost What the source takes {token of the source}. @param fee Commission, or the
/// pool's fee, which is part of it. @param lines One for each listing, order or vintage that is taken from, in the source's order;
/// none of a queue, which says itself what it gives.
struct Plan {
    uint256 tonnes;
    uint256 cost;
    uint256 fee;
    RetirementLine[] lines;
}

/// @title RouterPlans
/// @notice What a source gives for so many tonnes, or for so much money. Quotes and retirements follow the same plan, so they
/// cannot differ.
abstract contract RouterPlans is IRetirementRouter {
    /// @notice Where listings and orders are filled.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditMarket public immutable MARKET;
    /// @notice The credits, which know the pools.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;

    /// @dev One listing or order. @param most At most so much of it {unit}. @param lot Whole multiples of it only {unit}; 0: any.
    struct Offer {
        VintageId vintage;
        uint256 most;
        uint256 unitPrice;
        uint256 lot;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICreditMarket market, ICarbonCredit credit) {
        MARKET = market;
        CREDIT = credit;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The plan for exactly so many tonnes.
    /// @param ask Whether the cost has to be known before. A source that takes it from the caller itself says afterwards what it took,
    /// and then its cost is not limited here; that of listings is known all the same, unless exactly so much is named of them.
    function _planTonnes(
        Source calldata source,
        uint256 tonnes,
        address token,
        address payer,
        bool ask
    )
        internal
        view
        returns (Plan memory plan)
    {
        if (tonnes < MIN_AMOUNT) revert TonnesTooFew(tonnes, MIN_AMOUNT);
        plan.tonnes = tonnes;
        SourceKind kind = source.kind;
        if (kind == SourceKind.Listings || kind == SourceKind.Orders) {
            if (ask || !_linesForFills(plan, source.fills)) _offersForTonnes(plan, source, token, payer);
            return plan;
        }
        ICreditPool pool = _requirePool(source.pool, token);
        if (kind == SourceKind.Pool) _linesForTonnes(plan, source.lines);
        if (!ask) {
            (plan.cost, plan.fee) = (type(uint256).max, type(uint256).max);
            return plan;
        }
        if (kind == SourceKind.Pool) plan.fee = pool.calculateRedemptionInFees(plan.lines);
        else (, plan.fee) = pool.previewRedeemAuto(tonnes, source.maxVintages, source.includeSuspended);
        plan.cost = tonnes + plan.fee;
    }

    /// @dev The plan for the most that so much money buys.
    function _planBudget(
        Source calldata source,
        uint256 budget,
        address token,
        address payer
    )
        internal
        view
        returns (Plan memory plan)
    {
        if (source.kind == SourceKind.Listings || source.kind == SourceKind.Orders) {
            _offersForBudget(plan, source, budget, token, payer);
        } else if (source.kind == SourceKind.PoolQueue) {
            _queueForBudget(plan, _requirePool(source.pool, token), source, budget);
        } else {
            _linesForBudget(plan, _requirePool(source.pool, token), source.lines, budget);
        }
        if (plan.tonnes < MIN_AMOUNT) revert TonnesTooFew(plan.tonnes, MIN_AMOUNT);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   LISTINGS AND ORDERS
    //////////////////////////////////////////////////////////////////////////*/

    function _offersForTonnes(Plan memory plan, Source calldata source, address token, address payer) private view {
        uint256 count = _offerCount(source);
        plan.lines = new RetirementLine[](count);
        uint256 left = plan.tonnes;
        uint256 i;
        for (; i < count && left != 0; ++i) {
            Offer memory offer = _offerOf(source, i);
            uint256 amount = Math.min(left, offer.most);
            _add(plan, i, offer.vintage, amount, _quoteOf(source, i, amount, payer), token);
            left -= amount;
        }
        if (left != 0) revert SourceTooSmall(plan.tonnes, plan.tonnes - left);
        _close(plan.lines, i);
    }

    /// @dev Lines whose vintages are not known yet. @return exact Whether they are as much as the plan.
    function _linesForFills(Plan memory plan, Fill[] calldata fills) private pure returns (bool exact) {
        plan.lines = new RetirementLine[](fills.length);
        uint256 left = plan.tonnes;
        for (uint256 i; i < fills.length; ++i) {
            uint256 amount = fills[i].amount;
            if (amount > left || amount < MIN_AMOUNT) return false;
            plan.lines[i].amount = amount;
            left -= amount;
        }
        if (left != 0) return false;
        plan.cost = type(uint256).max;
        return true;
    }

    function _offersForBudget(
        Plan memory plan,
        Source calldata source,
        uint256 budget,
        address token,
        address payer
    )
        private
        view
    {
        uint256 count = _offerCount(source);
        plan.lines = new RetirementLine[](count);
        uint256 taken;
        for (uint256 i; i < count; ++i) {
            Offer memory offer = _offerOf(source, i);
            uint256 amount = _affordable(source, i, offer, budget - plan.cost, payer);
            if (amount == 0) break;
            _add(plan, taken++, offer.vintage, amount, _quoteOf(source, i, amount, payer), token);
            plan.tonnes += amount;
            if (amount < offer.most) break;
        }
        _close(plan.lines, taken);
    }

    /// @dev The most of an offer that so much money buys, in whole lots. Price and commission are rounded up, one each, so that
    /// the exact quotient for two less always fits, and usually the one for all of it.
    function _affordable(
        Source calldata source,
        uint256 i,
        Offer memory offer,
        uint256 budget,
        address payer
    )
        private
        view
        returns (uint256 amount)
    {
        Quote memory whole = _quoteOf(source, i, offer.most, payer);
        if (whole.total <= budget) return offer.most;
        uint256 rate = MARKET.commissionRate() * (Commission.PERCENT - whole.discountPercent);
        uint256 unit = offer.unitPrice * (Commission.ONE * Commission.PERCENT + rate);
        for (uint256 less; less <= 2 && less < budget; ++less) {
            amount = Math.mulDiv(budget - less, 1e18 * Commission.ONE * Commission.PERCENT, unit);
            if (offer.lot != 0) amount -= amount % offer.lot;
            if (amount < MIN_AMOUNT) return 0;
            if (_quoteOf(source, i, amount, payer).total <= budget) return amount;
        }
        return 0;
    }

    function _add(
        Plan memory plan,
        uint256 i,
        VintageId vintage,
        uint256 amount,
        Quote memory quote,
        address token
    )
        private
        pure
    {
        if (quote.payToken != token) revert PathInvalid(quote.payToken);
        plan.cost += quote.total;
        plan.fee += quote.commission;
        plan.lines[i] = RetirementLine(vintage, amount);
    }

    function _offerCount(Source calldata source) private pure returns (uint256) {
        return source.kind == SourceKind.Listings ? source.fills.length : source.orders.length;
    }

    function _offerOf(Source calldata source, uint256 i) private view returns (Offer memory) {
        if (source.kind == SourceKind.Listings) {
            Listing memory listing = MARKET.listingOf(source.fills[i].listing);
            uint256 most = Math.min(source.fills[i].amount, listing.remaining);
            return Offer(listing.vintage, most, listing.unitPrice, listing.lot);
        }
        OrderFill calldata fill = source.orders[i];
        if (fill.order.side != Side.Sell) revert OrderNotToSell(fill.order.maker);
        (, uint256 remaining) = MARKET.orderStatus(fill.order);
        return Offer(fill.order.vintage, Math.min(fill.amount, remaining), fill.order.unitPrice, 0);
    }

    function _quoteOf(
        Source calldata source,
        uint256 i,
        uint256 amount,
        address payer
    )
        private
        view
        returns (Quote memory)
    {
        if (source.kind == SourceKind.Listings) return MARKET.quote(source.fills[i].listing, amount, payer);
        return MARKET.quoteOrder(source.orders[i].order, amount, payer);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         POOLS
    //////////////////////////////////////////////////////////////////////////*/

    function _linesForTonnes(Plan memory plan, RetirementLine[] calldata most) private pure {
        plan.lines = new RetirementLine[](most.length);
        uint256 left = plan.tonnes;
        uint256 i;
        for (; i < most.length && left != 0; ++i) {
            uint256 amount = Math.min(left, most[i].amount);
            plan.lines[i] = RetirementLine(most[i].vintage, amount);
            left -= amount;
        }
        if (left != 0) revert SourceTooSmall(plan.tonnes, plan.tonnes - left);
        _close(plan.lines, i);
    }

    function _linesForBudget(
        Plan memory plan,
        ICreditPool pool,
        RetirementLine[] calldata most,
        uint256 budget
    )
        private
        view
    {
        plan.lines = new RetirementLine[](most.length);
        uint256 taken;
        for (uint256 i; i < most.length; ++i) {
            (uint256 amount,) = pool.maxRedeemable(budget - plan.cost, false);
            amount = Math.min(amount, most[i].amount);
            if (amount < MIN_AMOUNT) break;
            RetirementLine[] memory line = new RetirementLine[](1);
            line[0] = RetirementLine(most[i].vintage, amount);
            uint256 fee = pool.calculateRedemptionInFees(line);
            plan.lines[taken++] = line[0];
            plan.tonnes += amount;
            plan.fee += fee;
            plan.cost += amount + fee;
            if (amount < most[i].amount) break;
        }
        _close(plan.lines, taken);
    }

    /// @dev Each vintage's fee is rounded up, so several vintages cost a little more than one: then that much less is taken.
    function _queueForBudget(Plan memory plan, ICreditPool pool, Source calldata source, uint256 budget) private view {
        (plan.tonnes,) = pool.maxRedeemable(budget, true);
        if (plan.tonnes < MIN_AMOUNT) return;
        (, plan.fee) = pool.previewRedeemAuto(plan.tonnes, source.maxVintages, source.includeSuspended);
        if (plan.tonnes + plan.fee > budget) {
            plan.tonnes = budget - plan.fee;
            (, plan.fee) = pool.previewRedeemAuto(plan.tonnes, source.maxVintages, source.includeSuspended);
        }
        plan.cost = plan.tonnes + plan.fee;
    }

    function _requirePool(address pool, address token) private view returns (ICreditPool) {
        if (!CREDIT.isPool(pool)) revert PoolUnknown(pool);
        if (token != pool) revert PathInvalid(pool);
        return ICreditPool(pool);
    }

    /// @dev No more than `count` lines, none of which is too little to retire.
    function _close(RetirementLine[] memory lines, uint256 count) private pure {
        assembly ("memory-safe") {
            mstore(lines, count)
        }
        for (uint256 i; i < count; ++i) {
            if (lines[i].amount < MIN_AMOUNT) revert TonnesTooFew(lines[i].amount, MIN_AMOUNT);
        }
    }
}
