// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {Signed} from "../access/Signed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {ICreditPool} from "../pools/interfaces/ICreditPool.sol";
import {IPoolFactory} from "../pools/interfaces/IPoolFactory.sol";
import {CertificateTerms, Claim} from "../retirement/interfaces/IRetirementCertificate.sol";
import {ClaimHash} from "../retirement/libraries/ClaimHash.sol";
import {Fill, ICreditMarket} from "./interfaces/ICreditMarket.sol";
import {IPermit2} from "./interfaces/IPermit2.sol";
import {
    Attribution,
    IRetirementRouter,
    Payment,
    RouterQuote,
    Source,
    SourceKind
} from "./interfaces/IRetirementRouter.sol";
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

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        ICarbonCredit credit,
        ICreditMarket market,
        IPoolFactory pools,
        IUniswapV2Router02 uniswap,
        IPermit2 permit2
    )
        RouterPlans(market, pools)
        RouterPayments(uniswap, permit2)
    {
        CREDIT = credit;
    }

    /// @notice Sets the AccessManager and the EIP-712 domain; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
        __EIP712_init("Carbontrace Retirement Router", "1");
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
        Plan memory plan = _planTonnes(source, tonnes, _lastOf(path), payer);
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
        return _quoted(_planBudget(source, _proceedsOf(amount, path), token, payer), amount);
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
        // Check: in time, whose it is, and not too dear.
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        address account = _retireeOf(attribution, tonnes, claim);
        Plan memory plan = _planTonnes(source, tonnes, _lastOf(payment.path), msg.sender);
        outcome = _quoted(plan, _paymentFor(plan.cost, payment.path));
        if (outcome.paid > payment.amount) revert PaymentExceedsMaximum(outcome.paid, payment.amount);

        // Interaction: the payment comes here and leaves for the credits, which are retired at once.
        _payExactly(payment, outcome.paid, plan.cost);
        certificate = _obtain(source, plan, payment.path, outcome.paid, account, claim);
        _emit(source, account, certificate, tonnes, payment.path[0], outcome.paid);
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
        // Check: in time, and whose it is.
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        address account = _retireeOf(attribution, minTonnes, claim);
        address token = _lastOf(payment.path);

        // Interaction: the payment comes here. Check: it buys enough.
        uint256 proceeds = _payAll(payment);
        Plan memory plan = _planBudget(source, proceeds, token, msg.sender);
        if (plan.tonnes < minTonnes) revert TonnesBelowMinimum(plan.tonnes, minTonnes);
        outcome = _quoted(plan, payment.amount);

        // Interaction: it leaves for the credits, which are retired at once, and the change goes home.
        certificate = _obtain(source, plan, payment.path, payment.amount, account, claim);
        _giveBack(token, proceeds - plan.cost);
        _emit(source, account, certificate, plan.tonnes, payment.path[0], payment.amount);
    }

    /// @notice Takes the credits that it buys from the market, and no others.
    function onERC1155Received(
        address operator,
        address,
        uint256,
        uint256,
        bytes calldata
    )
        external
        view
        returns (bytes4)
    {
        if (msg.sender != address(CREDIT) || operator != address(MARKET)) revert DirectTransferRefused(operator);
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

    /// @dev Obtains what the plan says and retires it.
    function _obtain(
        Source calldata source,
        Plan memory plan,
        address[] calldata path,
        uint256 paid,
        address account,
        Claim calldata claim
    )
        private
        returns (uint256 certificate)
    {
        CertificateTerms memory terms;
        if (source.kind == SourceKind.Pool || source.kind == SourceKind.PoolQueue) {
            // Pool tokens that the payer held already are no price.
            if (path.length != 1) (terms.payToken, terms.paid) = (path[0], SafeCast.toUint128(paid));
            return _redeem(source, plan, account, claim, terms);
        }
        (terms.payToken, terms.paid) = (path[0], SafeCast.toUint128(paid));
        _buy(source, plan, _lastOf(path));
        return CREDIT.retireLines(account, msg.sender, plan.lines, claim, terms);
    }

    function _redeem(
        Source calldata source,
        Plan memory plan,
        address account,
        Claim calldata claim,
        CertificateTerms memory terms
    )
        private
        returns (uint256 certificate)
    {
        ICreditPool pool = ICreditPool(source.pool);
        if (source.kind == SourceKind.Pool) {
            (certificate,) = pool.retireManyFor(account, msg.sender, plan.lines, plan.fee, claim, terms);
            return certificate;
        }
        (, certificate,) = pool.retireAutoFor(
            account, msg.sender, plan.tonnes, source.maxVintages, source.includeSuspended, plan.fee, claim, terms
        );
    }

    function _buy(Source calldata source, Plan memory plan, address token) private {
        _allow(token, address(MARKET), plan.cost);
        if (source.kind == SourceKind.Orders) {
            for (uint256 i; i < plan.lines.length; ++i) {
                MARKET.fillOrderFor(
                    source.orders[i].order, source.orders[i].signature, plan.lines[i].amount, plan.cost, msg.sender
                );
            }
            return;
        }
        Fill[] memory fills = new Fill[](plan.lines.length);
        for (uint256 i; i < fills.length; ++i) {
            fills[i] = Fill(source.fills[i].listing, plan.lines[i].amount);
        }
        MARKET.buyFor(fills, token, plan.cost, msg.sender);
    }

    function _emit(
        Source calldata source,
        address account,
        uint256 certificate,
        uint256 tonnes,
        address payToken,
        uint256 paid
    )
        private
    {
        emit CarbonRetired(msg.sender, account, certificate, source.kind, source.pool, tonnes, payToken, paid);
    }

    function _quoted(Plan memory plan, uint256 paid) private pure returns (RouterQuote memory) {
        return RouterQuote({tonnes: plan.tonnes, paid: paid, cost: plan.cost, fee: plan.fee});
    }
}
