// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Fill, ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {IPriceBands} from "../../../../contracts/market/interfaces/IPriceBands.sol";
import {Order, Side} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {ProjectClass} from "../../../../contracts/registry/interfaces/IProjectRegistry.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {VintageId} from "../../../../contracts/types/Ids.sol";
import {OrderBase} from "./OrderBase.sol";

contract PriceBands_Unit_Test is OrderBase {
    uint256 private constant REFERENCE = 10e6;
    uint256 private constant BAND = 2000; // 20 %
    uint256 private constant LOW = 8e6;
    uint256 private constant HIGH = 12e6;

    ProjectClass private class;

    function setUp() public override {
        super.setUp();
        class = m.projects.projectOf(project()).class;
    }

    function _set(uint256 unitPrice, uint256 bandBps) private {
        vm.prank(accounts.admin);
        m.market.setReference(vintage, m.usdc, unitPrice, bandBps);
    }

    function _setClass(ProjectClass class_, uint256 unitPrice, uint256 bandBps) private {
        vm.prank(accounts.admin);
        m.market.setClassReference(class_, m.usdc, unitPrice, bandBps);
    }

    function _buyAt(VintageId of_, uint256 unitPrice) private {
        buyAs(buyer, list(of_, 1e18, unitPrice), 1e18);
    }

    function _expectOutside(uint256 unitPrice) private {
        expectError(IPriceBands.PriceOutsideBand.selector, unitPrice, LOW, HIGH);
    }

    function _assertOutside(uint256 unitPrice) private {
        uint256 listing = list(vintage, 1e18, unitPrice);
        _expectOutside(unitPrice);
        buyAs(buyer, listing, 1e18);
    }

    function _assertFree() private {
        _buyAt(vintage, 1);
        _buyAt(vintage, 1e9);
        (uint256 low, uint256 high) = m.market.bandOf(vintage, m.usdc);
        assertEq(low, 0);
        assertEq(high, type(uint256).max);
    }

    function test_RevertWhen_AStrangerSetsAReference() external {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.market.setReference(vintage, m.usdc, REFERENCE, BAND);
        expectUnauthorized(stranger);
        vm.prank(stranger);
        m.market.setClassReference(class, m.usdc, REFERENCE, BAND);
    }

    function test_RevertWhen_TheBandIsAbove100Percent() external {
        expectError(IPriceBands.BandInvalid.selector, 10_001);
        _set(REFERENCE, 10_001);
        _set(REFERENCE, 10_000);
        (uint256 low, uint256 high) = m.market.bandOf(vintage, m.usdc);
        assertEq(low, 0);
        assertEq(high, 2 * REFERENCE);
    }

    function test_RevertWhen_ThePriceIsNoPrice() external {
        uint256[2] memory prices = [uint256(0), 2 ** 76];
        for (uint256 i; i < 2; ++i) {
            expectError(ICreditMarket.UnitPriceInvalid.selector, prices[i]);
            _set(prices[i], BAND);
            expectError(ICreditMarket.UnitPriceInvalid.selector, prices[i]);
            _setClass(class, prices[i], BAND);
        }
    }

    function test_RevertWhen_AReferenceIsEndedWithAPrice() external {
        expectError(ICreditMarket.UnitPriceInvalid.selector, REFERENCE);
        _set(REFERENCE, 0);
    }

    function test_RevertWhen_ThePayTokenIsNotAdmitted() external {
        vm.expectRevert(abi.encodeWithSelector(ICreditMarket.PayTokenNotAdmitted.selector, stranger));
        vm.prank(accounts.admin);
        m.market.setReference(vintage, stranger, REFERENCE, BAND);
    }

    function test_RevertWhen_TheVintageIsUnknown() external {
        VintageId unknown = VintageId.wrap(VintageId.unwrap(vintage) + 1);
        vm.expectRevert(abi.encodeWithSelector(ICarbonCredit.VintageUnknown.selector, unknown));
        vm.prank(accounts.admin);
        m.market.setReference(unknown, m.usdc, REFERENCE, BAND);
    }

    function test_RevertWhen_TheClassIsNone() external {
        vm.expectRevert(IPriceBands.ClassUnassigned.selector);
        _setClass(ProjectClass.Unassigned, REFERENCE, BAND);
    }

    function test_WhenThereIsNoReference_EverythingIsAllowed() external {
        _assertFree();
    }

    function test_WhenAVintageHasAReference_ItIsStoredAndTold() external {
        vm.expectEmit(address(m.market));
        emit IPriceBands.ReferenceSet(vintage, m.usdc, REFERENCE, BAND);
        _set(REFERENCE, BAND);
        assertEq(m.market.referenceOf(vintage, m.usdc).unitPrice, REFERENCE);
        assertEq(m.market.referenceOf(vintage, m.usdc).bandBps, BAND);
        (uint256 low, uint256 high) = m.market.bandOf(vintage, m.usdc);
        assertEq(low, LOW);
        assertEq(high, HIGH);
    }

    function test_WhenAVintageHasAReference_TheEndsOfItsBandAreAllowedAndNothingBeyond() external {
        _set(REFERENCE, BAND);
        _buyAt(vintage, LOW);
        _buyAt(vintage, HIGH);
        _assertOutside(LOW - 1);
        _assertOutside(HIGH + 1);
    }

    function test_WhenAVintageHasAReference_OtherVintagesAndPayTokensAreFree() external {
        _set(REFERENCE, BAND);
        VintageId second = registerVintage(project(), 2022);
        issue(second, 20_001, 1, 50, seller);
        _buyAt(second, HIGH + 1);
        vm.prank(seller);
        uint256 listing = m.market.list(vintage, 1e18, 1e18, address(m.token), 0, expiry);
        giveCRBN(buyer, 10e18);
        vm.prank(buyer);
        m.token.approve(address(m.market), type(uint256).max);
        buyAs(buyer, listing, 1e18);
        assertEq(m.token.balanceOf(seller), 1e18);
    }

    function test_WhenAVintageHasAReference_OrdersAndSetsOfListingsAreHeldToItToo() external {
        _set(REFERENCE, BAND);
        Order memory o = order(Side.Sell);
        expectFillError(o, FILLED, abi.encodeWithSelector(IPriceBands.PriceOutsideBand.selector, UNIT_PRICE, LOW, HIGH));
        o = order(Side.Buy);
        o.unitPrice = LOW - 1;
        expectFillError(o, FILLED, abi.encodeWithSelector(IPriceBands.PriceOutsideBand.selector, LOW - 1, LOW, HIGH));
        o.unitPrice = LOW;
        fill(o, FILLED);
        Fill[] memory fills = new Fill[](2);
        (fills[0], fills[1]) = (Fill(list(vintage, 1e18, LOW), 1e18), Fill(listDefault(), 1e18));
        _expectOutside(UNIT_PRICE);
        vm.prank(buyer);
        m.market.buyMany(fills, m.usdc, type(uint256).max, block.timestamp);
        vm.prank(seller);
        m.market.setPrice(fills[1].listing, HIGH);
        vm.prank(buyer);
        m.market.buyMany(fills, m.usdc, type(uint256).max, block.timestamp);
    }

    function test_WhenAClassHasAReference_ItIsStoredAndTold() external {
        vm.expectEmit(address(m.market));
        emit IPriceBands.ClassReferenceSet(class, m.usdc, REFERENCE, BAND);
        _setClass(class, REFERENCE, BAND);
        assertEq(m.market.classReferenceOf(class, m.usdc).unitPrice, REFERENCE);
        assertEq(m.market.classReferenceOf(class, m.usdc).bandBps, BAND);
        assertEq(m.market.referenceOf(vintage, m.usdc).bandBps, 0);
    }

    function test_WhenAClassHasAReference_ItsVintagesAreHeldToIt() external {
        ProjectClass other = class == ProjectClass.Nature ? ProjectClass.Removal : ProjectClass.Nature;
        _setClass(other, 1, 1);
        _buyAt(vintage, HIGH + 1);
        _setClass(class, REFERENCE, BAND);
        _buyAt(vintage, HIGH);
        _assertOutside(HIGH + 1);
    }

    function test_WhenAClassHasAReference_AVintagesOwnGoesBefore() external {
        _setClass(class, 1, 1);
        _set(REFERENCE, BAND);
        _buyAt(vintage, HIGH);
        _assertOutside(HIGH + 1);
    }

    function test_WhenTheBandHasFractions_ItHoldsTheWholeNumbersInside() external {
        _set(101, 150); // 99.485 to 102.515
        (uint256 low, uint256 high) = m.market.bandOf(vintage, m.usdc);
        assertEq(low, 100);
        assertEq(high, 102);
    }

    function test_WhenReferencesEnd_EverythingIsAllowedAgain() external {
        _setClass(class, REFERENCE, BAND);
        _set(REFERENCE, BAND);
        _set(0, 0);
        _assertOutside(HIGH + 1);
        _setClass(class, 0, 0);
        _assertFree();
        // What is off can be ended again.
        _set(0, 0);
        _assertFree();
    }

    function test_WhenAReferenceIsSetTwiceAndEndedOnce_EverythingIsAllowedAgain() external {
        _set(REFERENCE, BAND);
        _set(REFERENCE + 1, BAND);
        _set(0, 0);
        _assertFree();
    }

    function test_WhenTheDiscountsChange_TheBandsStay() external {
        _set(REFERENCE, BAND);
        vm.prank(accounts.admin);
        m.market.setDiscounts([100, 100, 100, 100]);
        assertEq(m.market.discountOf(Tier.Platinum), 100);
        _assertOutside(HIGH + 1);
        _set(0, 0);
        assertEq(m.market.discountOf(Tier.Platinum), 100);
    }
}
