// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BlockId, ProjectId, VintageId} from "../../types/Ids.sol";

/// @notice What happened to a block at its registry.
enum ImpairmentKind {
    None,
    Recalled,
    Reversed
}

/// @notice A registrar's report, which a verifier has not judged yet.
struct ImpairmentReport {
    address registrar;
    ImpairmentKind kind;
    uint40 reportedAt;
}

/// @title IImpairments
/// @notice Blocks that the registry recalled or reversed. A registrar reports it, a different verifier confirms it, and only then
/// it counts ({IProvenance}).
interface IImpairments {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A registrar reports that the registry recalled or reversed a block.
    event ImpairmentReported(
        BlockId indexed blockId, address indexed registrar, ImpairmentKind kind, string reason, string cid
    );

    /// @notice A verifier confirmed it: what of the block is not consumed never will be.
    /// @param firstTonne Where the block starts in the vintage's sequence {t}. @param shortfall What it takes from the holders {unit}.
    event BlockImpaired(
        BlockId indexed blockId,
        VintageId indexed vintage,
        address indexed verifier,
        ImpairmentKind kind,
        uint256 firstTonne,
        uint256 tonnes,
        uint256 shortfall
    );

    /// @notice A verifier found the report wrong.
    event ImpairmentDismissed(BlockId indexed blockId, address indexed verifier, string reason);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The block was never issued.
    error BlockNotIssued(BlockId blockId);

    /// @notice A report on the block waits for a verifier.
    error ImpairmentAlreadyReported(BlockId blockId);

    /// @notice No report on the block waits.
    error ImpairmentNotReported(BlockId blockId);

    /// @notice The waiting report is another one than the verifier read.
    error ImpairmentDiffers(BlockId blockId, address registrar, ImpairmentKind kind, uint40 reportedAt);

    /// @notice Whoever scored a project says nothing of its blocks.
    error CallerIsCurator(ProjectId project, address caller);

    /// @notice An impairment is a recall or a reversal.
    error ImpairmentKindRequired();

    /// @notice The verifier reported the impairment as registrar.
    error VerifierIsRegistrar(BlockId blockId, address verifier);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The report on a block that waits for a verifier; all zero if there is none.
    function reportOf(BlockId blockId) external view returns (ImpairmentReport memory);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Reports that the registry recalled or reversed an issued block (or a child of one). Role: REGISTRAR, of no use to a
    /// curator of the project.
    /// @param reason 1–256 bytes. @param cid IPFS CID of the registry's notice, 1–128 bytes.
    function reportImpairment(
        BlockId blockId,
        ImpairmentKind kind,
        string calldata reason,
        string calldata cid
    )
        external;

    /// @notice Confirms a report that the caller has read. Role: VERIFIER, not its reporter and no curator of the project. Tonnes
    /// of the block that came back from requests cost gas one by one if they lie apart: should they be too many for one call, the
    /// block is split and its parts are reported.
    /// @param registrar Whose report it is. @param kind What it says. @param reportedAt When it was made {s}: one that came in its
    /// place, with other reasons, has another time.
    function confirmImpairment(BlockId blockId, address registrar, ImpairmentKind kind, uint40 reportedAt) external;

    /// @notice Dismisses a report. Role: VERIFIER, not its reporter and no curator of the project.
    /// @param reason 1–256 bytes.
    function dismissImpairment(BlockId blockId, string calldata reason) external;
}
