// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ITiers, Tier} from "../staking/interfaces/ITiers.sol";
import {VintageId} from "../types/Ids.sol";
import {MIN_AMOUNT} from "../types/Tonnes.sol";
import {ICreditMarket, Listing, Quote} from "./interfaces/ICreditMarket.sol";
import {Commission} from "./libraries/Commission.sol";
import {PackedListing, PackedListings} from "./libraries/PackedListing.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title CreditMarket
/// @notice See {ICreditMarket}.
contract CreditMarket is Managed, ReentrancyGuardTransient, ICreditMarket, IERC1155Receiver {
    using SafeERC20 for IERC20;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;

    /// @notice Where a taker's staking tier is read.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ITiers public immutable STAKING;

    /// @notice Who receives the commission.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable TREASURY;

    /// @notice Buys for its own caller, whose tier it names.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable ROUTER;

    uint256 private constant TIERS = 4;
    uint256 private constant PERCENT_BITS = 8;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.CreditMarket
    struct CreditMarketStorage {
        // One word: the commission, until when entries are stopped, and what stakers save.
        uint56 commissionRate; // {1e18 = 100 %}
        uint32 pausedUntil; // {s}
        uint32 discounts; // of the commission {1e2 = 100 %}, 8 bits a tier, Bronze lowest
        mapping(uint256 listing => PackedListing) listings;
        mapping(uint8 number => address) payTokens;
        mapping(address payToken => PayToken) payTokenNumbers;
        uint8 payTokenCount;
    }

    struct PayToken {
        uint8 number;
        bool admitted;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.CreditMarket")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xdfe525e3c072d87d95ce3c4f36ad535423bcd5730b0d275feb8a899806479d00;

    function _storage() private pure returns (CreditMarketStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        ICarbonCredit credit,
        ITiers staking,
        address treasury,
        address router,
        address guardian
    )
        Managed(guardian)
    {
        CREDIT = credit;
        STAKING = staking;
        TREASURY = treasury;
        ROUTER = router;
    }

    /// @notice Sets the AccessManager, the commission rate {1e18 = 100 %} and the tiers' discounts {1e2 = 100 %}, Bronze
    /// first; once.
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
            minFill: packed.minFillSteps() * MIN_AMOUNT,
            unitPrice: packed.unitPrice(),
            expiry: packed.expiry()
        });
    }

    /// @inheritdoc ICreditMarket
    function quote(uint256 listing, uint256 amount, address payer) external view returns (Quote memory) {
        return _quote(_requireListing(listing), amount, payer);
    }

    /// @inheritdoc ICreditMarket
    function commissionRate() external view returns (uint256) {
        return _storage().commissionRate;
    }

    /// @inheritdoc ICreditMarket
    function discountOf(Tier tier) external view returns (uint256) {
        return _discountOf(_storage().discounts, tier);
    }

    /// @inheritdoc ICreditMarket
    function isPayToken(address payToken) external view returns (bool) {
        return _storage().payTokenNumbers[payToken].admitted;
    }

    /// @notice Until when listing and buying are stopped {s}.
    function pausedUntil() public view override returns (uint256) {
        return _storage().pausedUntil;
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
        // Check: the terms.
        _requireTerms(amount, unitPrice, minFill, expiry);
        CreditMarketStorage storage $ = _storage();
        PayToken memory token = $.payTokenNumbers[payToken];
        if (!token.admitted) revert PayTokenNotAdmitted(payToken);

        // Effect: the listing.
        listing = _newListing($);
        $.listings[listing] =
            PackedListings.pack(amount, unitPrice, vintage, expiry, token.number, minFill / MIN_AMOUNT);
        emit Listed(listing, msg.sender, vintage, amount, unitPrice, payToken, minFill, expiry);

        // Interaction: the inventory comes here, the caller's and nobody else's, if the vintage may be traded. A fixed
        // peer of ours, which calls nobody.
        CREDIT.escrow(msg.sender, vintage, amount);
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
        // Check: in time, for sale, enough of it, and not too dear.
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        PackedListing packed = _requireListing(listing);
        address seller = _sellerOf(listing);
        if (seller == msg.sender) revert BuyerIsSeller(seller);
        _requireFill(listing, packed, amount);
        due = _quote(packed, amount, msg.sender);
        if (due.total > maxTotal) revert TotalExceedsMaximum(due.total, maxTotal);
        VintageId vintage = packed.vintage();

        // Effect: so much less is left.
        packed = packed.less(amount);
        CreditMarketStorage storage $ = _storage();
        $.listings[listing] = packed;
        emit Bought(listing, msg.sender, vintage, amount, due.price, due.commission, packed.remaining());

        // Interaction: the price to the maker, the commission to the treasury, the credits to the taker if the vintage
        // may be traded; all or nothing.
        _pay(due.payToken, seller, due.price);
        if (due.commission != 0) _pay(due.payToken, TREASURY, due.commission);
        CREDIT.deliver(address(this), msg.sender, vintage, amount);
    }

    /// @inheritdoc ICreditMarket
    function cancelListing(uint256 listing) external nonReentrant {
        // Check: the caller's own, and something left.
        PackedListing packed = _requireListing(listing);
        if (_sellerOf(listing) != msg.sender) revert CallerNotSeller(listing, msg.sender);
        uint256 remaining = packed.remaining();
        if (remaining == 0) revert ListingClosed(listing);

        // Effect: nothing left.
        _storage().listings[listing] = packed.less(remaining);
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
    function setCommission(uint256 rate) external restricted {
        _setCommission(rate);
    }

    /// @inheritdoc ICreditMarket
    function setDiscounts(uint8[4] calldata percents) external restricted {
        _setDiscounts(percents);
    }

    /// @inheritdoc ICreditMarket
    function setPayToken(address payToken, bool admitted) external restricted {
        CreditMarketStorage storage $ = _storage();
        PayToken storage token = $.payTokenNumbers[payToken];
        if (token.number == 0) {
            // Check: a contract is there, and a number is left.
            if (!admitted || payToken.code.length == 0) revert PayTokenNotAdmitted(payToken);
            if ($.payTokenCount == type(uint8).max) revert TooManyPayTokens();

            // Effect: the next number; a token keeps its number, because listings name it.
            token.number = ++$.payTokenCount;
            $.payTokens[token.number] = payToken;
        }
        token.admitted = admitted;
        emit PayTokenSet(payToken, admitted);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The pause shares a word with what every purchase reads.
    function _setPausedUntil(uint32 until) internal override {
        _storage().pausedUntil = until;
    }

    /// @dev The one place where price, commission and total are computed.
    function _quote(PackedListing packed, uint256 amount, address taker) private view returns (Quote memory due) {
        if (amount > PackedListings.MAX_AMOUNT) revert AmountTooLarge(amount, PackedListings.MAX_AMOUNT);
        CreditMarketStorage storage $ = _storage();
        due.payToken = $.payTokens[packed.payToken()];
        due.price = Commission.priceOf(amount, packed.unitPrice());
        Tier tier = STAKING.tierOf(taker);
        if (tier != Tier.None) due.discountPercent = _discountOf($.discounts, tier);
        due.commission = Commission.commissionOf(amount, packed.unitPrice(), $.commissionRate, due.discountPercent);
        due.total = due.price + due.commission;
    }

    /// @dev Moves money from the caller and measures what arrives. A payee who pays oneself has nothing to measure.
    function _pay(address payToken, address payee, uint256 amount) private {
        if (payee == msg.sender) return;
        IERC20 token = IERC20(payToken);
        uint256 before = token.balanceOf(payee);
        token.safeTransferFrom(msg.sender, payee, amount);
        uint256 held = token.balanceOf(payee);
        uint256 delivered = held > before ? held - before : 0;
        if (delivered != amount) revert PayTokenDeliveredShort(payToken, amount, delivered);
    }

    /// @dev The caller's next free id of this second. A listing's word is never zero again, so an id is never reused;
    /// the loop runs as often as the caller listed in this second.
    function _newListing(CreditMarketStorage storage $) private view returns (uint256 listing) {
        listing = (uint256(uint160(msg.sender)) << 96) | (block.timestamp << 32);
        while (PackedListing.unwrap($.listings[listing]) != 0) ++listing;
    }

    function _setCommission(uint256 rate) private {
        if (rate > Commission.MAX_RATE) revert CommissionTooHigh(rate, Commission.MAX_RATE);
        _storage().commissionRate = uint56(rate);
        emit CommissionSet(rate);
    }

    function _setDiscounts(uint8[4] calldata percents) private {
        uint256 discounts;
        for (uint256 i; i < TIERS; ++i) {
            if (percents[i] > Commission.PERCENT) revert DiscountTooHigh(percents[i]);
            discounts |= uint256(percents[i]) << (i * PERCENT_BITS);
        }
        _storage().discounts = uint32(discounts);
        emit DiscountsSet(percents);
    }

    function _requireListing(uint256 listing) private view returns (PackedListing packed) {
        packed = _storage().listings[listing];
        if (PackedListing.unwrap(packed) == 0) revert ListingUnknown(listing);
    }

    function _requireFill(uint256 listing, PackedListing packed, uint256 amount) private view {
        uint256 remaining = packed.remaining();
        if (remaining == 0) revert ListingClosed(listing);
        if (block.timestamp > packed.expiry()) revert ListingExpired(listing, packed.expiry());
        if (amount > remaining) revert AmountExceedsRemaining(listing, amount, remaining);
        // The last remainder may always be taken whole, however small it is.
        if (amount == remaining) return;
        if (amount < MIN_AMOUNT) revert AmountTooSmall(amount, MIN_AMOUNT);
        uint256 minFill = packed.minFillSteps() * MIN_AMOUNT;
        if (amount < minFill) revert AmountBelowMinFill(listing, amount, minFill);
    }

    function _requireTerms(uint256 amount, uint256 unitPrice, uint256 minFill, uint256 expiry) private view {
        if (amount < MIN_AMOUNT) revert AmountTooSmall(amount, MIN_AMOUNT);
        if (amount > PackedListings.MAX_AMOUNT) revert AmountTooLarge(amount, PackedListings.MAX_AMOUNT);
        if (unitPrice == 0 || unitPrice > PackedListings.MAX_UNIT_PRICE) revert UnitPriceInvalid(unitPrice);
        if (minFill % MIN_AMOUNT != 0 || minFill > amount || minFill / MIN_AMOUNT > PackedListings.MAX_MIN_FILL_STEPS) {
            revert MinFillInvalid(minFill);
        }
        if (expiry < block.timestamp || expiry > PackedListings.MAX_EXPIRY) revert ExpiryInvalid(expiry);
    }

    /// @dev Shifted up by one tier, so that None has none.
    function _discountOf(uint32 discounts, Tier tier) private pure returns (uint256) {
        return uint8((uint256(discounts) << PERCENT_BITS) >> (uint256(tier) * PERCENT_BITS));
    }

    function _sellerOf(uint256 listing) private pure returns (address) {
        return address(uint160(listing >> 96));
    }
}
