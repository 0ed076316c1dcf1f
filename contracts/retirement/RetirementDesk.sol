// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {Signed} from "../access/Signed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {IProvenance} from "../provenance/interfaces/IProvenance.sol";
import {MAX_VINTAGES_PER_PROJECT, VintageId} from "../types/Ids.sol";
import {MAX_CERTIFICATE_LINES, MIN_AMOUNT} from "../types/Tonnes.sol";
import {CertificateTerms, Claim} from "./interfaces/IRetirementCertificate.sol";
import {
    BeneficiaryConsent,
    IRetirementDesk,
    LineCheck,
    LineProblem,
    RetirementOrder
} from "./interfaces/IRetirementDesk.sol";
import {RetirementLine} from "./interfaces/IRetirements.sol";
import {ClaimHash} from "./libraries/ClaimHash.sol";

/// @title RetirementDesk
/// @notice See {IRetirementDesk}.
contract RetirementDesk is Governed, Signed, IRetirementDesk {
    using ClaimHash for Claim;
    using ClaimHash for RetirementLine[];

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice EIP-712 type of an order.
    bytes32 public constant ORDER_TYPEHASH = keccak256(
        bytes(
            string.concat(
                "RetirementOrder(address account,address operator,uint32 vintage,uint256 amount,Claim claim,uint256 nonce,uint256 deadline)",
                ClaimHash.CLAIM_TYPE
            )
        )
    );
    /// @notice EIP-712 type of a beneficiary's consent.
    bytes32 public constant CONSENT_TYPEHASH = keccak256(
        bytes(
            string.concat(
                "RetirementConsent(address account,Line[] lines,Claim claim,uint256 nonce,uint256 deadline)",
                ClaimHash.CLAIM_TYPE,
                ClaimHash.LINE_TYPE
            )
        )
    );

    /// @notice The credits.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice What becomes of serial numbers.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProvenance public immutable PROVENANCE;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, IProvenance provenance) {
        CREDIT = credit;
        PROVENANCE = provenance;
    }

    /// @notice Sets the AccessManager and the EIP-712 domain; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
        __EIP712_init("Carbontrace Retirement Desk", "1");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirementDesk
    function check(address account, RetirementLine[] calldata lines) external view returns (LineCheck[] memory checks) {
        checks = new LineCheck[](lines.length);
        for (uint256 i; i < lines.length; ++i) {
            checks[i] = _check(account, lines, i);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRetirementDesk
    function retireBatch(RetirementLine[] calldata lines, Claim calldata claim) external returns (uint256 certificate) {
        CertificateTerms memory none;
        return CREDIT.retireLines(msg.sender, msg.sender, lines, claim, none);
    }

    /// @inheritdoc IRetirementDesk
    function retireOnTerms(
        RetirementLine[] calldata lines,
        Claim calldata claim,
        bytes32 commitment,
        address claimKey
    )
        external
        returns (uint256 certificate)
    {
        if (commitment == 0 && claimKey == address(0)) revert TermsRequired();
        CertificateTerms memory terms;
        (terms.claimKey, terms.commitment) = (claimKey, commitment);
        return CREDIT.retireLines(msg.sender, msg.sender, lines, claim, terms);
    }

    /// @inheritdoc IRetirementDesk
    function retireWithConsent(
        RetirementLine[] calldata lines,
        Claim calldata claim,
        BeneficiaryConsent calldata consent
    )
        external
        returns (uint256 certificate)
    {
        // Check and effect: the beneficiary signed this very retirement, once.
        bytes32 hash = keccak256(
            abi.encode(CONSENT_TYPEHASH, msg.sender, lines.hash(), claim.hash(), consent.nonce, consent.deadline)
        );
        _requireSigned(claim.beneficiary, hash, consent.nonce, consent.deadline, consent.signature);

        // Interaction: a fixed peer of ours, which calls nobody else.
        CertificateTerms memory terms;
        terms.confirmed = true;
        return CREDIT.retireLines(msg.sender, msg.sender, lines, claim, terms);
    }

    /// @inheritdoc IRetirementDesk
    function retireByOrder(
        RetirementOrder calldata order,
        Claim calldata claim,
        bytes calldata signature
    )
        external
        returns (uint256 certificate)
    {
        // Check and effect: the holder signed this very retirement, once, for this caller.
        if (order.operator != address(0) && order.operator != msg.sender) {
            revert OperatorNotNamed(order.operator, msg.sender);
        }
        bytes32 hash = keccak256(
            abi.encode(
                ORDER_TYPEHASH,
                order.account,
                order.operator,
                order.vintage,
                order.amount,
                claim.hash(),
                order.nonce,
                order.deadline
            )
        );
        _requireSigned(order.account, hash, order.nonce, order.deadline, signature);

        // Interaction: a fixed peer of ours, which calls nobody else.
        RetirementLine[] memory lines = new RetirementLine[](1);
        lines[0] = RetirementLine(order.vintage, order.amount);
        CertificateTerms memory none;
        certificate = CREDIT.retireLines(order.account, msg.sender, lines, claim, none);
        emit OrderFilled(order.account, order.nonce, msg.sender, certificate);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Judges line `i` after the lines of the same vintage before it.
    function _check(
        address account,
        RetirementLine[] calldata lines,
        uint256 i
    )
        private
        view
        returns (LineCheck memory)
    {
        if (i >= MAX_CERTIFICATE_LINES) return LineCheck(LineProblem.TooManyLines, MAX_CERTIFICATE_LINES);
        VintageId vintage = lines[i].vintage;
        uint256 n = vintage.unwrap() & MAX_VINTAGES_PER_PROJECT;
        if (n == 0 || n > CREDIT.vintageCountOf(vintage.projectOf())) return LineCheck(LineProblem.VintageUnknown, 0);
        if (lines[i].amount < MIN_AMOUNT) return LineCheck(LineProblem.AmountTooSmall, MIN_AMOUNT);
        uint256 balance = CREDIT.balanceOf(account, vintage.unwrap());
        (uint256 sound,) = PROVENANCE.soundOf(vintage);
        for (uint256 j; j < i; ++j) {
            if (VintageId.unwrap(lines[j].vintage) != VintageId.unwrap(vintage)) continue;
            uint256 taken = lines[j].amount;
            balance -= taken < balance ? taken : balance;
            sound -= taken < sound ? taken : sound;
        }
        if (lines[i].amount > balance) return LineCheck(LineProblem.BalanceTooSmall, balance);
        if (lines[i].amount > sound) return LineCheck(LineProblem.SerialsTooFew, sound);
        return LineCheck(LineProblem.None, 0);
    }
}
