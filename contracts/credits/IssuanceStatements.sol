// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICuration} from "../registry/interfaces/ICuration.sol";
import {BlockId, ProjectId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {IssuanceLedger} from "./IssuanceLedger.sol";
import {ICarbonCredit} from "./interfaces/ICarbonCredit.sol";
import {BlockStatus, ICreditIssuance} from "./interfaces/ICreditIssuance.sol";
import {PackedBlock, SerialBlocks} from "./libraries/SerialBlocks.sol";

/// @title IssuanceStatements
/// @notice The part of {CreditIssuance} that keeps what registrars and verifiers state around a block: what they
/// asked and answered, and how the registry split a block.
abstract contract IssuanceStatements is Managed, IssuanceLedger {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Longest CID {byte}.
    uint256 public constant MAX_CID_LENGTH = 128;
    /// @notice Longest reason {byte}.
    uint256 public constant MAX_REASON_LENGTH = 256;
    /// @notice Longest comment {byte}.
    uint256 public constant MAX_COMMENT_LENGTH = 1000;

    /// @notice What curators think of the projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICuration public immutable CURATION;
    /// @notice What was verified, and can be issued.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable ALLOTMENTS;
    /// @notice What verifiers state of the accounts at the registries.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable CUSTODY;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, ICuration curation, address allotments, address custody) IssuanceLedger(credit) {
        CURATION = curation;
        ALLOTMENTS = allotments;
        CUSTODY = custody;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING WRITES
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditIssuance
    function answer(BlockId blockId, string calldata comment) external {
        // Check: the caller's own, and pending.
        PackedBlock packed = _requirePending(blockId);
        if (_storage().accounts[packed.registrar()] != msg.sender) revert CallerNotRegistrar(blockId, msg.sender);
        _comment(blockId, comment);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICreditIssuance
    function markCurator(address account) external {
        if (msg.sender != address(CURATION)) revert CallerNotPeer(msg.sender, address(CURATION));
        _storage().participants[account].curator = true;
    }

    /// @inheritdoc ICreditIssuance
    function recordCustody(uint8 registry) external returns (uint32 custody) {
        // Check: the caller.
        if (msg.sender != CUSTODY) revert CallerNotPeer(msg.sender, CUSTODY);

        // Effect: with each operator of the registry, of which there are at most 255.
        IssuanceStorage storage $ = _storage();
        custody = ++$.custodyCounts[registry];
        for (uint256 i = 1; i <= $.operatorCount; ++i) {
            SerialOperator storage operator = $.operators[uint8(i)];
            if (operator.registry == registry) operator.custodyCount = custody;
        }
    }

    /// @inheritdoc ICreditIssuance
    function markIssuer(address account) external {
        if (msg.sender != ALLOTMENTS) revert CallerNotPeer(msg.sender, ALLOTMENTS);
        _storage().participants[account].issuer = true;
    }

    /// @inheritdoc ICreditIssuance
    function commentOn(BlockId blockId, string calldata comment) external restricted {
        _requirePending(blockId);
        _comment(blockId, comment);
    }

    /// @inheritdoc ICreditIssuance
    function split(
        BlockId blockId,
        uint64 secondStart,
        string calldata reason
    )
        external
        restricted
        returns (BlockId firstChild)
    {
        // Check: an issued block in one piece, a place between two of its serial numbers, and a reason.
        reason.requireText("reason", 1, MAX_REASON_LENGTH);
        PackedBlock packed = _requireIssued(blockId, secondStart);
        if (packed.isSplit() || secondStart == packed.start()) revert SplitInvalid(blockId, secondStart);
        IssuanceStorage storage $ = _storage();
        uint32 count = $.blockCount;
        if (count > type(uint32).max - 2) revert TooManyBlocks();

        // Effect: two children that tile it, both ends inclusive. Its place in the sequence and in the batch stays.
        uint256 lower = secondStart - packed.start();
        firstChild = BlockId.wrap(count + 1);
        $.blocks[firstChild] = packed.child(blockId, 0, lower);
        $.blocks[BlockId.wrap(count + 2)] = packed.child(blockId, lower, packed.tonnes() - lower);
        $.blockCount = count + 2;
        $.blocks[blockId] = packed.withSplit();
        emit BlockSplit(blockId, firstChild, msg.sender, secondStart, reason);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _comment(BlockId blockId, string calldata comment) private {
        comment.requireText("comment", 1, MAX_COMMENT_LENGTH);
        emit BlockCommented(blockId, msg.sender, comment);
    }

    /// @dev Whoever scored a project has no part in its issuance. The word is warm, or stays so: it is written once.
    function _markIssuer(Participant storage caller, ProjectId project) internal {
        if (caller.curator && CURATION.hasScored(project, msg.sender)) revert CallerIsCurator(project, msg.sender);
        if (!caller.issuer) caller.issuer = true;
    }

    function _requirePending(BlockId blockId) internal view returns (PackedBlock packed) {
        packed = _requireBlock(blockId);
        if (packed.state() != SerialBlocks.PENDING) {
            revert BlockNotPending(blockId, BlockStatus(packed.state()));
        }
    }
}
