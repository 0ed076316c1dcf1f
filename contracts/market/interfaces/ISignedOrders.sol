// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {Quote} from "./Quote.sol";

/// @notice What the maker of an order does.
enum Side {
    Sell,
    Buy
}

/// @notice An order, signed by its maker as EIP-712 typed data in the domain "Carbontrace Credit Market", version 1.
/// @param maker Who signs. @param taker Who may fill it; zero: anybody else.
/// @param side Whether the maker sells or buys.
/// @param vintage What is traded. @param amount How much at most, over all fills {unit}.
/// @param unitPrice Price of one tonne {payToken/t}. @param payToken What it is paid in.
/// @param minFill The least a taker may fill {unit}; the last remainder may always be filled whole.
/// @param nonce Any number. One nonce is one order: of several that are signed under it, the first to be filled is the only one.
/// @param counter The maker's counter when it was signed, see {ISignedOrders-counterOf}.
/// @param deadline Last second at which it can be filled {s}.
struct Order {
    address maker;
    address taker;
    Side side;
    VintageId vintage;
    uint256 amount;
    uint256 unitPrice;
    address payToken;
    uint256 minFill;
    uint256 nonce;
    uint256 counter;
    uint40 deadline;
}

/// @notice What has become of an order, as far as the chain knows. Open says nothing of the signature, and nothing of the maker's
/// credits, money and allowance.
/// @param Open Can be filled. @param Expired Its time is over. @param Filled Filled whole, in parts.
/// @param Cancelled Its nonce was cancelled, or all orders of its counter.
/// @param NonceTaken Its nonce is used up: it was filled whole at once, or another order under its nonce is being or was filled.
/// @param Suspended The vintage cannot be traded now.
enum OrderStatus {
    Open,
    Expired,
    Filled,
    Cancelled,
    NonceTaken,
    Suspended
}

/// @notice What a fill did. @param side The maker's. @param amount {unit}. @param price {payToken}, the seller's. @param commission
/// {payToken}, the taker's. @param remaining What is left of the order {unit}.
struct OrderFill {
    Side side;
    VintageId vintage;
    address payToken;
    uint256 nonce;
    uint256 amount;
    uint256 price;
    uint256 commission;
    uint256 remaining;
}

/// @title ISignedOrders
/// @notice Orders that cost their makers no gas: signed off chain, filled whole or in parts, delivery versus payment. The maker's
/// signature alone moves what the maker sells; a maker who buys has approved the pay token to the market. The taker, who fills,
/// pays the commission: on top of the price when buying, out of it when selling.
/// @dev A maker that is a contract (ERC-1271) is asked at every fill. Signatures are bound to the chain and to this contract.
interface ISignedOrders {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice An order was filled, whole or in part.
    /// @param order See {hashOrder}. @param taker Who filled it; through our router, its caller.
    event OrderFilled(bytes32 indexed order, address indexed maker, address indexed taker, OrderFill fill);

    /// @notice A maker cancelled whatever was signed under a nonce.
    event OrderCancelled(address indexed maker, uint256 indexed nonce);

    /// @notice A maker cancelled all orders that were signed with a lower counter.
    event AllOrdersCancelled(address indexed maker, uint256 counter);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The order's time is over.
    error OrderExpired(uint40 deadline);

    /// @notice The order was signed with another counter than its maker's of now.
    error CounterDiffers(address maker, uint256 given, uint256 current);

    /// @notice The nonce was cancelled or is used up, or another order under it was filled first.
    error NonceUsed(address maker, uint256 nonce);

    /// @notice The order names another taker.
    error TakerNotNamed(address named, address taker);

    /// @notice A maker cannot fill the own order.
    error TakerIsMaker(address maker);

    /// @notice Not signed by the maker, or something else was signed.
    error SignatureInvalid(address maker);

    /// @notice More than the order has left.
    error AmountExceedsOrder(bytes32 order, uint256 amount, uint256 remaining);

    /// @notice Less than the order's minimum fill.
    error AmountBelowOrderMinFill(bytes32 order, uint256 amount, uint256 minFill);

    /// @notice The selling taker would receive less than allowed.
    error ProceedsBelowMinimum(uint256 proceeds, uint256 minimum);

    /// @notice The router buys only.
    error OrderNotForSale(bytes32 order);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What the maker of the order signs, and the order's name: the EIP-712 digest.
    function hashOrder(Order calldata order) external view returns (bytes32);

    /// @notice What filling `amount` of an order would cost `taker`, or bring them. Does not ask whether it can be filled now.
    function quoteOrder(Order calldata order, uint256 amount, address taker) external view returns (Quote memory);

    /// @notice What has become of an order, and how much of it is left {unit}: 0 once it can never be filled again.
    function orderStatus(Order calldata order) external view returns (OrderStatus status, uint256 remaining);

    /// @notice The counter that the maker's orders are signed with now.
    function counterOf(address maker) external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Fills an order or a part of it. A buying taker has approved the pay token; a selling taker approves nothing. Stopped
    /// while paused, and while the vintage is not tradable.
    /// @param signature The maker's: 65 bytes, or whatever a contract understands. @param amount {unit}.
    /// @param limit The most a buying taker will pay, the least a selling taker will receive {payToken}.
    /// @param deadline The taker's own {s}.
    function fillOrder(
        Order calldata order,
        bytes calldata signature,
        uint256 amount,
        uint256 limit,
        uint256 deadline
    )
        external
        returns (Quote memory);

    /// @notice Cancels whatever the caller signed, or will sign, under these nonces. What is used up already is passed over, so that
    /// nobody stops the rest by filling one. Never stopped.
    /// @return cancelled How many were not used up.
    function cancelOrders(uint256[] calldata nonces) external returns (uint256 cancelled);

    /// @notice Cancels all orders that the caller signed with the counter of now. Never stopped.
    /// @return counter The one that orders are signed with from now on.
    function cancelAllOrders() external returns (uint256 counter);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Fills an order of a maker who sells, for `taker`, whose tier counts, whom the order may name, and who is not the maker.
    /// The router pays and receives the credits. Only our router.
    /// @param limit The most the router will pay {payToken}.
    function fillOrderFor(
        Order calldata order,
        bytes calldata signature,
        uint256 amount,
        uint256 limit,
        address taker
    )
        external
        returns (Quote memory);
}
