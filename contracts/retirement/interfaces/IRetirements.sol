// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementId, VintageId} from "../../types/Ids.sol";
import {CertificateTerms, Claim} from "./IRetirementCertificate.sol";

/// @notice How much of a vintage is retired {unit}.
struct RetirementLine {
    VintageId vintage;
    uint256 amount;
}

/// @title IRetirements
/// @notice Retiring: a permanent burn for a named claim. Every retirement consumes the vintage's serial numbers first
/// in, first out, and leaves a record. With a certificate the record is the certificate itself. Without one the record
/// is appended to its holder's record chain, one storage word per holder: `chain' = keccak256(chain, hash(record))`.
/// {IRetirementCertificate-certify} mints the certificate later from the record and the hashes of the holder's records that came after it.
/// @dev Exits: nothing here is ever paused or stopped by a project's status.
interface IRetirements {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Credits were retired. One event for each contiguous piece of serial numbers.
    /// @param account The holder whose credits were burned, the retiree.
    /// @param vintage The vintage.
    /// @param retirement The retirement's id.
    /// @param amount How much {unit}.
    /// @param operator Who sent it.
    /// @param certificate The certificate's id, or 0 when the record went to the holder's record chain.
    event Retired(
        address indexed account,
        VintageId indexed vintage,
        RetirementId indexed retirement,
        uint256 amount,
        address operator,
        uint256 certificate
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Only the retirement desk, pools and the router call this.
    error CallerNotHolder(address caller);

    /// @notice Nothing to retire.
    error LinesRequired();

    /// @notice One certificate has at most that many lines; serial numbers that lie apart take one each.
    error TooManyLines(uint256 maximum);

    /// @notice Less than 0.001 t.
    error RetirementTooSmall(uint256 amount, uint256 minimum);

    /// @notice The holder has less than that.
    error RetirementExceedsBalance(address account, VintageId vintage, uint256 amount, uint256 balance);

    /// @notice The caller is neither the holder nor an approved operator.
    error OperatorNotApproved(address account, address operator);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The head of a holder's record chain; zero before the first retirement without certificate.
    function recordChainOf(address account) external view returns (bytes32);

    /// @notice How much of a vintage's sequence was consumed so far {unit}: where the next burn will start.
    function consumedOf(VintageId vintage) external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Retires the caller's credits and leaves a record. At least 0.001 t. Where the serial numbers lie apart, because
    /// some came back from a detokenisation or were recalled, it leaves one record for each piece.
    /// @return retirement The first record.
    function retire(VintageId vintage, uint256 amount) external returns (RetirementId retirement);

    /// @notice Retires the credits of a holder who approved the caller (ERC-1155 operator). The record is the holder's.
    function retireFrom(address account, VintageId vintage, uint256 amount) external returns (RetirementId retirement);

    /// @notice Retires the caller's credits and mints the certificate.
    function retireWithCertificate(
        VintageId vintage,
        uint256 amount,
        Claim calldata claim
    )
        external
        returns (RetirementId retirement, uint256 certificate);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Retires what the caller holds, in the name of an account, and leaves a record. Only pools and the router, whose
    /// caller the account is, or who have its signature. @param operator Who sent it.
    function retireHeld(
        address account,
        address operator,
        VintageId vintage,
        uint256 amount
    )
        external
        returns (RetirementId retirement);

    /// @notice The same with a certificate.
    function retireHeldWithCertificate(
        address account,
        address operator,
        VintageId vintage,
        uint256 amount,
        Claim calldata claim
    )
        external
        returns (RetirementId retirement, uint256 certificate);

    /// @notice Retires credits of several vintages in the name of an account and mints one certificate. Of {IRetirementDesk}, which
    /// retires nobody's credits but its own caller's or those of whoever signed the order, the account's credits; of pools and the
    /// router, what they hold themselves.
    /// @param lines 1 to 64, in the order that the certificate names them. @param terms What else the certificate says.
    function retireLines(
        address account,
        address operator,
        RetirementLine[] calldata lines,
        Claim calldata claim,
        CertificateTerms calldata terms
    )
        external
        returns (uint256 certificate);
}
