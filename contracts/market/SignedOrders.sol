// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PriceBands} from "./PriceBands.sol";
import {ISignedOrders, Order, OrderFill, OrderStatus, Side} from "./interfaces/ISignedOrders.sol";
import {Quote} from "./interfaces/Quote.sol";
import {EIP712Upgradeable} from "@openzeppelin/contracts-upgradeable/utils/cryptography/EIP712Upgradeable.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

// An order is read many times: in memory each of its fields is one word away, which makes the code 190 bytes smaller.
// solhint-disable gas-calldata-parameters

/// @title SignedOrders
/// @notice See {ISignedOrders}.
abstract contract SignedOrders is PriceBands, EIP712Upgradeable {
    /*//////////////////////////////////////////////////////////////////////////
                                       CONSTANTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice EIP-712 type of an order.
    bytes32 public constant ORDER_TYPEHASH = keccak256(
        "Order(address maker,address taker,uint8 side,uint32 vintage,uint256 amount,uint256 unitPrice,address payToken,uint256 minFill,uint256 nonce,uint256 counter,uint40 deadline)"
    );

    /// @dev 128 nonces share a word, two bits each.
    uint256 private constant WORD_BITS = 7;
    uint256 private constant WORD_MASK = 0x7f;
    uint256 private constant STATE_MASK = 3;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev What became of a nonce. Of the orders signed under one, the first to be filled in part begins it, and is the only one
    /// with something in `filled`; so a nonce needs not say which order it belongs to.
    enum NonceState {
        Fresh,
        Begun,
        Filled,
        Cancelled
    }

    /// @custom:storage-location erc7201:carbontrace.storage.SignedOrders
    struct SignedOrdersStorage {
        mapping(address maker => uint256) counters;
        mapping(address maker => mapping(uint256 word => uint256)) nonces;
        // {unit}; nothing of an order that was filled whole at once: its nonce says enough.
        mapping(bytes32 order => uint256) filled;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.SignedOrders")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xb817262074becd53597a0f6d687b069f0449052fe1742ccaa967c67320deb900;

    function _orders() private pure returns (SignedOrdersStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISignedOrders
    function hashOrder(Order memory order) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ORDER_TYPEHASH, order)));
    }

    /// @inheritdoc ISignedOrders
    function quoteOrder(Order memory order, uint256 amount, address taker) external view returns (Quote memory) {
        _requireUnitPrice(order.unitPrice);
        return _quoteOrder(order, amount, _ratesOf(taker));
    }

    /// @inheritdoc ISignedOrders
    function orderStatus(Order memory order) external view returns (OrderStatus status, uint256 remaining) {
        SignedOrdersStorage storage $ = _orders();
        uint256 filled = $.filled[hashOrder(order)];
        NonceState state = _stateOf(order.maker, order.nonce);
        if (filled != 0 && filled == order.amount) return (OrderStatus.Filled, 0);
        if (state == NonceState.Cancelled) return (OrderStatus.Cancelled, 0);
        if (state != _expected(filled)) return (OrderStatus.NonceTaken, 0);
        if (order.counter != $.counters[order.maker]) return (OrderStatus.Cancelled, 0);
        remaining = order.amount - filled;
        if (block.timestamp > order.deadline) return (OrderStatus.Expired, remaining);
        return (_isTradable(order.vintage) ? OrderStatus.Open : OrderStatus.Suspended, remaining);
    }

    /// @inheritdoc ISignedOrders
    function counterOf(address maker) external view returns (uint256) {
        return _orders().counters[maker];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISignedOrders
    function fillOrder(
        Order memory order,
        bytes calldata signature,
        uint256 amount,
        uint256 limit,
        uint256 deadline
    )
        external
        whenNotPaused
        nonReentrant
        returns (Quote memory)
    {
        _requireInTime(deadline);
        return _fill(order, signature, amount, limit, msg.sender);
    }

    /// @inheritdoc ISignedOrders
    function cancelOrders(uint256[] calldata nonces) external returns (uint256 cancelled) {
        for (uint256 i; i < nonces.length; ++i) {
            // Check: not used up. An order that was filled in part can be cancelled.
            if (_stateOf(msg.sender, nonces[i]) > NonceState.Begun) continue;

            // Effect: nothing under this nonce is filled any more.
            _setState(msg.sender, nonces[i], NonceState.Cancelled);
            emit OrderCancelled(msg.sender, nonces[i]);
            ++cancelled;
        }
    }

    /// @inheritdoc ISignedOrders
    function cancelAllOrders() external returns (uint256 counter) {
        counter = ++_orders().counters[msg.sender];
        emit AllOrdersCancelled(msg.sender, counter);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISignedOrders
    function fillOrderFor(
        Order memory order,
        bytes calldata signature,
        uint256 amount,
        uint256 limit,
        address taker
    )
        external
        onlyRouter
        whenNotPaused
        nonReentrant
        returns (Quote memory)
    {
        if (order.side != Side.Sell) revert OrderNotForSale(hashOrder(order));
        return _fill(order, signature, amount, limit, taker);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Constants, so that no fill reads them from storage, and markets of the first release need not be told.
    function _EIP712Name() internal pure override returns (string memory) {
        return "Carbontrace Credit Market";
    }

    function _EIP712Version() internal pure override returns (string memory) {
        return "1";
    }

    /// @dev Fills an order for `taker`; the caller pays or is paid, gives or receives the credits.
    function _fill(
        Order memory order,
        bytes calldata signature,
        uint256 amount,
        uint256 limit,
        address taker
    )
        private
        returns (Quote memory due)
    {
        // Check: terms and parties, the maker's signature, what it costs.
        _requireOpen(order, taker);
        bytes32 hash = hashOrder(order);
        if (!SignatureChecker.isValidSignatureNowCalldata(order.maker, hash, signature)) {
            revert SignatureInvalid(order.maker);
        }
        due = _requireQuote(order, amount, limit, taker);

        // Check and effect: so much is left, and then less.
        _take(order, hash, amount, taker, due);

        // Interaction: money and credits change hands.
        if (order.side == Side.Sell) {
            _settle(due, msg.sender, order.maker, due.price, order.maker, order.vintage, amount);
        } else {
            _settle(due, order.maker, msg.sender, due.total, msg.sender, order.vintage, amount);
        }
    }

    /// @dev Takes `amount` out of an order. Its nonce is written when it begins and when it ends, what was filled of it unless it
    /// is filled whole at once.
    function _take(Order memory order, bytes32 hash, uint256 amount, address taker, Quote memory due) private {
        uint256 filled = _requireLeft(order, hash, amount);
        uint256 remaining = order.amount - filled - amount;
        if (remaining == 0) _setState(order.maker, order.nonce, NonceState.Filled);
        else if (filled == 0) _setState(order.maker, order.nonce, NonceState.Begun);
        if (remaining != 0 || filled != 0) _orders().filled[hash] = filled + amount;
        OrderFill memory fill = OrderFill({
            side: order.side,
            vintage: order.vintage,
            payToken: due.payToken,
            nonce: order.nonce,
            amount: amount,
            price: due.price,
            commission: due.commission,
            remaining: remaining
        });
        emit OrderFilled(hash, order.maker, taker, fill);
    }

    function _setState(address maker, uint256 nonce, NonceState state) private {
        mapping(uint256 word => uint256) storage words = _orders().nonces[maker];
        uint256 shift = (nonce & WORD_MASK) << 1;
        words[nonce >> WORD_BITS] = (words[nonce >> WORD_BITS] & ~(STATE_MASK << shift)) | (uint256(state) << shift);
    }

    function _stateOf(address maker, uint256 nonce) private view returns (NonceState) {
        uint256 word = _orders().nonces[maker][nonce >> WORD_BITS];
        return NonceState((word >> ((nonce & WORD_MASK) << 1)) & STATE_MASK);
    }

    /// @dev A selling taker pays the commission out of the price, which is never less: it is at most 5 % of the unrounded price,
    /// and both are rounded up.
    function _quoteOrder(
        Order memory order,
        uint256 amount,
        Rates memory rates
    )
        private
        pure
        returns (Quote memory due)
    {
        due = _quote(order.payToken, order.unitPrice, amount, rates);
        if (order.side == Side.Buy) due.total = due.price - due.commission;
    }

    /// @dev The terms, who fills it, and that it still holds.
    function _requireOpen(Order memory order, address taker) private view {
        if (block.timestamp > order.deadline) revert OrderExpired(order.deadline);
        if (order.taker != address(0) && order.taker != taker) revert TakerNotNamed(order.taker, taker);
        if (order.maker == taker) revert TakerIsMaker(taker);
        _requireLeast(order.amount);
        _requireUnitPrice(order.unitPrice);
        _requirePayToken(order.payToken);
        uint256 counter = _orders().counters[order.maker];
        if (order.counter != counter) revert CounterDiffers(order.maker, order.counter, counter);
    }

    /// @dev That so much of it can be filled. @return filled What was filled before {unit}.
    function _requireLeft(Order memory order, bytes32 hash, uint256 amount) private view returns (uint256 filled) {
        filled = _orders().filled[hash];
        if (_stateOf(order.maker, order.nonce) != _expected(filled)) revert NonceUsed(order.maker, order.nonce);
        uint256 remaining = order.amount - filled;
        if (amount > remaining) revert AmountExceedsOrder(hash, amount, remaining);
        // The last remainder may always be taken whole, however small it is.
        if (amount == remaining) return filled;
        _requireLeast(amount);
        if (amount < order.minFill) revert AmountBelowOrderMinFill(hash, amount, order.minFill);
    }

    /// @dev What the fill costs or brings, within the taker's limit and the price band.
    function _requireQuote(
        Order memory order,
        uint256 amount,
        uint256 limit,
        address taker
    )
        private
        view
        returns (Quote memory due)
    {
        Rates memory rates = _ratesOf(taker);
        due = _quoteOrder(order, amount, rates);
        if (order.side == Side.Sell) {
            _requireTotal(due.total, limit);
        } else if (due.total < limit) {
            revert ProceedsBelowMinimum(due.total, limit);
        }
        if (rates.banded) _requireInBand(order.vintage, due.payToken, order.unitPrice);
    }

    /// @dev What the nonce of an order says as long as more of it can be filled.
    function _expected(uint256 filled) private pure returns (NonceState) {
        return filled == 0 ? NonceState.Fresh : NonceState.Begun;
    }
}
