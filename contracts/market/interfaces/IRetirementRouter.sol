// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Claim} from "../../retirement/interfaces/IRetirementCertificate.sol";
import {RetirementLine} from "../../retirement/interfaces/IRetirements.sol";
import {Fill} from "./ICreditMarket.sol";
import {Order} from "./ISignedOrders.sol";

/// @notice Where credits come from. Listings and orders are bought from the market; a pool is redeemed selectively, or by its queue.
enum SourceKind {
    Listings,
    Orders,
    Pool,
    PoolQueue
}

/// @notice A maker's order to sell, and at most how much of it to take {unit}.
struct OrderFill {
    Order order;
    uint256 amount;
    bytes signature;
}

/// @notice Where credits come from, in the order in which they are taken, each at most as much as its amount says.
/// @param kind Which of the following it is; the others are empty.
/// @param fills Listings, all in one pay token; exactly as much as is retired costs least. @param orders Orders to sell, all in one pay token.
/// @param pool The pool. @param lines What to take out of it, if it is not by its queue.
/// @param maxVintages How many entries of the queue to look at. @param includeSuspended Whether to take vintages whose project is
/// suspended or delisted out of the queue.
struct Source {
    SourceKind kind;
    Fill[] fills;
    OrderFill[] orders;
    address pool;
    RetirementLine[] lines;
    uint256 maxVintages;
    bool includeSuspended;
}

/// @notice How the payment may be taken: by an allowance that is there, by a permit of the token (ERC-2612), or by a signature for
/// Permit2. The spender is the market for listings that are paid in their own token, if not by Permit2; else the router.
enum PermitKind {
    Allowance,
    Erc2612,
    Permit2
}

/// @notice What is paid.
/// @param amount At most so much {path[0]}. Given the payment, as much is retired as it buys, and no more is taken than that costs.
/// @param path What the caller pays in, first; what the source takes, last; between them the tokens of a Uniswap v2 route. One
/// token if both are the same.
/// @param permit How it may be taken. @param nonce Of Permit2. @param permitDeadline Of the signature {s}.
/// @param signature Of ERC-2612 (65 bytes) or Permit2, over `amount`.
struct Payment {
    uint256 amount;
    address[] path;
    PermitKind permit;
    uint256 nonce;
    uint256 permitDeadline;
    bytes signature;
}

/// @notice Whose retirement it is, if not the payer's: that account signed that this payer may retire so much for it, with that
/// claim. Zero account: the payer's own.
/// @param account The retiree. @param nonce One of the retiree's, see {Signed}. @param deadline Until when {s}.
/// @param signature The retiree's, also of a contract (ERC-1271).
struct Attribution {
    address account;
    uint256 nonce;
    uint256 deadline;
    bytes signature;
}

/// @notice What a retirement takes.
/// @param tonnes How much is retired {unit}.
/// @param paid What the caller pays {path[0]}.
/// @param cost What the source takes of it {last of path}; the same as `paid` if nothing is swapped.
/// @param fee The commission, or the pool's fee, which is part of the cost {last of path}.
struct RouterQuote {
    uint256 tonnes;
    uint256 paid;
    uint256 cost;
    uint256 fee;
}

/// @title IRetirementRouter
/// @notice Pay, obtain the very credits, retire them and receive the certificate: one transaction. Either the tonnes are exact and the
/// payment has a maximum, or the payment is exact and the tonnes have a minimum. What is not needed comes back in the same
/// transaction; nothing ever stays here.
/// @dev The payer is the retiree unless the retiree signed otherwise, and the taker whose tier the commission follows. Out of a
/// market that is paused, or a project that is suspended, nothing can be bought; a pool can always be redeemed. Pay tokens and
/// tokens of routes are plain ERC-20s: what arrives is measured.
interface IRetirementRouter {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Credits were obtained and retired.
    /// @param pool The pool, or zero. @param tonnes {unit}. @param payToken What the payer paid in. @param paid How much of it.
    event CarbonRetired(
        address indexed payer,
        address indexed account,
        uint256 indexed certificate,
        SourceKind kind,
        address pool,
        uint256 tonnes,
        address payToken,
        uint256 paid
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The path is empty, or its last token is not what the source takes.
    error PathInvalid(address expected);

    /// @notice The router buys from those who sell.
    error OrderNotToSell(address maker);

    /// @notice The account is no pool of the protocol.
    error PoolUnknown(address pool);

    /// @notice Less than 0.001 t.
    error TonnesTooFew(uint256 tonnes, uint256 minimum);

    /// @notice The source, as far as it is named, holds less {unit}.
    error SourceTooSmall(uint256 tonnes, uint256 available);

    /// @notice It would cost more than the caller allowed {path[0]}.
    error PaymentExceedsMaximum(uint256 payment, uint256 maximum);

    /// @notice The payment buys less than the caller asked for {unit}.
    error TonnesBelowMinimum(uint256 tonnes, uint256 minimum);

    /// @notice The token delivered another amount than it was told to.
    error PaymentDeliveredShort(address token, uint256 expected, uint256 delivered);

    /// @notice The signature of a permit is 65 bytes long.
    error PermitInvalid(uint256 length);

    /// @notice Credits come here only when the router buys them.
    error DirectTransferRefused(address operator);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What retiring exactly so much costs. Equals the outcome of {retireExactTonnes} in the same state, to the wei. Not asked
    /// is what the source would refuse for other reasons: an offer that is over, suspended, the payer's own, out of its band, or sold
    /// in larger parts only, and more than is left of what is named twice.
    /// @param tonnes {unit}. @param path As in {Payment}. @param payer Whose tier the commission follows.
    function quoteExactTonnes(
        Source calldata source,
        uint256 tonnes,
        address[] calldata path,
        address payer
    )
        external
        view
        returns (RouterQuote memory);

    /// @notice How much that payment retires, and what of it is taken for that. Equals the outcome of {retireExactPayment} in the same
    /// state, to the wei; so does its caution about what a source refuses.
    /// @param amount {path[0]}.
    function quoteExactPayment(
        Source calldata source,
        uint256 amount,
        address[] calldata path,
        address payer
    )
        external
        view
        returns (RouterQuote memory);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Retires exactly so much, for at most `payment.amount`.
    /// @param tonnes {unit}. @param deadline {s}.
    function retireExactTonnes(
        Source calldata source,
        uint256 tonnes,
        Payment calldata payment,
        Claim calldata claim,
        Attribution calldata attribution,
        uint256 deadline
    )
        external
        returns (uint256 certificate, RouterQuote memory outcome);

    /// @notice Retires as much as `payment.amount` buys, at least so much, and takes what that costs. Whose source may hold less than the
    /// payment would buy gives as the payment what that much should cost, because a swap is limited by nothing else. In another's
    /// name it retires exactly `minTonnes`, which that account signed, or fails.
    /// @param minTonnes {unit}. @param deadline {s}.
    function retireExactPayment(
        Source calldata source,
        uint256 minTonnes,
        Payment calldata payment,
        Claim calldata claim,
        Attribution calldata attribution,
        uint256 deadline
    )
        external
        returns (uint256 certificate, RouterQuote memory outcome);
}
