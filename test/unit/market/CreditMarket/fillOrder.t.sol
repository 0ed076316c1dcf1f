// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {ICreditMarket} from "../../../../contracts/market/interfaces/ICreditMarket.sol";
import {
    ISignedOrders,
    Order,
    OrderFill,
    OrderStatus,
    Side
} from "../../../../contracts/market/interfaces/ISignedOrders.sol";
import {Quote} from "../../../../contracts/market/interfaces/Quote.sol";
import {Tier} from "../../../../contracts/staking/interfaces/ITiers.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {OrderBase} from "./OrderBase.sol";
import {IERC1155Errors, IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract FillOrder_Unit_Test is OrderBase {
    uint256 private constant MAX_AMOUNT = 2 ** 84 - 1;

    Side[2] private sides = [Side.Sell, Side.Buy];

    function _nonceUsed() private view returns (bytes memory) {
        return abi.encodeWithSelector(ISignedOrders.NonceUsed.selector, maker, 7);
    }

    function _assertFilled(Order memory o, uint256 amount) private view {
        assertEq(balance(o.side == Side.Sell ? buyer : maker), o.side == Side.Sell ? amount : MAKERS + amount);
    }

    function test_RevertWhen_TheMarketIsPaused() external {
        pauseMarket();
        bytes memory signature = sign(order(Side.Sell));
        expectPaused();
        vm.prank(buyer);
        m.market.fillOrder(order(Side.Sell), signature, FILLED, TOTAL, block.timestamp);
    }

    function test_RevertWhen_TheTakersDeadlineHasPassed() external {
        bytes memory signature = sign(order(Side.Sell));
        expectError(ICreditMarket.DeadlinePassed.selector, block.timestamp - 1);
        vm.prank(buyer);
        m.market.fillOrder(order(Side.Sell), signature, FILLED, TOTAL, block.timestamp - 1);
    }

    function test_RevertWhen_TheOrderHasExpired() external {
        vm.warp(uint256(expiry) + 1);
        bytes memory error = abi.encodeWithSelector(ISignedOrders.OrderExpired.selector, expiry);
        for (uint256 i; i < 2; ++i) {
            expectFillError(order(sides[i]), FILLED, error);
        }
    }

    function test_WhenTheOrderExpiresNow_ItIsFilled() external {
        vm.warp(expiry);
        fill(order(Side.Sell), FILLED);
        _assertFilled(order(Side.Sell), FILLED);
    }

    function test_RevertWhen_TheOrderNamesAnotherTaker() external {
        for (uint256 i; i < 2; ++i) {
            Order memory o = order(sides[i]);
            o.taker = stranger;
            address taker = takerOf(o.side);
            expectFillError(o, FILLED, abi.encodeWithSelector(ISignedOrders.TakerNotNamed.selector, stranger, taker));
        }
    }

    function test_WhenTheOrderNamesTheTaker_ItIsFilled() external {
        Order memory o = order(Side.Sell);
        o.taker = buyer;
        fill(o, FILLED);
        _assertFilled(o, FILLED);
    }

    function test_RevertWhen_TheMakerFillsIt() external {
        for (uint256 i; i < 2; ++i) {
            Order memory o = order(sides[i]);
            bytes memory signature = sign(o);
            vm.expectRevert(abi.encodeWithSelector(ISignedOrders.TakerIsMaker.selector, maker));
            vm.prank(maker);
            m.market.fillOrder(o, signature, FILLED, noLimit(o.side), block.timestamp);
        }
    }

    function test_RevertWhen_TheOrderIsBelow0001T() external {
        Order memory o = order(Side.Sell);
        o.amount = 0.001e18 - 1;
        bytes memory error =
            abi.encodeWithSelector(ICreditMarket.AmountTooSmall.selector, 0.001e18 - 1, uint256(0.001e18));
        expectFillError(o, o.amount, error);
        o.amount = 0;
        expectFillError(o, 0, abi.encodeWithSelector(ICreditMarket.AmountTooSmall.selector, 0, uint256(0.001e18)));
    }

    function test_RevertWhen_TheUnitPriceIsZeroOrAboveItsField() external {
        uint256[3] memory prices = [uint256(0), 2 ** 76, type(uint256).max];
        for (uint256 i; i < prices.length; ++i) {
            Order memory o = order(Side.Sell);
            o.unitPrice = prices[i];
            expectFillError(o, FILLED, abi.encodeWithSelector(ICreditMarket.UnitPriceInvalid.selector, prices[i]));
        }
    }

    function test_RevertWhen_ThePayTokenIsNotAdmitted() external {
        PlainToken token = new PlainToken();
        Order memory o = order(Side.Sell);
        o.payToken = address(token);
        bytes memory error = abi.encodeWithSelector(ICreditMarket.PayTokenNotAdmitted.selector, address(token));
        expectFillError(o, FILLED, error);
        admit(address(token));
        vm.prank(accounts.admin);
        m.market.setPayToken(address(token), false);
        expectFillError(o, FILLED, error);
    }

    function test_RevertWhen_TheCounterIsNotTheMakers() external {
        Order memory o = order(Side.Sell);
        o.counter = 1;
        expectFillError(o, FILLED, abi.encodeWithSelector(ISignedOrders.CounterDiffers.selector, maker, 1, 0));
        vm.prank(maker);
        m.market.cancelAllOrders();
        fill(o, FILLED);
        o.counter = 0;
        expectFillError(o, FILLED, abi.encodeWithSelector(ISignedOrders.CounterDiffers.selector, maker, 0, 1));
    }

    function test_RevertWhen_TheSignatureIsAnothersOfSomethingElseEmptyOrMalleable() external {
        Order memory o = order(Side.Sell);
        (, uint256 otherKey) = makeAddrAndKey("somebody else with a key");
        Order memory dearer = order(Side.Sell);
        dearer.unitPrice += 1;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(makerKey, digestOf(o));
        uint256 n = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        bytes[5] memory signatures = [
            signDigest(digestOf(o), otherKey),
            sign(dearer),
            bytes(""),
            abi.encodePacked(r, bytes32(n - uint256(s)), v == 27 ? uint8(28) : uint8(27)),
            abi.encodePacked(r, s)
        ];
        for (uint256 i; i < signatures.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISignedOrders.SignatureInvalid.selector, maker));
            vm.prank(buyer);
            m.market.fillOrder(o, signatures[i], FILLED, TOTAL, block.timestamp);
        }
        o.maker = address(0);
        vm.expectRevert(abi.encodeWithSelector(ISignedOrders.SignatureInvalid.selector, address(0)));
        vm.prank(buyer);
        m.market.fillOrder(o, new bytes(65), FILLED, TOTAL, block.timestamp);
    }

    function test_RevertWhen_TheNonceWasCancelled() external {
        cancelAs(maker, 7);
        expectFillError(order(Side.Sell), FILLED, _nonceUsed());
    }

    function test_RevertWhen_AnotherOrderUnderTheNonceWasFilledInPart() external {
        fill(order(Side.Sell), FILLED);
        Order memory other = order(Side.Sell);
        other.unitPrice -= 1;
        expectFillError(other, FILLED, _nonceUsed());
        fill(order(Side.Sell), FILLED);
    }

    function test_RevertWhen_AnotherOrderUnderTheNonceWasFilledWhole() external {
        fill(order(Side.Sell), ORDERED);
        expectFillError(order(Side.Buy), FILLED, _nonceUsed());
    }

    function test_RevertWhen_ItWasFilledWhole() external {
        fill(order(Side.Sell), ORDERED);
        expectFillError(order(Side.Sell), FILLED, _nonceUsed());
        expectFillError(order(Side.Sell), 0, _nonceUsed());
    }

    function test_RevertWhen_ItWasFilledWholeInParts() external {
        fill(order(Side.Sell), FILLED);
        fill(order(Side.Sell), ORDERED - FILLED);
        expectFillError(order(Side.Sell), FILLED, _nonceUsed());
        expectFillError(order(Side.Sell), 0, _nonceUsed());
    }

    function test_RevertWhen_TheAmountIsZero() external {
        bytes memory error = abi.encodeWithSelector(ICreditMarket.AmountTooSmall.selector, 0, uint256(0.001e18));
        expectFillError(order(Side.Sell), 0, error);
        expectFillError(order(Side.Buy), 0, error);
    }

    function test_RevertWhen_TheAmountIsBelow0001T() external {
        bytes memory error =
            abi.encodeWithSelector(ICreditMarket.AmountTooSmall.selector, 0.001e18 - 1, uint256(0.001e18));
        expectFillError(order(Side.Sell), 0.001e18 - 1, error);
    }

    function test_RevertWhen_TheAmountIsAboveWhatIsLeft() external {
        Order memory o = order(Side.Sell);
        fill(o, FILLED);
        uint256 left = ORDERED - FILLED;
        uint256[2] memory amounts = [left + 1, MAX_AMOUNT];
        for (uint256 i; i < 2; ++i) {
            expectFillError(
                o,
                amounts[i],
                abi.encodeWithSelector(ISignedOrders.AmountExceedsOrder.selector, digestOf(o), amounts[i], left)
            );
        }
    }

    function test_RevertWhen_TheAmountIsBelowTheMinimumFill() external {
        Order memory o = order(Side.Sell);
        o.minFill = FILLED;
        bytes32 hash = digestOf(o);
        expectFillError(
            o,
            FILLED - 1,
            abi.encodeWithSelector(ISignedOrders.AmountBelowOrderMinFill.selector, hash, FILLED - 1, FILLED)
        );
        fill(o, FILLED);
    }

    function test_WhenWhatIsLeftIsBelowTheMinimumFill_ItIsFilledWhole() external {
        Order memory o = order(Side.Sell);
        o.minFill = 60e18;
        fill(o, 60e18);
        fill(o, 40e18);
        assertStatus(o, OrderStatus.Filled, 0);
    }

    function test_WhenWhatIsLeftIsBelow0001T_ItIsFilledWholeAndNotForNothing() external {
        Order memory o = order(Side.Sell);
        fill(o, ORDERED - 7);
        Quote memory due = fill(o, 7);
        assertEq(due.price, 1);
        assertEq(due.commission, 1);
        _assertFilled(o, ORDERED);
    }

    function test_RevertWhen_TheAmountIsAboveItsField() external {
        Order memory o = order(Side.Sell);
        o.amount = type(uint256).max;
        bytes memory error = abi.encodeWithSelector(ICreditMarket.AmountTooLarge.selector, MAX_AMOUNT + 1, MAX_AMOUNT);
        expectFillError(o, MAX_AMOUNT + 1, error);
        fill(o, FILLED);
    }

    function test_RevertWhen_TheTotalIsAboveTheBuyingTakersLimitByOne() external {
        bytes memory signature = sign(order(Side.Sell));
        expectError(ICreditMarket.TotalExceedsMaximum.selector, TOTAL, TOTAL - 1);
        vm.prank(buyer);
        m.market.fillOrder(order(Side.Sell), signature, FILLED, TOTAL - 1, block.timestamp);
    }

    function test_WhenTheTotalIsTheBuyingTakersLimit_ItIsFilled() external {
        bytes memory signature = sign(order(Side.Sell));
        vm.prank(buyer);
        m.market.fillOrder(order(Side.Sell), signature, FILLED, TOTAL, block.timestamp);
        _assertFilled(order(Side.Sell), FILLED);
    }

    function test_RevertWhen_TheProceedsAreBelowTheSellingTakersLimitByOne() external {
        bytes memory signature = sign(order(Side.Buy));
        expectError(ISignedOrders.ProceedsBelowMinimum.selector, PROCEEDS, PROCEEDS + 1);
        vm.prank(seller);
        m.market.fillOrder(order(Side.Buy), signature, FILLED, PROCEEDS + 1, block.timestamp);
    }

    function test_WhenTheProceedsAreTheSellingTakersLimit_ItIsFilled() external {
        bytes memory signature = sign(order(Side.Buy));
        vm.prank(seller);
        m.market.fillOrder(order(Side.Buy), signature, FILLED, PROCEEDS, block.timestamp);
        _assertFilled(order(Side.Buy), FILLED);
    }

    function test_RevertWhen_TheProjectIsSuspended() external {
        suspendProject(project());
        bytes memory error =
            abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project(), block.timestamp + 14 days);
        expectFillError(order(Side.Sell), FILLED, error);
        expectFillError(order(Side.Buy), FILLED, error);
    }

    function test_RevertWhen_TheMakerHasTooFewCredits() external {
        vm.prank(maker);
        m.credit.safeTransferFrom(maker, stranger, vintage.unwrap(), MAKERS - FILLED + 1, "");
        expectFillError(
            order(Side.Sell),
            FILLED,
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, maker, FILLED - 1, FILLED, vintage.unwrap()
            )
        );
    }

    function test_RevertWhen_TheMakerHasTooLittleMoney() external {
        vm.startPrank(maker);
        m.testUsdc.transfer(stranger, 1e12 - PRICE + 1);
        vm.stopPrank();
        expectFillError(
            order(Side.Buy),
            FILLED,
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, maker, COMMISSION - 1, COMMISSION)
        );
    }

    function test_RevertWhen_TheTakerHasTooFewCredits() external {
        bytes memory signature = sign(order(Side.Buy));
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC1155Errors.ERC1155InsufficientBalance.selector, stranger, 0, FILLED, vintage.unwrap()
            )
        );
        vm.prank(stranger);
        m.market.fillOrder(order(Side.Buy), signature, FILLED, 0, block.timestamp);
    }

    function test_WhenTheMakerSells_ItSettles() external {
        Order memory o = order(Side.Sell);
        Quote memory quoted = m.market.quoteOrder(o, FILLED, buyer);
        uint256[2] memory before = [usdc(maker), usdc(buyer)];
        Quote memory due = fill(o, FILLED);
        assertEq(keccak256(abi.encode(due)), keccak256(abi.encode(quoted)), "the quote is what is paid");
        assertEq(due.price, PRICE);
        assertEq(due.commission, COMMISSION);
        assertEq(due.total, TOTAL);
        assertEq(usdc(maker) - before[0], PRICE, "the maker receives the full price");
        assertEq(before[1] - usdc(buyer), TOTAL);
        assertEq(usdc(accounts.treasury), COMMISSION);
        assertEq(usdc(address(m.market)), 0);
        assertEq(balance(maker), MAKERS - FILLED);
        assertEq(balance(buyer), FILLED);
        assertStatus(o, OrderStatus.Open, ORDERED - FILLED);
    }

    function _expectFilled(Order memory o) private {
        vm.expectEmit(address(m.market));
        emit ISignedOrders.OrderFilled(
            digestOf(o),
            maker,
            takerOf(o.side),
            OrderFill(o.side, vintage, m.usdc, 7, FILLED, PRICE, COMMISSION, ORDERED - FILLED)
        );
        fill(o, FILLED);
    }

    function test_WhenTheMakerSells_ItEmitsOrderFilled() external {
        _expectFilled(order(Side.Sell));
    }

    function test_WhenTheMakerBuys_ItSettles() external {
        Order memory o = order(Side.Buy);
        Quote memory quoted = m.market.quoteOrder(o, FILLED, seller);
        uint256[2] memory before = [usdc(maker), balance(seller)];
        Quote memory due = fill(o, FILLED);
        assertEq(keccak256(abi.encode(due)), keccak256(abi.encode(quoted)), "the quote is what is paid");
        assertEq(due.price, PRICE);
        assertEq(due.commission, COMMISSION);
        assertEq(due.total, PROCEEDS);
        assertEq(before[0] - usdc(maker), PRICE, "the maker pays the price and nothing else");
        assertEq(usdc(seller), PROCEEDS);
        assertEq(usdc(accounts.treasury), COMMISSION);
        assertEq(balance(maker), MAKERS + FILLED);
        assertEq(before[1] - balance(seller), FILLED);
        assertStatus(o, OrderStatus.Open, ORDERED - FILLED);
    }

    function test_WhenTheMakerBuys_ItEmitsOrderFilled() external {
        _expectFilled(order(Side.Buy));
    }

    function test_WhenTheCommissionIsTheWholePrice_TheSellingTakerReceivesNothing() external {
        Order memory o = order(Side.Buy);
        o.unitPrice = 1;
        Quote memory due = fill(o, 1e18);
        assertEq(due.price, 1);
        assertEq(due.commission, 1);
        assertEq(due.total, 0);
        assertEq(usdc(seller), 0);
        assertEq(usdc(accounts.treasury), 1);
    }

    function test_WhenTheTakerIsPlatinum_ItTakesOffHalfOfTheCommissionOnBothSides() external {
        stakeAs(buyer, Tier.Platinum);
        stakeAs(maker, Tier.Platinum);
        Quote memory due = fill(order(Side.Sell), FILLED);
        assertEq(due.discountPercent, 50);
        assertEq(due.total, PRICE + COMMISSION / 2);
        Order memory o = order(Side.Buy);
        o.nonce = 8;
        assertEq(fill(o, FILLED).total, PROCEEDS, "the maker's tier counts for nothing");
        stakeAs(seller, Tier.Platinum);
        assertEq(fill(o, FILLED).total, PRICE - COMMISSION / 2);
    }

    function test_WhenTheTreasuryIsMakerOrTaker_ItPaysItselfNothing() external {
        fund(accounts.treasury, 1e12);
        Order memory o = order(Side.Sell);
        bytes memory signature = sign(o);
        vm.prank(accounts.treasury);
        m.market.fillOrder(o, signature, FILLED, TOTAL, block.timestamp);
        assertEq(usdc(accounts.treasury), 1e12 - PRICE);

        vm.prank(seller);
        m.credit.safeTransferFrom(seller, accounts.treasury, vintage.unwrap(), FILLED, "");
        o = order(Side.Buy);
        o.nonce = 8;
        signature = sign(o);
        vm.prank(accounts.treasury);
        m.market.fillOrder(o, signature, FILLED, PROCEEDS, block.timestamp);
        assertEq(usdc(accounts.treasury), 1e12);
    }

    function test_WhenOrdersShareAWordOfNonces_EachHasItsOwnState() external {
        uint256[5] memory nonces = [uint256(0), 1, 127, 128, type(uint256).max];
        Order memory o = order(Side.Sell);
        o.amount = 20e18;
        for (uint256 i; i < nonces.length; ++i) {
            o.nonce = nonces[i];
            assertStatus(o, OrderStatus.Open, 20e18);
            fill(o, 5e18);
            assertStatus(o, OrderStatus.Open, 15e18);
        }
        cancelAs(maker, 127);
        for (uint256 i; i < nonces.length; ++i) {
            o.nonce = nonces[i];
            if (nonces[i] == 127) {
                assertStatus(o, OrderStatus.Cancelled, 0);
            } else {
                fill(o, 15e18);
                assertStatus(o, OrderStatus.Filled, 0);
            }
        }
    }
}
