// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Fill, ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {IPriceBands} from "../../../contracts/market/interfaces/IPriceBands.sol";
import {ISignedOrders, Order, Side} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {ProjectClass} from "../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {OrderBase} from "../../unit/market/CreditMarket/OrderBase.sol";

/// @notice No trade, by whichever way, is outside a band that is on; what is refused is told the band.
contract PriceBands_Fuzz_Test is OrderBase {
    uint256 private constant MAX_UNIT_PRICE = 1e11;
    uint256 private constant AMOUNT = 1e18;

    struct Band {
        uint256 unitPrice;
        uint256 bps;
    }

    /// @dev Of the vintage, of its class, and of another class.
    function _set(Band memory own, Band memory class, Band memory other) private {
        vm.startPrank(accounts.admin);
        _bounded(own);
        _bounded(class);
        _bounded(other);
        m.market.setReference(vintage, m.usdc, own.unitPrice, own.bps);
        m.market.setClassReference(ProjectClass.Nature, m.usdc, class.unitPrice, class.bps);
        m.market.setClassReference(ProjectClass.Removal, m.usdc, other.unitPrice, other.bps);
        vm.stopPrank();
    }

    /// @dev Every other one is off.
    function _bounded(Band memory band) private pure {
        bool on = band.bps % 2 == 0;
        band.unitPrice = on ? bound(band.unitPrice, 1, MAX_UNIT_PRICE) : 0;
        band.bps = on ? bound(band.bps / 2, 1, 10_000) : 0;
    }

    /// @dev |price − reference| ≤ reference × band, without dividing.
    function _isInside(Band memory band, uint256 unitPrice) private pure returns (bool) {
        if (band.bps == 0) return true;
        uint256 off = unitPrice > band.unitPrice ? unitPrice - band.unitPrice : band.unitPrice - unitPrice;
        return off * 10_000 <= band.unitPrice * band.bps;
    }

    function testFuzz_NoTradeIsOutsideTheBand(
        Band memory own,
        Band memory class,
        Band memory other,
        uint256 unitPrice,
        uint256 way
    )
        external
    {
        _set(own, class, other);
        Band memory band = own.bps != 0 ? own : class;
        // Near an end of the band, or anywhere.
        unitPrice = band.bps == 0 || unitPrice % 4 == 0 ? bound(unitPrice, 1, MAX_UNIT_PRICE) : _near(band, unitPrice);
        bool inside = _isInside(band, unitPrice);
        _assertBand(band);
        (address taker, bytes memory call) = _trade(way % 4, unitPrice);
        (uint256 low, uint256 high) = m.market.bandOf(vintage, m.usdc);
        uint256 had = balance(taker);
        vm.prank(taker);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory answer) = address(m.market).call(call);
        assertEq(done, inside, "inside, and only inside");
        if (done) assertNotEq(balance(taker), had);
        else assertEq(answer, abi.encodeWithSelector(IPriceBands.PriceOutsideBand.selector, unitPrice, low, high));
    }

    function _near(Band memory band, uint256 seed) private pure returns (uint256 unitPrice) {
        uint256 width = band.unitPrice * band.bps / 10_000;
        unitPrice = seed % 2 == 0 ? band.unitPrice + width : band.unitPrice - width;
        unitPrice = unitPrice + (seed >> 8) % 3;
        return unitPrice < 2 ? 1 : unitPrice - 1;
    }

    /// @dev What is said of the band are its first and its last whole number.
    function _assertBand(Band memory band) private view {
        (uint256 low, uint256 high) = m.market.bandOf(vintage, m.usdc);
        if (band.bps == 0) {
            assertEq(low, 0);
            assertEq(high, type(uint256).max);
            return;
        }
        assertTrue(_isInside(band, low) && _isInside(band, high), "the ends are inside");
        assertFalse(low != 0 && _isInside(band, low - 1), "below the low end");
        assertFalse(_isInside(band, high + 1), "above the high end");
    }

    /// @dev One tonne by a purchase, a set of listings, or an order of either side.
    function _trade(uint256 way, uint256 unitPrice) private returns (address taker, bytes memory) {
        if (way == 0) {
            uint256 listing = list(vintage, AMOUNT, unitPrice);
            return (buyer, abi.encodeCall(ICreditMarket.buy, (listing, AMOUNT, type(uint256).max, block.timestamp)));
        }
        if (way == 1) {
            Fill[] memory fills = new Fill[](1);
            fills[0] = Fill(list(vintage, AMOUNT, unitPrice), AMOUNT);
            return (buyer, abi.encodeCall(ICreditMarket.buyMany, (fills, m.usdc, type(uint256).max, block.timestamp)));
        }
        Order memory o = order(way == 2 ? Side.Sell : Side.Buy);
        o.unitPrice = unitPrice;
        return (
            takerOf(o.side),
            abi.encodeCall(ISignedOrders.fillOrder, (o, sign(o), AMOUNT, noLimit(o.side), block.timestamp))
        );
    }
}
