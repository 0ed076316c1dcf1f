// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RetirementId, VintageId} from "../../types/Ids.sol";
import {Claim} from "./IRetirementCertificate.sol";

/// @notice A retirement, as its event tells it.
/// @param vintage What was retired.
/// @param position Where its interval starts in the vintage's sequence of serial numbers {unit}.
/// @param amount How much was retired {unit}.
/// @param operator Who sent it: the holder, or an operator the holder approved.
/// @param time Block time {s}.
/// @param blockNumber Block number.
struct RetirementRecord {
    VintageId vintage;
    uint128 position;
    uint128 amount;
    address operator;
    uint40 time;
    uint40 blockNumber;
}

/// @title IRetirements
/// @notice Retiring: a permanent burn for a named claim. Every retirement consumes the vintage's serial numbers first
/// in, first out, and leaves a record. With a certificate the record is the certificate itself. Without one the record
/// is appended to its holder's record chain, one storage word per holder: `chain' = keccak256(chain, hash(record))`.
/// {certify} mints the certificate later from the record and the hashes of the holder's records that came after it.
/// @dev Exits: nothing here is ever paused or stopped by a project's status.
interface IRetirements {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Credits were retired.
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

    /// @notice Less than 0.001 t.
    error RetirementTooSmall(uint256 amount, uint256 minimum);

    /// @notice The holder has less than that.
    error RetirementExceedsBalance(address account, VintageId vintage, uint256 amount, uint256 balance);

    /// @notice The caller is neither the holder nor an approved operator.
    error OperatorNotApproved(address account, address operator);

    /// @notice The record, or a hash that came after it, is not in the holder's record chain.
    error RecordUnknown(address account, RetirementId retirement);

    /// @notice The record has a certificate.
    error RecordAlreadyCertified(RetirementId retirement, uint256 certificate);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The head of a holder's record chain; zero before the first retirement without certificate.
    function recordChainOf(address account) external view returns (bytes32);

    /// @notice The hash of a record, as the record chain links it.
    function hashRecord(RetirementRecord calldata record) external pure returns (bytes32);

    /// @notice How much of a vintage's sequence was consumed so far {unit}: where the next burn will start.
    function consumedOf(VintageId vintage) external view returns (uint256);

    /// @notice The certificate minted later from a record by {certify}, or 0.
    function certificateOfRecord(RetirementId retirement) external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Retires the caller's credits and leaves a record. At least 0.001 t.
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

    /// @notice Mints the certificate of an earlier retirement of the caller.
    /// @param record The record, as the {Retired} event told it.
    /// @param chainBefore The head of the caller's record chain before that record.
    /// @param later The hashes of the caller's records after it, oldest first.
    /// @param claim The claim that the certificate will carry for ever.
    function certify(
        RetirementRecord calldata record,
        bytes32 chainBefore,
        bytes32[] calldata later,
        Claim calldata claim
    )
        external
        returns (uint256 certificate);
}
