// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../../../contracts/credits/interfaces/ICarbonCredit.sol";
import {Fill, ICreditMarket} from "../../../contracts/market/interfaces/ICreditMarket.sol";
import {ISignedOrders, Order, OrderStatus, Side} from "../../../contracts/market/interfaces/ISignedOrders.sol";
import {Quote} from "../../../contracts/market/interfaces/Quote.sol";
import {Tier} from "../../../contracts/staking/interfaces/ITiers.sol";
import {ISafeProxyFactory} from "../../../script/deploy/Safes.sol";
import {FeeToken} from "../../mocks/FeeToken.sol";
import {HookToken} from "../../mocks/HookToken.sol";
import {HostileMaker} from "../../mocks/HostileMaker.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {RebasingToken} from "../../mocks/RebasingToken.sol";
import {Answer, SignerWallet} from "../../mocks/SignerWallet.sol";
import {OrderBase} from "../market/CreditMarket/OrderBase.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";

/// @notice What a Safe's handler answers in its name.
interface ISafeMessages {
    function getMessageHashForSafe(ISafe safe, bytes calldata message) external view returns (bytes32);
}

/// @notice Forwards calls, as if it were a router of ours.
contract FakeRouter {
    function forward(address target, bytes calldata data) external returns (bool success, bytes memory answer) {
        return target.call(data);
    }
}

/// @notice Attempts on signed orders and on listings that are edited.
contract OrderAttacks is OrderBase {
    bytes private constant REENTERED =
        abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);

    function _expectRefused(Order memory o, bytes memory signature, bytes memory error) private {
        vm.prank(takerOf(o.side));
        vm.expectRevert(error);
        m.market.fillOrder(o, signature, FILLED, noLimit(o.side), block.timestamp);
    }

    function _invalid(address who) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISignedOrders.SignatureInvalid.selector, who);
    }

    function _nonceUsed(Order memory o) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISignedOrders.NonceUsed.selector, o.maker, o.nonce);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         REPLAY
    //////////////////////////////////////////////////////////////////////////*/

    function test_SignatureOfThisChainIsWorthNothingOnAnother() external {
        Order memory o = order(Side.Sell);
        bytes memory signature = sign(o);
        vm.chainId(block.chainid + 1);
        _expectRefused(o, signature, _invalid(maker));
        fill(o, FILLED); // signed for the other chain
    }

    function test_SignatureForAnotherMarketIsWorthNothingHere() external {
        Order memory o = order(Side.Sell);
        address[3] memory others = [address(m.desk), address(m.router), stranger];
        for (uint256 i; i < 3; ++i) {
            bytes memory signature = signDigest(digestOf(o, block.chainid, others[i]), makerKey);
            _expectRefused(o, signature, _invalid(maker));
        }
    }

    function test_OrderIsWorthNothingAfterCancelAfterCancelAllAndAfterItsFill() external {
        Order memory o = order(Side.Sell);
        bytes memory signature = sign(o);
        uint256 snapshot = vm.snapshotState();
        cancelAs(maker, o.nonce);
        _expectRefused(o, signature, _nonceUsed(o));

        vm.revertToState(snapshot);
        vm.prank(maker);
        m.market.cancelAllOrders();
        _expectRefused(o, signature, abi.encodeWithSelector(ISignedOrders.CounterDiffers.selector, maker, 0, 1));

        vm.revertToState(snapshot);
        fill(o, ORDERED);
        _expectRefused(o, signature, _nonceUsed(o));
        assertEq(balance(buyer), ORDERED);

        // A compact form of the same signature, or more bytes behind it, revive nothing.
        vm.revertToState(snapshot);
        _expectRefused(o, bytes.concat(signature, hex"00"), _invalid(maker));
    }

    /// @dev One cancels the other, whichever is filled first, however little of it.
    function test_TwoOrdersUnderOneNonceAreNeverBothFilled() external {
        Order memory o = order(Side.Sell);
        Order memory other = order(Side.Sell);
        other.amount = 2 * ORDERED;
        fill(o, 0.001e18);
        expectFillError(other, FILLED, _nonceUsed(other));
        fill(o, ORDERED - 0.001e18);
        expectFillError(other, FILLED, _nonceUsed(other));
        assertEq(balance(buyer), ORDERED);

        (o.nonce, other.nonce) = (8, 8);
        fill(other, 2 * ORDERED);
        expectFillError(o, FILLED, _nonceUsed(o));
        assertEq(balance(buyer), 3 * ORDERED);
    }

    function test_ExpiredSignature() external {
        Order memory o = order(Side.Buy);
        bytes memory signature = sign(o);
        vm.warp(uint256(o.deadline) + 1);
        _expectRefused(o, signature, abi.encodeWithSelector(ISignedOrders.OrderExpired.selector, o.deadline));
        // Nobody prolongs it but the maker.
        o.deadline += 1 days;
        _expectRefused(o, signature, _invalid(maker));
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
        _expectRefused(o, signature, abi.encodeWithSelector(ISignedOrders.TakerNotNamed.selector, stranger, buyer));
        o.taker = address(0);
        _expectRefused(o, signature, _invalid(maker));
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

    function _orderIn(PlainToken token, Side side) private returns (Order memory o) {
        address payer = side == Side.Sell ? buyer : maker;
        token.mint(payer, 1e12);
        vm.prank(payer);
        token.approve(address(m.market), type(uint256).max);
        o = order(side);
        (o.payToken, o.nonce) = (address(token), 100 + uint256(side));
    }

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
        _expectShort(_orderIn(token, Side.Sell), PRICE, PRICE - PRICE / 100);
        _expectShort(_orderIn(token, Side.Buy), PROCEEDS, PROCEEDS - PROCEEDS / 100);
        token.chargeOnly(accounts.treasury);
        uint256 short = COMMISSION - COMMISSION / 100;
        _expectShort(_orderIn(token, Side.Sell), COMMISSION, short);
        _expectShort(_orderIn(token, Side.Buy), COMMISSION, short);
    }

    function test_TokenThatRebasesWhileItMoves() external {
        RebasingToken token = new RebasingToken();
        admit(address(token));
        token.rebaseInTransfer(200);
        _expectShort(_orderIn(token, Side.Sell), PRICE, 2 * PRICE);
        _expectShort(_orderIn(token, Side.Buy), PROCEEDS, 2 * PROCEEDS);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   CONTRACTS AS MAKERS
    //////////////////////////////////////////////////////////////////////////*/

    function _walletOrder(address wallet) private returns (Order memory o) {
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, wallet, vintage.unwrap(), ORDERED, "");
        o = order(Side.Sell);
        o.maker = wallet;
    }

    function _fillOf(Order memory o, bytes memory signature) private {
        vm.prank(buyer);
        m.market.fillOrder(o, signature, FILLED, type(uint256).max, block.timestamp);
    }

    function test_WalletThatChangesItsMindStopsItsOrder() external {
        SignerWallet wallet = new SignerWallet();
        Order memory o = _walletOrder(address(wallet));
        _expectRefused(o, "", _invalid(address(wallet)));
        wallet.approve(digestOf(o));
        _fillOf(o, "");
        Answer[5] memory answers = [Answer.Refused, Answer.Reverted, Answer.Short, Answer.Dirty, Answer.Bomb];
        for (uint256 i; i < answers.length; ++i) {
            wallet.set(answers[i]);
            _expectRefused(o, "", _invalid(address(wallet)));
        }
        wallet.set(Answer.Approved);
        _fillOf(o, "");
        assertEq(balance(buyer), 2 * FILLED);
    }

    /// @dev Asked for its signature, it cancels, fills and moves its credits: it is asked by a call that can change nothing.
    function test_WalletThatReentersWhenAsked() external {
        SignerWallet wallet = new SignerWallet();
        Order memory o = _walletOrder(address(wallet));
        bytes[3] memory calls = [
            abi.encodeCall(ISignedOrders.cancelOrders, (one(7))),
            abi.encodeCall(ISignedOrders.cancelAllOrders, ()),
            abi.encodeCall(ISignedOrders.fillOrder, (o, "", FILLED, type(uint256).max, block.timestamp))
        ];
        for (uint256 i; i < 3; ++i) {
            wallet.arm(address(m.market), calls[i]);
            _fillOf(o, "");
            assertEq(balance(buyer), (i + 1) * FILLED);
        }
        assertStatus(o, OrderStatus.Open, ORDERED - 3 * FILLED);
    }

    /// @dev Money, or credits, reach a maker who fills, buys and cancels a listing in the same moment.
    function test_MakerThatReentersWhenPaid() external {
        HookToken token = new HookToken();
        admit(address(token));
        HostileMaker wallet = new HostileMaker();
        token.tell(address(wallet));
        for (uint256 side; side < 2; ++side) {
            Order memory o = _orderIn(token, Side(side));
            o.maker = address(wallet);
            token.mint(address(wallet), 1e12);
            wallet.execute(address(token), abi.encodeCall(IERC20.approve, (address(m.market), type(uint256).max)));
            vm.prank(seller);
            m.credit.safeTransferFrom(seller, address(wallet), vintage.unwrap(), ORDERED, "");
            wallet.approve(digestOf(o));
            uint256 listing = listDefault();
            bytes[3] memory calls = [
                abi.encodeCall(ISignedOrders.fillOrder, (o, "", FILLED, noLimit(o.side), block.timestamp)),
                abi.encodeCall(ICreditMarket.buy, (listing, FILLED, type(uint256).max, block.timestamp)),
                abi.encodeCall(ICreditMarket.cancelListing, (listing))
            ];
            for (uint256 i; i < 3; ++i) {
                wallet.arm(address(m.market), calls[i], false);
                vm.prank(takerOf(o.side));
                m.market.fillOrder(o, "", FILLED, noLimit(o.side), block.timestamp);
                assertEq(wallet.answer(), REENTERED);
                assertStatus(o, OrderStatus.Open, ORDERED - (i + 1) * FILLED);
            }
            wallet.arm(address(0), "", false);
        }
    }

    /// @dev While it is filled the order is cancelled by its maker: what was begun ends, and nothing more is filled.
    function test_MakerThatCancelsWhenPaid() external {
        HookToken token = new HookToken();
        admit(address(token));
        HostileMaker wallet = new HostileMaker();
        token.tell(address(wallet));
        Order memory o = _orderIn(token, Side.Sell);
        o.maker = address(wallet);
        vm.prank(seller);
        m.credit.safeTransferFrom(seller, address(wallet), vintage.unwrap(), ORDERED, "");
        wallet.approve(digestOf(o));
        wallet.arm(address(m.market), abi.encodeCall(ISignedOrders.cancelOrders, (one(o.nonce))), true);
        _fillOf(o, "");
        assertEq(balance(buyer), FILLED);
        assertEq(token.balanceOf(address(wallet)), PRICE);
        _expectRefused(o, "", _nonceUsed(o));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                         A SAFE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev A Safe of two of three owners, with Safe's own handler, sells and buys.
    function test_SafeSellsAndBuysBySignature() external {
        (address safe, uint256[2] memory keys) = _safe();
        Order memory o = _walletOrder(safe);
        bytes memory few = _signSafe(safe, digestOf(o), keys, 1);
        _expectRefused(o, few, _invalid(safe));
        _fillOf(o, _signSafe(safe, digestOf(o), keys, 2));
        assertEq(usdc(safe), PRICE);
        assertEq(balance(safe), ORDERED - FILLED);

        fund(safe, 1e12);
        o.side = Side.Buy;
        o.nonce = 8;
        bytes memory signature = _signSafe(safe, digestOf(o), keys, 2);
        vm.prank(seller);
        m.market.fillOrder(o, signature, FILLED, PROCEEDS, block.timestamp);
        assertEq(usdc(safe), 1e12);
        assertEq(balance(safe), ORDERED);
    }

    function _safe() private returns (address safe, uint256[2] memory keys) {
        address[] memory owners = new address[](3);
        uint256[3] memory all;
        for (uint256 i; i < 3; ++i) {
            (owners[i], all[i]) = makeAddrAndKey(string.concat("owner ", vm.toString(i)));
        }
        bytes memory setup = abi.encodeCall(
            ISafe.setup, (owners, 2, address(0), "", m.safe.compatibilityHandler, address(0), 0, payable(address(0)))
        );
        safe = ISafeProxyFactory(m.safe.factory).createProxyWithNonce(m.safe.singleton, setup, 1);
        // Signatures stand by ascending address.
        keys = owners[0] < owners[1] ? [all[0], all[1]] : [all[1], all[0]];
    }

    function _signSafe(
        address safe,
        bytes32 hash,
        uint256[2] memory keys,
        uint256 count
    )
        private
        view
        returns (bytes memory signatures)
    {
        bytes32 message =
            ISafeMessages(m.safe.compatibilityHandler).getMessageHashForSafe(ISafe(payable(safe)), abi.encode(hash));
        for (uint256 i; i < count; ++i) {
            signatures = bytes.concat(signatures, signDigest(message, keys[i]));
        }
    }
}
