// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governed} from "../access/Governed.sol";
import {BlockStatus, ICreditIssuance, IssuanceBlock} from "../credits/interfaces/ICreditIssuance.sol";
import {ICuration} from "../registry/interfaces/ICuration.sol";
import {BlockId, ProjectId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {IImpairments, ImpairmentKind, ImpairmentReport} from "./interfaces/IImpairments.sol";
import {IProvenance} from "./interfaces/IProvenance.sol";

/// @title Impairments
/// @notice See {IImpairments}.
contract Impairments is Governed, IImpairments {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Longest CID {byte}.
    uint256 public constant MAX_CID_LENGTH = 128;
    /// @notice Longest reason {byte}.
    uint256 public constant MAX_REASON_LENGTH = 256;

    /// @notice The blocks of serial numbers.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditIssuance public immutable ISSUANCE;
    /// @notice What becomes of serial numbers.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProvenance public immutable PROVENANCE;
    /// @notice What curators think of the projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICuration public immutable CURATION;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:storage-location erc7201:carbontrace.storage.Impairments
    struct ImpairmentsStorage {
        mapping(BlockId blockId => ImpairmentReport) reports;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Impairments")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xdeedc6d52da4d40c18f5814863135366e0e190f91f23e7705ec63f17146fc700;

    function _reports() private view returns (mapping(BlockId blockId => ImpairmentReport) storage) {
        ImpairmentsStorage storage $;
        assembly {
            $.slot := STORAGE
        }
        return $.reports;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICreditIssuance issuance, IProvenance provenance, ICuration curation) {
        ISSUANCE = issuance;
        PROVENANCE = provenance;
        CURATION = curation;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Governed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IImpairments
    function reportOf(BlockId blockId) external view returns (ImpairmentReport memory) {
        return _reports()[blockId];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IImpairments
    function reportImpairment(
        BlockId blockId,
        ImpairmentKind kind,
        string calldata reason,
        string calldata cid
    )
        external
        restricted
    {
        // Check: what happened, with evidence, to an issued block of which no report waits.
        reason.requireText("reason", 1, MAX_REASON_LENGTH);
        cid.requireText("cid", 1, MAX_CID_LENGTH);
        if (kind == ImpairmentKind.None) revert ImpairmentKindRequired();
        _requireIssued(blockId);
        ImpairmentReport storage report = _reports()[blockId];
        if (report.registrar != address(0)) revert ImpairmentAlreadyReported(blockId);

        // Effect.
        (report.registrar, report.kind, report.reportedAt) = (msg.sender, kind, uint40(block.timestamp));
        emit ImpairmentReported(blockId, msg.sender, kind, reason, cid);
    }

    /// @inheritdoc IImpairments
    function confirmImpairment(
        BlockId blockId,
        address registrar,
        ImpairmentKind kind,
        uint40 reportedAt
    )
        external
        restricted
    {
        // Check: the report that the verifier read, and somebody else's.
        ImpairmentReport memory report = _requireReport(blockId);
        if (report.registrar != registrar || report.kind != kind || report.reportedAt != reportedAt) {
            revert ImpairmentDiffers(blockId, report.registrar, report.kind, report.reportedAt);
        }
        IssuanceBlock memory issued = _requireIssued(blockId);

        // Effect and interaction: a fixed peer of ours, which refuses what is impaired already and calls nobody.
        delete _reports()[blockId];
        uint256 tonnes = issued.serialEnd - issued.serialStart + 1;
        uint256 shortfall = PROVENANCE.impair(issued.vintage, issued.sequenceStart, tonnes);
        emit BlockImpaired(blockId, issued.vintage, msg.sender, kind, issued.sequenceStart, tonnes, shortfall);
    }

    /// @inheritdoc IImpairments
    function dismissImpairment(BlockId blockId, string calldata reason) external restricted {
        reason.requireText("reason", 1, MAX_REASON_LENGTH);
        _requireReport(blockId);
        _requireIssued(blockId);
        delete _reports()[blockId];
        emit ImpairmentDismissed(blockId, msg.sender, reason);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    function _requireReport(BlockId blockId) private view returns (ImpairmentReport memory report) {
        report = _reports()[blockId];
        if (report.registrar == address(0)) revert ImpairmentNotReported(blockId);
        if (report.registrar == msg.sender) revert VerifierIsRegistrar(blockId, msg.sender);
    }

    /// @dev An issued block, of a project that the caller never scored.
    function _requireIssued(BlockId blockId) private view returns (IssuanceBlock memory issued) {
        issued = ISSUANCE.blockOf(blockId);
        if (issued.status != BlockStatus.Confirmed && issued.status != BlockStatus.Child) {
            revert BlockNotIssued(blockId);
        }
        ProjectId project = issued.vintage.projectOf();
        if (CURATION.hasScored(project, msg.sender)) revert CallerIsCurator(project, msg.sender);
    }
}
