// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Fill, ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {ISignedOrders, Order, OrderStatus, Side} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {Quote} from "../../../contracts/market/interfaces/Quote.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {FeeToken} from "../../mocks/FeeToken.sol";
import {RebasingToken} from "../../mocks/RebasingToken.sol";
import {OrderAttackBase} from "./OrderAttackBase.sol";

/// @notice Forwards calls, as if it were a router of ours.
contract FakeRouter {
    function forward(address target, bytes calldata data) external returns (bool success, bytes memory answer) {
        return target.call(data);
    }
}

/// @notice Attempts on signed orders and on listings that are edited.
contract OrderAttacks is OrderAttackBase {
    /*//////////////////////////////////////////////////////////////////////////
                                         REPLAY
    //////////////////////////////////////////////////////////////////////////*/

    function test_SignatureOfThisChainIsWorthNothingOnAnother() external {
        Order memory o = order(Side.Sell);
        bytes memory signature = sign(o);
        vm.chainId(block.chainid + 1);
        expectRefused(o, signature, invalid(maker));
        fill(o, FILLED); // signed for the other chain
    }

    function test_SignatureForAnotherMarketIsWorthNothingHere() external {
        Order memory o = order(Side.Sell);
        address[3] memory others = [address(m.desk), address(m.router), stranger];
        for (uint256 i; i < 3; ++i) {
            bytes memory signature = signDigest(digestOf(o, block.chainid, others[i]), makerKey);
            expectRefused(o, signature, invalid(maker));
        }
    }

    function test_OrderIsWorthNothingAfterCancelAfterCancelAllAndAfterItsFill() external {
        Order memory o = order(Side.Sell);
        bytes memory signature = sign(o);
        uint256 snapshot = vm.snapshotState();
        cancelAs(maker, o.nonce);
        expectRefused(o, signature, nonceUsed(o));

        // Among many, begun or not, near and far in the bitmap; the others stay good.
        vm.revertToState(snapshot);
        uint256[] memory nonces = new uint256[](3);
        (nonces[0], nonces[1], nonces[2]) = (o.nonce - 1, o.nonce, o.nonce + 1000);
        fill(o, FILLED);
        vm.prank(maker);
        assertEq(m.market.cancelOrders(nonces), 3);
        expectRefused(o, signature, nonceUsed(o));
        Order memory other = order(Side.Sell);
        for (uint256 i; i < 3; ++i) {
            other.nonce = nonces[i];
            expectFillError(other, FILLED, nonceUsed(other));
        }
        other.nonce = o.nonce + 1;
        fill(other, FILLED);

        vm.revertToState(snapshot);
        vm.prank(maker);
        m.market.cancelAllOrders();
        expectRefused(o, signature, abi.encodeWithSelector(ISignedOrders.CounterDiffers.selector, maker, 0, 1));

        vm.revertToState(snapshot);
        fill(o, ORDERED);
        expectRefused(o, signature, nonceUsed(o));
        assertEq(balance(buyer), ORDERED);

        // A compact form of the same signature, or more bytes behind it, revive nothing.
        vm.revertToState(snapshot);
        expectRefused(o, bytes.concat(signature, hex"00"), invalid(maker));
    }

    /// @dev One cancels the other, whichever is filled first, however little of it.
    function test_TwoOrdersUnderOneNonceAreNeverBothFilled() external {
        Order memory o = order(Side.Sell);
        Order memory other = order(Side.Sell);
        other.amount = 2 * ORDERED;
        fill(o, 0.001e18);
        expectFillError(other, FILLED, nonceUsed(other));
        fill(o, ORDERED - 0.001e18);
        expectFillError(other, FILLED, nonceUsed(other));
        assertEq(balance(buyer), ORDERED);

        (o.nonce, other.nonce) = (8, 8);
        fill(other, 2 * ORDERED);
        expectFillError(o, FILLED, nonceUsed(o));
        assertEq(balance(buyer), 3 * ORDERED);
    }

    function test_ExpiredSignature() external {
        Order memory o = order(Side.Buy);
        bytes memory signature = sign(o);
        vm.warp(uint256(o.deadline) + 1);
        expectRefused(o, signature, abi.encodeWithSelector(ISignedOrders.OrderExpired.selector, o.deadline));
        // Nobody prolongs it but the maker.
        o.deadline += 1 days;
        expectRefused(o, signature, invalid(maker));
    }

    /// @dev Whichever word of it is changed, the signature is worth nothing.
    function test_AlteredOrder() external {
        Order memory o = order(Side.Sell);
        o.amount = ORDERED;
        bytes memory signature = sign(o);
        bytes memory words = abi.encode(o);
        for (uint256 i = 1; i < 11; ++i) {
            bytes memory altered = bytes.concat(words);
            assembly ("memory-safe") {
                let at := add(add(altered, 0x20), mul(i, 0x20))
                mstore(at, xor(mload(at), 1))
            }
            vm.prank(buyer);
            (bool success,) = address(m.market)
                .call(
                    abi.encodeCall(
                        ISignedOrders.fillOrder,
                        (abi.decode(altered, (Order)), signature, FILLED, type(uint256).max, block.timestamp)
                    )
                );
            assertFalse(success);
        }
        assertEq(balance(buyer), 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     TAKERS AND TIERS
    //////////////////////////////////////////////////////////////////////////*/

    function test_NamedTakerIsNotToBeIgnored() external {
        Order memory o = order(Side.Sell);
        o.taker = stranger;
        bytes memory signature = sign(o);
        expectRefused(o, signature, abi.encodeWithSelector(ISignedOrders.TakerNotNamed.selector, stranger, buyer));
        o.taker = address(0);
        expectRefused(o, signature, invalid(maker));
        FakeRouter fake = new FakeRouter();
        o.taker = stranger;
        (bool success,) = fake.forward(
            address(m.market),
            abi.encodeCall(ISignedOrders.fillOrderFor, (o, signature, FILLED, type(uint256).max, stranger))
        );
        assertFalse(success);
    }

    function test_NobodyBorrowsAnothersDiscount() external {
        stakeAs(stranger, Tier.Platinum);
        FakeRouter fake = new FakeRouter();
        fund(address(fake), 1e12);
        Order memory o = order(Side.Sell);
        bytes memory signature = sign(o);
        Fill[] memory fills = new Fill[](1);
        fills[0] = Fill(listDefault(), FILLED);
        bytes[2] memory calls = [
            abi.encodeCall(ICreditMarket.buyFor, (fills, m.usdc, type(uint256).max, stranger, stranger)),
            abi.encodeCall(ISignedOrders.fillOrderFor, (o, signature, FILLED, type(uint256).max, stranger))
        ];
        for (uint256 i; i < 2; ++i) {
            (bool success, bytes memory answer) = fake.forward(address(m.market), calls[i]);
            assertFalse(success);
            assertEq(answer, abi.encodeWithSelector(ICreditMarket.CallerNotRouter.selector, address(fake)));
        }
        // In one's own name one has one's own tier.
        assertEq(fill(o, FILLED).commission, COMMISSION);
    }

    function test_MakersDoNotTradeWithThemselves() external {
        for (uint256 i; i < 2; ++i) {
            Order memory o = order(Side(i));
            bytes memory signature = sign(o);
            vm.prank(maker);
            vm.expectRevert(abi.encodeWithSelector(ISignedOrders.TakerIsMaker.selector, maker));
            m.market.fillOrder(o, signature, FILLED, noLimit(o.side), block.timestamp);
        }
    }

    /// @dev A seller who sees a purchase coming raises the price: the buyer's maximum holds.
    function test_PriceEditInFrontOfAPurchase() external {
        uint256 listing = listDefault();
        vm.prank(seller);
        m.market.setPrice(listing, UNIT_PRICE + 1);
        uint256 total = m.market.quote(listing, FILLED, buyer).total;
        vm.prank(buyer);
        expectError(ICreditMarket.TotalExceedsMaximum.selector, total, TOTAL);
        m.market.buy(listing, FILLED, TOTAL, block.timestamp);
        Fill[] memory fills = new Fill[](1);
        fills[0] = Fill(listing, FILLED);
        vm.prank(buyer);
        expectError(ICreditMarket.TotalExceedsMaximum.selector, total, TOTAL);
        m.market.buyMany(fills, m.usdc, TOTAL, block.timestamp);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   AMOUNTS AND PROJECTS
    //////////////////////////////////////////////////////////////////////////*/

    function test_ZeroAndMaximumAmounts() external {
        Order memory o = order(Side.Sell);
        (o.amount, o.unitPrice) = (type(uint256).max, 2 ** 76 - 1);
        expectFillError(o, 0, abi.encodeWithSelector(ICreditMarket.AmountTooSmall.selector, 0, uint256(0.001e18)));
        // The largest fill that has a price costs more money than there is.
        Quote memory due = m.market.quoteOrder(o, 2 ** 84 - 1, buyer);
        uint256 product = (2 ** 84 - 1) * o.unitPrice;
        assertEq(due.price, (product + 1e18 - 1) / 1e18);
        bytes memory signature = sign(o);
        vm.prank(buyer);
        vm.expectRevert();
        m.market.fillOrder(o, signature, 2 ** 84 - 1, type(uint256).max, block.timestamp);
        assertStatus(o, OrderStatus.Open, type(uint256).max);
    }

    function test_MakerWithoutCreditsOrMoneyOrAllowance() external {
        uint256 id = vintage.unwrap();
        vm.prank(maker);
        m.credit.safeTransferFrom(maker, stranger, id, MAKERS, "");
        vm.prank(maker);
        m.testUsdc.approve(address(m.market), 0);
        for (uint256 i; i < 2; ++i) {
            Order memory o = order(Side(i));
            bytes memory signature = sign(o);
            vm.prank(takerOf(o.side));
            vm.expectRevert();
            m.market.fillOrder(o, signature, FILLED, noLimit(o.side), block.timestamp);
            assertStatus(o, OrderStatus.Open, ORDERED);
        }
    }

    function test_SuspendedProjectIsNotTradedAndItsOrdersAreCancelled() external {
        suspendProject(project());
        bytes memory error =
            abi.encodeWithSelector(ICarbonCredit.ProjectClosed.selector, project(), block.timestamp + 14 days);
        expectFillError(order(Side.Sell), FILLED, error);
        expectFillError(order(Side.Buy), FILLED, error);
        assertEq(cancelAs(maker, 7), 1);
        vm.prank(maker);
        m.market.cancelAllOrders();
        skip(14 days);
        assertStatus(order(Side.Sell), OrderStatus.Cancelled, 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        PAY TOKENS
    //////////////////////////////////////////////////////////////////////////*/

    function _expectShort(Order memory o, uint256 expected, uint256 delivered) private {
        expectFillError(
            o,
            FILLED,
            abi.encodeWithSelector(ICreditMarket.PayTokenDeliveredShort.selector, o.payToken, expected, delivered)
        );
        assertStatus(o, OrderStatus.Open, ORDERED);
    }

    function test_TokenThatKeepsAFee() external {
        FeeToken token = new FeeToken();
        admit(address(token));
        _expectShort(orderIn(token, Side.Sell), PRICE, PRICE - PRICE / 100);
        _expectShort(orderIn(token, Side.Buy), PROCEEDS, PROCEEDS - PROCEEDS / 100);
        token.chargeOnly(accounts.treasury);
        uint256 short = COMMISSION - COMMISSION / 100;
        _expectShort(orderIn(token, Side.Sell), COMMISSION, short);
        _expectShort(orderIn(token, Side.Buy), COMMISSION, short);
    }

    function test_TokenThatRebasesWhileItMoves() external {
        RebasingToken token = new RebasingToken();
        admit(address(token));
        token.rebaseInTransfer(200);
        _expectShort(orderIn(token, Side.Sell), PRICE, 2 * PRICE);
        _expectShort(orderIn(token, Side.Buy), PROCEEDS, 2 * PROCEEDS);
    }
}
