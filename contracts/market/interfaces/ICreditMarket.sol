// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Tier} from "../../staking/interfaces/ITiers.sol";
import {VintageId} from "../../types/Ids.sol";
import {IPriceBands} from "./IPriceBands.sol";
import {ISignedOrders} from "./ISignedOrders.sol";
import {Quote} from "./Quote.sol";

/// @notice A listing, read. Its id is `seller << 96 | time << 32 | n`: who made it, when {s}, and which of those that
/// the seller made in that second. A reorganised chain cannot put another offer behind an id that a buyer has seen.
/// @param seller The maker; part of the listing's id.
/// @param vintage What is for sale.
/// @param payToken What it is paid in.
/// @param remaining How much is left {unit}; 0 once sold out or cancelled.
/// @param minFill The least a buyer may take {unit}; the last remainder may always be taken whole.
/// @param unitPrice Price of one tonne {payToken/t}.
/// @param expiry Last second at which it can be bought {s}; 0 once cancelled.
/// @param lot Every purchase is a multiple of this {unit}; 0 if there are no lots.
/// @param status What has become of it.
struct Listing {
    address seller;
    VintageId vintage;
    address payToken;
    uint256 remaining;
    uint256 minFill;
    uint256 unitPrice;
    uint40 expiry;
    uint256 lot;
    ListingStatus status;
}

/// @notice Standard lots: a listing may be offered in these only.
enum Lot {
    None,
    Thousand, // 1,000 t
    TenThousand // 10,000 t
}

/// @notice What has become of a listing. SoldOut and Cancelled are for ever; an expired listing can be prolonged or cancelled.
/// @param Suspended The vintage cannot be traded now.
enum ListingStatus {
    Open,
    Expired,
    SoldOut,
    Cancelled,
    Suspended
}

/// @notice The terms of a listing to be made.
/// @param amount {unit}, at least 0.001 t; a multiple of the lot. @param unitPrice {payToken/t}.
/// @param minFill {unit}, a multiple of 0.001 t, 0 for the smallest, and 0 where lots are offered.
/// @param expiry Last second {s}. @param lot Standard lots, of which every purchase is a multiple; or none.
struct ListingTerms {
    VintageId vintage;
    uint256 amount;
    uint256 unitPrice;
    address payToken;
    uint256 minFill;
    uint40 expiry;
    Lot lot;
}

/// @notice How much of a listing to buy {unit}.
struct Fill {
    uint256 listing;
    uint256 amount;
}

/// @title ICreditMarket
/// @notice Fixed-price listings and signed orders ({ISignedOrders}), settled delivery versus payment in one transaction. The inventory is locked here while
/// it is listed. The taker pays the commission on top; the maker receives the full price.
/// @dev Pay tokens are plain ERC-20s that the protocol admitted one by one. A token that delivers less than it was told
/// to (fee on transfer) makes the purchase revert with {PayTokenDeliveredShort}.
interface ICreditMarket is ISignedOrders, IPriceBands {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Credits were listed.
    event Listed(
        uint256 indexed listing,
        address indexed seller,
        VintageId indexed vintage,
        uint256 amount,
        uint256 unitPrice,
        address payToken,
        uint256 minFill,
        uint40 expiry
    );

    /// @notice A listing is offered in standard lots {unit}.
    event ListedInLots(uint256 indexed listing, uint256 lot);

    /// @notice The seller changed the price of what is left {payToken/t}.
    event ListingPriceSet(uint256 indexed listing, uint256 unitPrice);

    /// @notice The seller changed the last second at which a listing can be bought {s}.
    event ListingExpirySet(uint256 indexed listing, uint40 expiry);

    /// @notice Credits were bought. @param buyer Who bought; through our router, its caller.
    event Bought(
        uint256 indexed listing,
        address indexed buyer,
        VintageId indexed vintage,
        uint256 amount,
        uint256 price,
        uint256 commission,
        uint256 remaining
    );

    /// @notice A listing was cancelled and what was left returned to its seller.
    event ListingCancelled(uint256 indexed listing, uint256 returned);

    /// @notice The commission rate changed {1e18 = 100 %}.
    event CommissionSet(uint256 rate);

    /// @notice The discounts on the commission changed {1e2 = 100 %}, Bronze first.
    event DiscountsSet(uint8[4] percents);

    /// @notice A pay token was admitted or dismissed. Dismissal stops new listings, not purchases of existing ones.
    event PayTokenSet(address indexed payToken, bool admitted);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No listing has this id.
    error ListingUnknown(uint256 listing);

    /// @notice Sold out or cancelled.
    error ListingClosed(uint256 listing);

    /// @notice The listing has expired; its seller can withdraw what is left.
    error ListingExpired(uint256 listing, uint40 expiry);

    /// @notice Less than 0.001 t.
    error AmountTooSmall(uint256 amount, uint256 minimum);

    /// @notice A listing holds at most 2^84 − 1 units (19.3 Mt).
    error AmountTooLarge(uint256 amount, uint256 maximum);

    /// @notice More than the listing has left.
    error AmountExceedsRemaining(uint256 listing, uint256 amount, uint256 remaining);

    /// @notice Less than the listing's minimum fill.
    error AmountBelowMinFill(uint256 listing, uint256 amount, uint256 minFill);

    /// @notice The minimum fill is not a multiple of 0.001 t, above the amount, or above 16,777.213 t, or given where lots are
    /// offered.
    error MinFillInvalid(uint256 minFill);

    /// @notice Not a multiple of the listing's lot {unit}.
    error AmountNotInLots(uint256 amount, uint256 lot);

    /// @notice The unit price is zero or above 2^76 − 1.
    error UnitPriceInvalid(uint256 unitPrice);

    /// @notice The expiry has passed, or lies beyond 2106.
    error ExpiryInvalid(uint256 expiry);

    /// @notice The token is not admitted for payment.
    error PayTokenNotAdmitted(address payToken);

    /// @notice The 255 pay token numbers are used up.
    error TooManyPayTokens();

    /// @notice The purchase would cost more than the buyer allowed.
    error TotalExceedsMaximum(uint256 total, uint256 maximum);

    /// @notice The buyer's deadline has passed.
    error DeadlinePassed(uint256 deadline);

    /// @notice Several listings are bought in one pay token only.
    error PayTokenDiffers(uint256 listing, address payToken, address expected);

    /// @notice Nothing to list or to buy.
    error ListEmpty();

    /// @notice A seller cannot buy from the own listing.
    error BuyerIsSeller(address seller);

    /// @notice Only our router buys for others.
    error CallerNotRouter(address caller);

    /// @notice Only the seller may change or cancel a listing.
    error CallerNotSeller(uint256 listing, address caller);

    /// @notice The pay token delivered another amount than it was told to.
    error PayTokenDeliveredShort(address payToken, uint256 expected, uint256 delivered);

    /// @notice The commission is above its hard bound.
    error CommissionTooHigh(uint256 rate, uint256 maximum);

    /// @notice A discount takes off at most the whole commission.
    error DiscountTooHigh(uint256 percent);

    /// @notice The market takes credits only through {list}.
    error DirectTransferRefused(address operator);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A listing. Reverts with {ListingUnknown}.
    function listingOf(uint256 listing) external view returns (Listing memory);

    /// @notice How much of the commission a staking tier takes off {1e2 = 100 %}.
    function discountOf(Tier tier) external view returns (uint256 percent);

    /// @notice What `payer` would pay for `amount` of a listing. Does not ask whether the listing can be bought now.
    function quote(uint256 listing, uint256 amount, address payer) external view returns (Quote memory);

    /// @notice What `payer` would pay for several fills together: the sum of what each would cost. All are paid in one token; none
    /// is asked whether it can be bought now.
    function quoteMany(Fill[] calldata fills, address payer) external view returns (Quote memory);

    /// @notice The commission rate {1e18 = 100 %}; 0.015e18 is 1.5 %.
    function commissionRate() external view returns (uint256);

    /// @notice Whether a token is admitted for payment of new listings.
    function isPayToken(address payToken) external view returns (bool);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Lists the caller's credits and locks them here; no approval is needed. Stopped while paused, and for
    /// vintages that are not tradable.
    /// @param amount {unit}, at least 0.001 t. @param unitPrice {payToken/t}. @param minFill {unit}, a multiple of
    /// 0.001 t, 0 for the smallest. @param expiry Last second {s}.
    function list(
        VintageId vintage,
        uint256 amount,
        uint256 unitPrice,
        address payToken,
        uint256 minFill,
        uint40 expiry
    )
        external
        returns (uint256 listing);

    /// @notice Makes several listings, each as {list} does or in standard lots, all or none.
    function listMany(ListingTerms[] calldata terms) external returns (uint256[] memory listings);

    /// @notice Changes the price of what is left of the caller's listing. A buyer's `maxTotal` guards them. Stopped while paused.
    /// @param unitPrice {payToken/t}.
    function setPrice(uint256 listing, uint256 unitPrice) external;

    /// @notice Changes until when the caller's listing can be bought, sooner or later, also of one that has expired. Stopped while
    /// paused. @param expiry Last second {s}, not past.
    function setExpiry(uint256 listing, uint40 expiry) external;

    /// @notice Buys from a listing. The caller has approved `total` of the pay token. Stopped while paused, and while the
    /// vintage is not tradable.
    /// @param amount {unit}. @param maxTotal The most the caller will pay {payToken}. @param deadline {s}.
    function buy(uint256 listing, uint256 amount, uint256 maxTotal, uint256 deadline) external returns (Quote memory);

    /// @notice Buys from several listings, all or nothing, each seller paid apart and the commission once. The caller has found out
    /// which are the cheapest. Stopped while paused, and while one of the vintages is not tradable.
    /// @param fills What to buy; a listing may be named more than once. @param payToken The one token of all of them.
    /// @param maxTotal The most the caller will pay together {payToken}. @param deadline {s}.
    function buyMany(
        Fill[] calldata fills,
        address payToken,
        uint256 maxTotal,
        uint256 deadline
    )
        external
        returns (Quote memory);

    /// @notice Cancels the caller's listing and returns what is left. Never stopped.
    function cancelListing(uint256 listing) external;

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Buys as {buyMany} does, for `taker`, whose tier counts and who is none of the sellers. The router receives the
    /// credits. Only our router.
    /// @param payer Whose allowance to the market is spent: the router's own, or the taker's if the taker called it.
    function buyFor(
        Fill[] calldata fills,
        address payToken,
        uint256 maxTotal,
        address taker,
        address payer
    )
        external
        returns (Quote memory);

    /// @notice Sets the commission rate, at most 5 %. Role: MARKET_ADMIN.
    function setCommission(uint256 rate) external;

    /// @notice Sets how much of the commission Bronze, Silver, Gold and Platinum take off {1e2 = 100 %}. Role: MARKET_ADMIN.
    function setDiscounts(uint8[4] calldata percents) external;

    /// @notice Admits or dismisses a pay token. Role: MARKET_ADMIN.
    function setPayToken(address payToken, bool admitted) external;
}
