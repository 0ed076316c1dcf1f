// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {Signed} from "../access/Signed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditPool} from "../pools/interfaces/ICreditPool.sol";
import {CertificateTerms, Claim} from "../retirement/interfaces/IRetirementCertificate.sol";
import {IRetirements} from "../retirement/interfaces/IRetirements.sol";
import {ClaimHash} from "../retirement/libraries/ClaimHash.sol";
import {ForwardedClaim} from "../retirement/libraries/ForwardedClaim.sol";
import {VintageId} from "../types/Ids.sol";
import {Fill, ICreditMarket} from "./interfaces/ICreditMarket.sol";
import {IPermit2} from "./interfaces/IPermit2.sol";
import {
    Attribution,
    IRetirementRouter,
    Payment,
    PermitKind,
    RouterQuote,
    Source,
    SourceKind
} from "./interfaces/IRetirementRouter.sol";
import {Quote} from "./interfaces/Quote.sol";
import {RouterPayments} from "./router/RouterPayments.sol";
import {Plan, RouterPlans} from "./router/RouterPlans.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IUniswapV2Router02} from "@uniswap/v2-periphery/contracts/interfaces/IUniswapV2Router02.sol";

/// @title RetirementRouter
/// @notice See {IRetirementRouter}.
contract RetirementRouter is Governed, Signed, ReentrancyGuardTransient, RouterPlans, RouterPayments, IERC1155Receiver {
    using ClaimHash for Claim;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice EIP-712 type of an attribution.
    bytes32 public constant ATTRIBUTION_TYPEHASH = keccak256(
        bytes(
            string.concat(
                "Attribution(address account,address payer,uint256 tonnes,Claim claim,uint256 nonce,uint256 deadline)",
                ClaimHash.CLAIM_TYPE
            )
        )
    );

    // Transient: how often the market delivered, and behind it of which vintage each time.
    // keccak256(abi.encode(uint256(keccak256("carbontrace.transient.RetirementRouter")) - 1)) & ~bytes32(uint256(0xff))
    uint256 private constant RECEIVED = 0x7d59824b0d9c788f7c77b26771b6e66fefb1d1b86de97a32e2479e32becce100;

    /// @dev Which word of the arguments is the claim's.
    uint256 private constant CLAIM_AT_RETIRE_LINES = 3;
    uint256 private constant CLAIM_AT_RETIRE_MANY = 5;
    uint256 private constant CLAIM_AT_RETIRE_AUTO = 7;

    /// @dev Whose retirement is bought, out of whose pocket.
    /// @param account The retiree. @param payer The caller, if the source takes its cost from there, or this contract.
    /// @param payToken What the caller pays in. @param token What the source takes. @param paid How much of the first.
    struct Purchase {
        address account;
        address payer;
        address payToken;
        address token;
        uint256 paid;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        ICarbonCredit credit,
        ICreditMarket market,
        IUniswapV2Router02 uniswap,
        IPermit2 permit2
    )
        RouterPlans(market, credit)
        RouterPayments(uniswap, permit2)
    {}

    /// @notice Sets the AccessManager; once. The EIP-712 domain is constant.
    /// @custom:oz-upgrades-unsafe-allow missing-initializer-call
    function initialize(address authority) external initializer {
        __Governed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirementRouter
    function quoteExactTonnes(
        Source calldata source,
        uint256 tonnes,
        address[] calldata path,
        address payer
    )
        external
        view
        returns (RouterQuote memory)
    {
        Plan memory plan = _planTonnes(source, tonnes, _lastOf(path), payer, true);
        return _quoted(plan, _paymentFor(plan.cost, path));
    }

    /// @inheritdoc IRetirementRouter
    function quoteExactPayment(
        Source calldata source,
        uint256 amount,
        address[] calldata path,
        address payer
    )
        external
        view
        returns (RouterQuote memory)
    {
        address token = _lastOf(path);
        Plan memory plan = _planBudget(source, _proceedsOf(amount, path), token, payer);
        return _quoted(plan, _paymentFor(plan.cost, path));
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC1155Receiver).interfaceId;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirementRouter
    function retireExactTonnes(
        Source calldata source,
        uint256 tonnes,
        Payment calldata payment,
        Claim calldata claim,
        Attribution calldata attribution,
        uint256 deadline
    )
        external
        nonReentrant
        returns (uint256 certificate, RouterQuote memory outcome)
    {
        // Check: in time, and whose it is.
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        Purchase memory purchase = _purchaseOf(source.kind, payment, _retireeOf(attribution, tonnes, claim));
        bool here = purchase.payer != msg.sender;
        Plan memory plan = _planTonnes(source, tonnes, purchase.token, msg.sender, here);

        // Interaction: payment, credits and retirement.
        return _execute(source, plan, payment, purchase, claim);
    }

    /// @inheritdoc IRetirementRouter
    function retireExactPayment(
        Source calldata source,
        uint256 minTonnes,
        Payment calldata payment,
        Claim calldata claim,
        Attribution calldata attribution,
        uint256 deadline
    )
        external
        nonReentrant
        returns (uint256 certificate, RouterQuote memory outcome)
    {
        // Check: in time, and whose it is; that the payment buys enough, and no more in another's name than was signed.
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        Purchase memory purchase = _purchaseOf(source.kind, payment, _retireeOf(attribution, minTonnes, claim));
        Plan memory plan = _planBudget(source, _proceedsOf(payment.amount, payment.path), purchase.token, msg.sender);
        if (plan.tonnes < minTonnes) revert TonnesBelowMinimum(plan.tonnes, minTonnes);
        if (plan.tonnes != minTonnes && attribution.account != address(0)) revert SignatureInvalid(purchase.account);

        // Interaction: payment, credits and retirement.
        return _execute(source, plan, payment, purchase, claim);
    }

    /// @notice Takes the credits that it buys from the market, and no others.
    function onERC1155Received(
        address operator,
        address,
        uint256 id,
        uint256,
        bytes calldata
    )
        external
        returns (bytes4)
    {
        // Check: the credits, which the market delivers. Effect: noted until they are retired.
        if (msg.sender != address(CREDIT) || operator != address(MARKET)) revert DirectTransferRefused(operator);
        assembly ("memory-safe") {
            let count := add(tload(RECEIVED), 1)
            tstore(RECEIVED, count)
            tstore(add(RECEIVED, count), id)
        }
        return IERC1155Receiver.onERC1155Received.selector;
    }

    /// @notice Always reverts: nobody sends batches here.
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
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Constant, so that no attribution reads it from storage.
    function _EIP712Name() internal pure override returns (string memory) {
        return "Carbontrace Retirement Router";
    }

    function _EIP712Version() internal pure override returns (string memory) {
        return "1";
    }

    /// @dev The caller, or who signed that the caller retires so much for them.
    function _retireeOf(
        Attribution calldata attribution,
        uint256 tonnes,
        Claim calldata claim
    )
        private
        returns (address account)
    {
        account = attribution.account;
        if (account == address(0)) return msg.sender;
        bytes32 hash = keccak256(
            abi.encode(
                ATTRIBUTION_TYPEHASH, account, msg.sender, tonnes, claim.hash(), attribution.nonce, attribution.deadline
            )
        );
        _requireSigned(account, hash, attribution.nonce, attribution.deadline, attribution.signature);
    }

    /// @dev Who pays, in what. A listing or a pool takes its cost from the caller itself, if nothing has to be swapped.
    function _purchaseOf(
        SourceKind kind,
        Payment calldata payment,
        address account
    )
        private
        returns (Purchase memory purchase)
    {
        purchase.token = _lastOf(payment.path);
        purchase.payToken = payment.path[0];
        if (purchase.payToken == purchase.token && payment.path.length != 1) revert PathInvalid(purchase.token);
        purchase.account = account;
        purchase.payer = address(this);
        if (payment.path.length == 1 && payment.permit != PermitKind.Permit2 && kind != SourceKind.Orders) {
            purchase.payer = msg.sender;
            if (payment.permit == PermitKind.Erc2612) {
                _permit(payment, kind == SourceKind.Listings ? address(MARKET) : address(this));
            }
        }
    }

    /// @dev The payment goes to the source, or comes here and leaves for it; the credits are retired at once.
    function _execute(
        Source calldata source,
        Plan memory plan,
        Payment calldata payment,
        Purchase memory purchase,
        Claim calldata claim
    )
        private
        returns (uint256 certificate, RouterQuote memory outcome)
    {
        bool here = purchase.payer != msg.sender;
        if (here) {
            purchase.paid = _paymentFor(plan.cost, payment.path);
            _requirePayment(purchase.paid, payment.amount);
            _payExactly(payment, purchase.paid, plan.cost);
        }
        certificate = _obtain(source, plan, purchase, claim);
        _requirePayment(purchase.paid, payment.amount);
        if (here) {
            _giveBack(purchase.token);
            _giveBack(purchase.payToken);
        }
        outcome = _quoted(plan, purchase.paid);
    }

    /// @dev Obtains what the plan says, retires it, and says in the plan what the source took.
    function _obtain(
        Source calldata source,
        Plan memory plan,
        Purchase memory purchase,
        Claim calldata claim
    )
        private
        returns (uint256 certificate)
    {
        bool pooled = source.kind == SourceKind.Pool || source.kind == SourceKind.PoolQueue;
        if (!pooled) _buy(source, plan, purchase);
        CertificateTerms memory terms;
        // Pool tokens that the payer held already are no price.
        if (!pooled || purchase.payToken != purchase.token) {
            terms.payToken = purchase.payToken;
            terms.paid = SafeCast.toUint128(purchase.payToken == purchase.token ? plan.cost : purchase.paid);
        }
        certificate = pooled ? _redeem(source, plan, purchase, claim, terms) : _retire(plan, purchase, claim, terms);
        if (purchase.payToken == purchase.token) purchase.paid = plan.cost;
        emit CarbonRetired(
            msg.sender,
            purchase.account,
            certificate,
            source.kind,
            source.pool,
            plan.tonnes,
            purchase.payToken,
            purchase.paid
        );
    }

    function _redeem(
        Source calldata source,
        Plan memory plan,
        Purchase memory purchase,
        Claim calldata claim,
        CertificateTerms memory terms
    )
        private
        returns (uint256 certificate)
    {
        bytes memory call_;
        bool selected = source.kind == SourceKind.Pool;
        if (selected) {
            call_ = abi.encodeWithSelector(
                ICreditPool.retireManyFor.selector,
                purchase.payer,
                purchase.account,
                msg.sender,
                plan.lines,
                plan.fee,
                uint256(0), // stands for the claim
                terms
            );
        } else {
            call_ = abi.encodeWithSelector(
                ICreditPool.retireAutoFor.selector,
                purchase.payer,
                purchase.account,
                msg.sender,
                plan.tonnes,
                source.maxVintages,
                source.includeSuspended,
                plan.fee,
                uint256(0), // stands for the claim
                terms
            );
        }
        (certificate, plan.fee) =
            ForwardedClaim.callWith(source.pool, call_, selected ? CLAIM_AT_RETIRE_MANY : CLAIM_AT_RETIRE_AUTO, claim);
        plan.cost = plan.tonnes + plan.fee;
    }

    function _retire(
        Plan memory plan,
        Purchase memory purchase,
        Claim calldata claim,
        CertificateTerms memory terms
    )
        private
        returns (uint256 certificate)
    {
        bytes memory call_ = abi.encodeWithSelector(
            IRetirements.retireLines.selector,
            purchase.account,
            msg.sender,
            plan.lines,
            uint256(0), // stands for the claim
            terms
        );
        (certificate,) = ForwardedClaim.callWith(address(CREDIT), call_, CLAIM_AT_RETIRE_LINES, claim);
    }

    function _buy(Source calldata source, Plan memory plan, Purchase memory purchase) private {
        if (purchase.payer == address(this)) _allow(purchase.token, address(MARKET), plan.cost);
        if (source.kind == SourceKind.Orders) {
            uint256 limit = plan.cost;
            (plan.cost, plan.fee) = (0, 0);
            for (uint256 i; i < plan.lines.length; ++i) {
                Quote memory one = MARKET.fillOrderFor(
                    source.orders[i].order, source.orders[i].signature, plan.lines[i].amount, limit, msg.sender
                );
                plan.cost += one.total;
                plan.fee += one.commission;
            }
            return;
        }
        Fill[] memory fills = new Fill[](plan.lines.length);
        for (uint256 i; i < fills.length; ++i) {
            fills[i] = Fill(source.fills[i].listing, plan.lines[i].amount);
        }
        _forgetReceived();
        Quote memory due = MARKET.buyFor(fills, purchase.token, plan.cost, msg.sender, purchase.payer);
        (plan.cost, plan.fee) = (due.total, due.commission);
        for (uint256 i; i < fills.length; ++i) {
            plan.lines[i].vintage = _receivedAt(i);
        }
    }

    function _requirePayment(uint256 payment, uint256 maximum) private pure {
        if (payment > maximum) revert PaymentExceedsMaximum(payment, maximum);
    }

    function _forgetReceived() private {
        assembly ("memory-safe") {
            tstore(RECEIVED, 0)
        }
    }

    /// @dev Of which vintage the credits were that came `i` places behind the first.
    function _receivedAt(uint256 i) private view returns (VintageId vintage) {
        assembly ("memory-safe") {
            vintage := tload(add(add(RECEIVED, 1), i))
        }
    }

    function _quoted(Plan memory plan, uint256 paid) private pure returns (RouterQuote memory) {
        return RouterQuote({tonnes: plan.tonnes, paid: paid, cost: plan.cost, fee: plan.fee});
    }
}
