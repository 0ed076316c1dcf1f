// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {IProjectRegistry} from "../registry/interfaces/IProjectRegistry.sol";
import {ITiers, Tier} from "../staking/interfaces/ITiers.sol";
import {VintageId} from "../types/Ids.sol";
import {MIN_AMOUNT} from "../types/Tonnes.sol";
import {ICreditMarket, Quote} from "./interfaces/ICreditMarket.sol";
import {Commission} from "./libraries/Commission.sol";
import {PackedListing, PackedListings} from "./libraries/PackedListing.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";

/// @title MarketLedger
/// @notice What listings and orders share: the commission, its discounts, the pay tokens, and how money moves.
abstract contract MarketLedger is Managed, ReentrancyGuardTransient, ICreditMarket {
    using SafeERC20 for IERC20;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;

    /// @notice Where a project's class is read.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProjectRegistry public immutable PROJECTS;

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
    /// @dev A percentage needs seven of its eight bits.
    uint256 private constant PERCENT_MASK = 0x7f;
    /// @dev The topmost of the discounts' bits, which no percentage needs: some vintage or class has a price reference.
    uint32 private constant BANDED = 1 << 31;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.CreditMarket
    struct CreditMarketStorage {
        // One word: the commission, until when entries are stopped, and what stakers save.
        uint56 commissionRate; // {1e18 = 100 %}
        uint32 pausedUntil; // {s}
        uint32 discounts; // of the commission {1e2 = 100 %}, 8 bits a tier, Bronze lowest; topmost bit: see BANDED
        mapping(uint256 listing => PackedListing) listings;
        mapping(uint8 number => address) payTokens;
        mapping(address payToken => PayToken) payTokenNumbers;
        uint8 payTokenCount;
    }

    struct PayToken {
        uint8 number;
        bool admitted;
    }

    /// @dev What a trade needs of the hot word. @param banded Whether the price bands have to be asked.
    struct Rates {
        uint256 rate;
        uint256 discountPercent;
        bool banded;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.CreditMarket")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xdfe525e3c072d87d95ce3c4f36ad535423bcd5730b0d275feb8a899806479d00;

    function _storage() internal pure returns (CreditMarketStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       MODIFIERS
    //////////////////////////////////////////////////////////////////////////*/

    modifier onlyRouter() {
        if (msg.sender != ROUTER) revert CallerNotRouter(msg.sender);
        _;
    }

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
        Managed(guardian)
    {
        CREDIT = credit;
        PROJECTS = projects;
        STAKING = staking;
        TREASURY = treasury;
        ROUTER = router;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

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

    /// @notice Until when listing, buying and filling are stopped {s}.
    function pausedUntil() public view override returns (uint256) {
        return _storage().pausedUntil;
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

    function _setCommission(uint256 rate) internal {
        if (rate > Commission.MAX_RATE) revert CommissionTooHigh(rate, Commission.MAX_RATE);
        _storage().commissionRate = uint56(rate);
        emit CommissionSet(rate);
    }

    function _setDiscounts(uint8[4] calldata percents) internal {
        uint256 discounts = _storage().discounts & BANDED;
        for (uint256 i; i < TIERS; ++i) {
            if (percents[i] > Commission.PERCENT) revert DiscountTooHigh(percents[i]);
            discounts |= uint256(percents[i]) << (i * PERCENT_BITS);
        }
        _storage().discounts = uint32(discounts);
        emit DiscountsSet(percents);
    }

    /// @dev Says whether trades have to ask for price bands.
    function _setBanded(bool banded) internal {
        CreditMarketStorage storage $ = _storage();
        $.discounts = banded ? $.discounts | BANDED : $.discounts & ~BANDED;
    }

    /// @dev Delivery versus payment, all or nothing: `proceeds` to the seller and the commission to the treasury, then the credits
    /// from where they lie to the payer, if the vintage may be traded.
    function _settle(
        Quote memory due,
        address payer,
        address seller,
        uint256 proceeds,
        address from,
        VintageId vintage,
        uint256 amount
    )
        internal
    {
        _pay(due.payToken, payer, seller, proceeds);
        _pay(due.payToken, payer, TREASURY, due.commission);
        _deliver(from, payer, vintage, amount);
    }

    function _deliver(address from, address to, VintageId vintage, uint256 amount) internal {
        CREDIT.deliver(from, to, vintage, amount);
    }

    /// @dev Moves money and measures what arrives. Nothing, and a payee who pays oneself, has nothing to measure. A token
    /// that cannot say what somebody holds has delivered nothing.
    function _pay(address payToken, address payer, address payee, uint256 amount) internal {
        if (amount == 0 || payee == payer) return;
        uint256 before = SafeTransferLib.balanceOf(payToken, payee);
        IERC20(payToken).safeTransferFrom(payer, payee, amount);
        uint256 held = SafeTransferLib.balanceOf(payToken, payee);
        uint256 delivered = held > before ? held - before : 0;
        if (delivered != amount) revert PayTokenDeliveredShort(payToken, amount, delivered);
    }

    /// @dev What `taker` trades at.
    function _ratesOf(address taker) internal view returns (Rates memory rates) {
        CreditMarketStorage storage $ = _storage();
        uint32 discounts = $.discounts;
        rates.rate = $.commissionRate;
        rates.banded = discounts & BANDED != 0;
        Tier tier = STAKING.tierOf(taker);
        if (tier != Tier.None) rates.discountPercent = _discountOf(discounts, tier);
    }

    /// @dev The one place where price, commission and the total of a buying taker are computed.
    function _quote(
        address payToken,
        uint256 unitPrice,
        uint256 amount,
        Rates memory rates
    )
        internal
        pure
        returns (Quote memory due)
    {
        if (amount > PackedListings.MAX_AMOUNT) revert AmountTooLarge(amount, PackedListings.MAX_AMOUNT);
        due.payToken = payToken;
        due.price = Commission.priceOf(amount, unitPrice);
        due.discountPercent = rates.discountPercent;
        due.commission = Commission.commissionOf(amount, unitPrice, rates.rate, due.discountPercent);
        unchecked {
            due.total = due.price + due.commission;
        }
    }

    /// @dev Its number in listings. What is not admitted takes no new offers.
    function _requirePayToken(address payToken) internal view returns (uint8) {
        PayToken memory token = _storage().payTokenNumbers[payToken];
        if (!token.admitted) revert PayTokenNotAdmitted(payToken);
        return token.number;
    }

    function _isTradable(VintageId vintage) internal view returns (bool) {
        return CREDIT.isTradable(vintage);
    }

    function _requireInTime(uint256 deadline) internal view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
    }

    function _requireTotal(uint256 total, uint256 maximum) internal pure {
        if (total > maximum) revert TotalExceedsMaximum(total, maximum);
    }

    function _requireLeast(uint256 amount) internal pure {
        if (amount < MIN_AMOUNT) revert AmountTooSmall(amount, MIN_AMOUNT);
    }

    function _requireUnitPrice(uint256 unitPrice) internal pure {
        if (unitPrice == 0 || unitPrice > PackedListings.MAX_UNIT_PRICE) revert UnitPriceInvalid(unitPrice);
    }

    /// @dev Shifted up by one tier, so that None has none.
    function _discountOf(uint32 discounts, Tier tier) private pure returns (uint256) {
        return ((uint256(discounts) << PERCENT_BITS) >> (uint256(tier) * PERCENT_BITS)) & PERCENT_MASK;
    }
}
