// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {ITiers} from "../staking/interfaces/ITiers.sol";
import {VintageId} from "../types/Ids.sol";
import {MIN_AMOUNT} from "../types/Tonnes.sol";
import {MarketLedger} from "./MarketLedger.sol";
import {SignedOrders} from "./SignedOrders.sol";
import {Fill, ICreditMarket, Listing, ListingStatus, ListingTerms, Lot, Quote} from "./interfaces/ICreditMarket.sol";
import {PackedListing, PackedListings} from "./libraries/PackedListing.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title CreditMarket
/// @notice See {ICreditMarket}. Here: listings. Orders are in {SignedOrders}, price bands in {PriceBands}, money in {MarketLedger}.
contract CreditMarket is SignedOrders, IERC1155Receiver {
    uint256 private constant SELLER_AT = 96;
    uint256 private constant TIME_AT = 32;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        ICarbonCredit credit,
        IProjectRegistry projects,
        ITiers staking,
        address treasury,
        address router,
        address guardian
    )
        MarketLedger(credit, projects, staking, treasury, router, guardian)
    {}

    /// @notice Sets the AccessManager, the commission rate {1e18 = 100 %} and the tiers' discounts {1e2 = 100 %}, Bronze
    /// first; once. The EIP-712 domain is constant.
    /// @custom:oz-upgrades-unsafe-allow missing-initializer-call
    function initialize(address authority, uint256 rate, uint8[4] calldata discounts) external initializer {
        __Managed_init(authority);
        _setCommission(rate);
        _setDiscounts(discounts);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditMarket
    function listingOf(uint256 listing) external view returns (Listing memory) {
        PackedListing packed = _requireListing(listing);
        return Listing({
            seller: _sellerOf(listing),
            vintage: packed.vintage(),
            payToken: _storage().payTokens[packed.payToken()],
            remaining: packed.remaining(),
            minFill: packed.minFill(),
            unitPrice: packed.unitPrice(),
            expiry: packed.expiry(),
            lot: packed.lot(),
            status: _statusOf(packed)
        });
    }

    /// @inheritdoc ICreditMarket
    function quote(uint256 listing, uint256 amount, address payer) external view returns (Quote memory) {
        return _quoteOf(listing, amount, _ratesOf(payer));
    }

    /// @inheritdoc ICreditMarket
    function quoteMany(Fill[] calldata fills, address payer) external view returns (Quote memory due) {
        if (fills.length == 0) revert ListEmpty();
        Rates memory rates = _ratesOf(payer);
        for (uint256 i; i < fills.length; ++i) {
            Fill calldata fill = fills[i];
            Quote memory one = _quoteOf(fill.listing, fill.amount, rates);
            if (i == 0) (due.payToken, due.discountPercent) = (one.payToken, one.discountPercent);
            _add(due, one, fill.listing);
        }
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC1155Receiver).interfaceId;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditMarket
    function list(
        VintageId vintage,
        uint256 amount,
        uint256 unitPrice,
        address payToken,
        uint256 minFill,
        uint40 expiry
    )
        external
        whenNotPaused
        returns (uint256 listing)
    {
        listing = _firstId();
        return _list(listing, ListingTerms(vintage, amount, unitPrice, payToken, minFill, expiry, Lot.None));
    }

    /// @inheritdoc ICreditMarket
    function listMany(ListingTerms[] calldata terms) external whenNotPaused returns (uint256[] memory listings) {
        if (terms.length == 0) revert ListEmpty();
        listings = new uint256[](terms.length);
        uint256 next = _firstId();
        for (uint256 i; i < terms.length; ++i) {
            listings[i] = _list(next, terms[i]);
            next = listings[i] + 1;
        }
    }

    /// @inheritdoc ICreditMarket
    function setPrice(uint256 listing, uint256 unitPrice) external whenNotPaused {
        // Check: the caller's own, something left, a token that still takes offers, and the price.
        PackedListing packed = _requireEditable(listing);
        _requireUnitPrice(unitPrice);

        // Effect.
        _storage().listings[listing] = packed.withUnitPrice(unitPrice);
        emit ListingPriceSet(listing, unitPrice);
    }

    /// @inheritdoc ICreditMarket
    function setExpiry(uint256 listing, uint40 expiry) external whenNotPaused {
        // Check: the caller's own, something left, a token that still takes offers, and the time.
        PackedListing packed = _requireEditable(listing);
        _requireExpiry(expiry);

        // Effect.
        _storage().listings[listing] = packed.withExpiry(expiry);
        emit ListingExpirySet(listing, expiry);
    }

    /// @inheritdoc ICreditMarket
    function buy(
        uint256 listing,
        uint256 amount,
        uint256 maxTotal,
        uint256 deadline
    )
        external
        whenNotPaused
        nonReentrant
        returns (Quote memory due)
    {
        // Check: in time. Effect: so much less is left.
        _requireInTime(deadline);
        VintageId vintage;
        (due, vintage) = _sell(listing, amount, msg.sender, _ratesOf(msg.sender));
        _requireTotal(due.total, maxTotal);

        // Interaction: money and credits change hands.
        _settle(due, msg.sender, _sellerOf(listing), due.price, address(this), vintage, amount);
    }

    /// @inheritdoc ICreditMarket
    function buyMany(
        Fill[] calldata fills,
        address payToken,
        uint256 maxTotal,
        uint256 deadline
    )
        external
        whenNotPaused
        nonReentrant
        returns (Quote memory)
    {
        _requireInTime(deadline);
        return _buyMany(fills, payToken, maxTotal, msg.sender, msg.sender);
    }

    /// @inheritdoc ICreditMarket
    function cancelListing(uint256 listing) external nonReentrant {
        // Check: the caller's own, and something left.
        PackedListing packed = _requireOwn(listing);

        // Effect: nothing left.
        uint256 remaining = packed.remaining();
        _storage().listings[listing] = packed.cancelled();
        emit ListingCancelled(listing, remaining);

        // Interaction: what was left goes home.
        CREDIT.safeTransferFrom(address(this), msg.sender, packed.vintage().unwrap(), remaining, "");
    }

    /// @notice Always reverts: the market takes credits only through {list}.
    function onERC1155Received(
        address operator,
        address,
        uint256,
        uint256,
        bytes calldata
    )
        external
        pure
        returns (bytes4)
    {
        revert DirectTransferRefused(operator);
    }

    /// @notice Always reverts: the market takes credits only through {list}.
    function onERC1155BatchReceived(
        address operator,
        address,
        uint256[] calldata,
        uint256[] calldata,
        bytes calldata
    )
        external
        pure
        returns (bytes4)
    {
        revert DirectTransferRefused(operator);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditMarket
    function buyFor(
        Fill[] calldata fills,
        address payToken,
        uint256 maxTotal,
        address taker,
        address payer
    )
        external
        onlyRouter
        whenNotPaused
        nonReentrant
        returns (Quote memory)
    {
        return _buyMany(fills, payToken, maxTotal, taker, payer);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Makes a listing of the caller under the first free id from `listing` on. A listing's word is never zero again, so an
    /// id is never reused; the loop runs as often as the caller listed in this second.
    function _list(uint256 listing, ListingTerms memory terms) private returns (uint256) {
        // Check: the terms.
        uint256 steps = _requireTerms(terms);
        uint256 payToken = _requirePayToken(terms.payToken);

        // Effect: the listing.
        mapping(uint256 listing => PackedListing) storage listings = _storage().listings;
        while (PackedListing.unwrap(listings[listing]) != 0) ++listing;
        PackedListing packed =
            PackedListings.pack(terms.amount, terms.unitPrice, terms.vintage, terms.expiry, payToken, steps);
        listings[listing] = packed;
        emit Listed(
            listing,
            msg.sender,
            terms.vintage,
            terms.amount,
            terms.unitPrice,
            terms.payToken,
            packed.minFill(),
            terms.expiry
        );
        if (terms.lot != Lot.None) emit ListedInLots(listing, packed.lot());

        // Interaction: the inventory comes here, the caller's and nobody else's, if the vintage may be traded. A fixed
        // peer of ours, which calls nobody.
        CREDIT.escrow(msg.sender, terms.vintage, terms.amount);
        return listing;
    }

    /// @dev Buys several fills for `taker`; `payer` pays and the caller receives.
    function _buyMany(
        Fill[] calldata fills,
        address payToken,
        uint256 maxTotal,
        address taker,
        address payer
    )
        private
        returns (Quote memory due)
    {
        // Check and effect: each for sale, enough of it, in the one token; so much less is left. Together not too dear.
        if (fills.length == 0) revert ListEmpty();
        Rates memory rates = _ratesOf(taker);
        (due.payToken, due.discountPercent) = (payToken, rates.discountPercent);
        uint256[] memory prices = new uint256[](fills.length);
        for (uint256 i; i < fills.length; ++i) {
            Fill calldata fill = fills[i];
            (Quote memory one,) = _sell(fill.listing, fill.amount, taker, rates);
            _add(due, one, fill.listing);
            prices[i] = one.price;
        }
        _requireTotal(due.total, maxTotal);

        // Interaction: each price to its maker, the commission to the treasury, then all credits to the caller if their
        // vintages may be traded; all or nothing.
        for (uint256 i; i < fills.length; ++i) {
            _pay(payToken, payer, _sellerOf(fills[i].listing), prices[i]);
        }
        _pay(payToken, payer, TREASURY, due.commission);
        for (uint256 i; i < fills.length; ++i) {
            Fill calldata fill = fills[i];
            _deliver(address(this), msg.sender, _storage().listings[fill.listing].vintage(), fill.amount);
        }
    }

    /// @dev Takes `amount` out of a listing for `taker`, who then has to pay.
    function _sell(
        uint256 listing,
        uint256 amount,
        address taker,
        Rates memory rates
    )
        private
        returns (Quote memory due, VintageId vintage)
    {
        // Check: for sale, somebody else's, enough of it, and at a price that is allowed.
        CreditMarketStorage storage $ = _storage();
        PackedListing packed = _requireListing(listing);
        if (_sellerOf(listing) == taker) revert BuyerIsSeller(taker);
        _requireFill(listing, packed, amount);
        vintage = packed.vintage();
        due = _quote($.payTokens[packed.payToken()], packed.unitPrice(), amount, rates);
        if (rates.banded) _requireInBand(vintage, due.payToken, packed.unitPrice());

        // Effect: so much less is left.
        packed = packed.less(amount);
        $.listings[listing] = packed;
        emit Bought(listing, taker, vintage, amount, due.price, due.commission, packed.remaining());
    }

    function _quoteOf(uint256 listing, uint256 amount, Rates memory rates) private view returns (Quote memory) {
        PackedListing packed = _requireListing(listing);
        return _quote(_storage().payTokens[packed.payToken()], packed.unitPrice(), amount, rates);
    }

    /// @dev The first id of the caller's in this second.
    function _firstId() private view returns (uint256) {
        return (uint256(uint160(msg.sender)) << SELLER_AT) | (block.timestamp << TIME_AT);
    }

    function _statusOf(PackedListing packed) private view returns (ListingStatus) {
        uint256 expiry = packed.expiry();
        if (packed.remaining() == 0) return expiry == 0 ? ListingStatus.Cancelled : ListingStatus.SoldOut;
        if (block.timestamp > expiry) return ListingStatus.Expired;
        return _isTradable(packed.vintage()) ? ListingStatus.Open : ListingStatus.Suspended;
    }

    function _requireListing(uint256 listing) private view returns (PackedListing packed) {
        packed = _storage().listings[listing];
        if (PackedListing.unwrap(packed) == 0) revert ListingUnknown(listing);
    }

    function _requireOwn(uint256 listing) private view returns (PackedListing packed) {
        packed = _requireListing(listing);
        if (_sellerOf(listing) != msg.sender) revert CallerNotSeller(listing, msg.sender);
        if (packed.remaining() == 0) revert ListingClosed(listing);
    }

    /// @dev An offer that is changed is a new offer: only in a token that takes new ones.
    function _requireEditable(uint256 listing) private view returns (PackedListing packed) {
        packed = _requireOwn(listing);
        _requirePayToken(_storage().payTokens[packed.payToken()]);
    }

    function _requireFill(uint256 listing, PackedListing packed, uint256 amount) private view {
        uint256 remaining = packed.remaining();
        if (remaining == 0) revert ListingClosed(listing);
        if (block.timestamp > packed.expiry()) revert ListingExpired(listing, packed.expiry());
        if (amount > remaining) revert AmountExceedsRemaining(listing, amount, remaining);
        // The last remainder may always be taken whole, however small it is. Of lots, whole lots are left.
        if (amount == remaining) return;
        _requireLeast(amount);
        uint256 lot = packed.lot();
        if (lot != 0) {
            if (amount % lot != 0) revert AmountNotInLots(amount, lot);
        } else {
            uint256 minFill = packed.minFillSteps() * MIN_AMOUNT;
            if (amount < minFill) revert AmountBelowMinFill(listing, amount, minFill);
        }
    }

    /// @dev @return What stands in the place of the minimum fill.
    function _requireTerms(ListingTerms memory terms) private view returns (uint256) {
        uint256 amount = terms.amount;
        uint256 minFill = terms.minFill;
        _requireLeast(amount);
        if (amount > PackedListings.MAX_AMOUNT) revert AmountTooLarge(amount, PackedListings.MAX_AMOUNT);
        _requireUnitPrice(terms.unitPrice);
        _requireExpiry(terms.expiry);
        if (terms.lot == Lot.None) {
            uint256 steps = minFill / MIN_AMOUNT;
            if (minFill % MIN_AMOUNT != 0 || minFill > amount || steps > PackedListings.MAX_MIN_FILL_STEPS) {
                revert MinFillInvalid(minFill);
            }
            return steps;
        }
        if (minFill != 0) revert MinFillInvalid(minFill);
        uint256 lots = terms.lot == Lot.Thousand ? PackedListings.LOTS_THOUSAND : PackedListings.LOTS_TEN_THOUSAND;
        uint256 lot = PackedListings.lotOf(lots);
        if (amount % lot != 0) revert AmountNotInLots(amount, lot);
        return lots;
    }

    function _requireExpiry(uint256 expiry) private view {
        if (expiry < block.timestamp || expiry > PackedListings.MAX_EXPIRY) revert ExpiryInvalid(expiry);
    }

    /// @dev Adds what one fill costs to a sum in the same token.
    function _add(Quote memory sum, Quote memory one, uint256 listing) private pure {
        if (one.payToken != sum.payToken) revert PayTokenDiffers(listing, one.payToken, sum.payToken);
        sum.price += one.price;
        sum.commission += one.commission;
        sum.total += one.total;
    }

    function _sellerOf(uint256 listing) private pure returns (address) {
        return address(uint160(listing >> SELLER_AT));
    }
}
