// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectId} from "../../types/Ids.sol";

/// @notice A curator's judgement of a project, each criterion from 0 to 100.
/// @param additionality Would it have happened anyway? @param integrity Are its tonnes real, measured and unique?
/// @param social What it is to the people around it. @param permanence Will the tonnes stay where they are?
struct Scores {
    uint8 additionality;
    uint8 integrity;
    uint8 social;
    uint8 permanence;
}

/// @notice How a project stands with its curators.
/// @param count How many curators have scored it.
/// @param averages The average of each criterion, rounded down; meaningful only if `count` is not 0.
/// @param passes Whether it may be listed: at least three curators, and every average at least 60, unrounded.
/// @param flagged Whether it is listed although it does not pass any more, and is to be reviewed.
struct Standing {
    uint256 count;
    Scores averages;
    bool passes;
    bool flagged;
}

/// @title ICuration
/// @notice What independent curators think of projects. A project is listed when three of them have scored it and every
/// criterion's average is at least 60. Curators can score again; the averages move, and the events keep the history.
interface ICuration {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A curator scored a project, for the first time or again.
    /// @param rationaleCid IPFS CID of the reasons.
    event ProjectScored(ProjectId indexed project, address indexed curator, Scores scores, string rationaleCid);

    /// @notice A curator's score does not count any more.
    event ScoreDiscarded(ProjectId indexed project, address indexed curator, string reason);

    /// @notice A listed project fell under a threshold, or is above all of them again.
    event ProjectFlagged(ProjectId indexed project, bool flagged);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A score lies above 100.
    error ScoreOutOfBounds(Scores scores);

    /// @notice Who registers or verifies credits, or ever did, judges no project, and who registered the project never judges it.
    error CuratorNotIndependent(ProjectId project, address curator);

    /// @notice The project is delisted, which is final.
    error ProjectIsDelisted(ProjectId project);

    /// @notice The curator has not scored the project.
    error ScoreUnknown(ProjectId project, address curator);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The score of a curator, and when it was given {s}; 0 if it was not, or was discarded.
    function scoreOf(ProjectId project, address curator) external view returns (Scores memory scores, uint40 at);

    /// @notice How a project stands with its curators.
    function standingOf(ProjectId project) external view returns (Standing memory);

    /// @notice Whether the account has ever scored the project, also if the score was discarded: it stays partial for ever.
    function hasScored(ProjectId project, address account) external view returns (bool);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Scores a project, for the first time or again. Role: CURATOR, of no use to whoever has the role REGISTRAR or
    /// VERIFIER, or ever submitted or confirmed a block, or registered the project. Stopped while paused.
    /// @param rationaleCid IPFS CID of the reasons, 1–128 bytes.
    function score(ProjectId project, Scores calldata scores, string calldata rationaleCid) external;

    /// @notice Takes a curator's score out of the averages. Role: PROJECT_ADMIN.
    /// @param reason 1–256 bytes.
    function discardScore(ProjectId project, address curator, string calldata reason) external;
}
