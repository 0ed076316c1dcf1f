// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {VintageId} from "../../types/Ids.sol";
import {Claim} from "./IRetirementCertificate.sol";
import {RetirementLine} from "./IRetirements.sol";

/// @notice A holder's signed order to retire exactly that.
/// @param account The holder. @param operator Who may carry it out; zero: anybody.
/// @param vintage What to retire. @param amount How much {unit}.
/// @param nonce One of the holder's, see {Signed}. @param deadline Until when {s}.
struct RetirementOrder {
    address account;
    address operator;
    VintageId vintage;
    uint256 amount;
    uint256 nonce;
    uint256 deadline;
}

/// @notice A beneficiary's signature under a retirement that is yet to happen.
/// @param nonce One of the beneficiary's. @param deadline Until when {s}.
struct BeneficiaryConsent {
    uint256 nonce;
    uint256 deadline;
    bytes signature;
}

/// @notice Why a line cannot be retired.
enum LineProblem {
    None,
    VintageUnknown,
    AmountTooSmall,
    BalanceTooSmall,
    SerialsTooFew,
    TooManyLines
}

/// @notice What is wrong with a line. @param available What there is of what is too little {unit}: least amount, balance left after
/// the lines before, sound serial numbers left after them, most lines of a certificate.
struct LineCheck {
    LineProblem problem;
    uint256 available;
}

/// @title IRetirementDesk
/// @notice Retiring several vintages on one certificate, by a signed order, with the beneficiary's consent, privately, or for a
/// beneficiary who names themselves later. Everything ends in {IRetirements-retireLines}.
/// @dev Exits: nothing here is ever paused or stopped by a project's status.
interface IRetirementDesk {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice An order was carried out.
    event OrderFilled(address indexed account, uint256 indexed nonce, address indexed operator, uint256 certificate);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The order names another operator.
    error OperatorNotNamed(address operator, address caller);

    /// @notice A private claim needs a commitment; one to be claimed later needs a key.
    error TermsRequired();

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What of a batch would fail now, line by line, and why. One thing is not seen: serial numbers that came back in too many
    /// places ({IProvenance-ExitTooScattered} names the vintage and what of it fits), or that make more than 64 pieces together;
    /// whoever simulates the call is told.
    function check(address account, RetirementLine[] calldata lines) external view returns (LineCheck[] memory);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Retires several of the caller's vintages on one certificate. @param lines 1 to 64.
    function retireBatch(RetirementLine[] calldata lines, Claim calldata claim) external returns (uint256 certificate);

    /// @notice Retires privately, or for a beneficiary who names themselves later, or both.
    /// @param commitment Of a private claim, whose names are empty; or zero. @param claimKey The address of a one-time key whose
    /// holder may claim the certificate ({ICertificateNotes-claim}); or zero. Not both zero.
    function retireOnTerms(
        RetirementLine[] calldata lines,
        Claim calldata claim,
        bytes32 commitment,
        address claimKey
    )
        external
        returns (uint256 certificate);

    /// @notice Retires with the beneficiary's consent: the certificate is theirs and says that they confirmed it.
    function retireWithConsent(
        RetirementLine[] calldata lines,
        Claim calldata claim,
        BeneficiaryConsent calldata consent
    )
        external
        returns (uint256 certificate);

    /// @notice Retires a holder's credits by their signed order. @param signature The holder's, also of a contract (ERC-1271).
    function retireByOrder(
        RetirementOrder calldata order,
        Claim calldata claim,
        bytes calldata signature
    )
        external
        returns (uint256 certificate);
}
