// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {Roles} from "../access/Roles.sol";
import {ICreditIssuance} from "../credits/interfaces/ICreditIssuance.sol";
import {ProjectId} from "../types/Ids.sol";
import {TextField} from "../types/TextField.sol";
import {ICuration, Scores, Standing} from "./interfaces/ICuration.sol";
import {IProjectRegistry, ProjectStatus} from "./interfaces/IProjectRegistry.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// @title Curation
/// @notice See {ICuration}.
contract Curation is Managed, ICuration {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice How many curators must have scored a project before it is listed.
    uint256 public constant QUORUM = 3;
    /// @notice The least average of every criterion.
    uint256 public constant THRESHOLD = 60;
    /// @notice The best score.
    uint256 public constant MAX_SCORE = 100;
    /// @notice Longest CID {byte}.
    uint256 public constant MAX_CID_LENGTH = 128;
    /// @notice Longest reason {byte}.
    uint256 public constant MAX_REASON_LENGTH = 256;

    /// @notice The projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IProjectRegistry public immutable PROJECTS;
    /// @notice The issuance, which refuses a curator's own projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditIssuance public immutable ISSUANCE;

    /*//////////////////////////////////////////////////////////////////////////
                                        STORAGE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev One word a project.
    struct Tally {
        uint16 count;
        uint32 additionality; // sums
        uint32 integrity;
        uint32 social;
        uint32 permanence;
        bool flagged;
    }

    /// @dev One word a score: a struct inside would take a word of its own.
    struct Given {
        uint8 additionality;
        uint8 integrity;
        uint8 social;
        uint8 permanence;
        uint40 at; // {s}; 0 when it does not count
        bool ever;
    }

    /// @custom:storage-location erc7201:carbontrace.storage.Curation
    struct CurationStorage {
        mapping(ProjectId project => Tally) tallies;
        mapping(ProjectId project => mapping(address curator => Given)) given;
    }

    // keccak256(abi.encode(uint256(keccak256("carbontrace.storage.Curation")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x8d2fdf67337f09fee791618ac66ef1716c62b6855560d2d62b9d0c60908bcc00;

    function _storage() private pure returns (CurationStorage storage $) {
        assembly {
            $.slot := STORAGE
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IProjectRegistry projects, ICreditIssuance issuance, address guardian) Managed(guardian) {
        PROJECTS = projects;
        ISSUANCE = issuance;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICuration
    function scoreOf(ProjectId project, address curator) external view returns (Scores memory scores, uint40 at) {
        Given memory stored = _storage().given[project][curator];
        if (stored.at != 0) return (_scoresOf(stored), stored.at);
    }

    /// @inheritdoc ICuration
    function hasScored(ProjectId project, address account) external view returns (bool) {
        return _storage().given[project][account].ever;
    }

    /// @inheritdoc ICuration
    function standingOf(ProjectId project) external view returns (Standing memory standing) {
        Tally memory tally = _storage().tallies[project];
        standing.count = tally.count;
        standing.passes = _passes(tally);
        standing.flagged = tally.flagged;
        if (tally.count == 0) return standing;
        standing.averages = Scores({
            additionality: uint8(tally.additionality / tally.count),
            integrity: uint8(tally.integrity / tally.count),
            social: uint8(tally.social / tally.count),
            permanence: uint8(tally.permanence / tally.count)
        });
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICuration
    function score(
        ProjectId project,
        Scores calldata scores,
        string calldata rationaleCid
    )
        external
        whenNotPaused
        restricted
    {
        // Check: the scores and their reasons, a project that can still be judged, and a judge without a part in it.
        rationaleCid.requireText("rationaleCid", 1, MAX_CID_LENGTH);
        _requireScores(scores);
        ProjectStatus status = _requireJudgeable(project);
        _requireIndependent(project, msg.sender);

        // Effect: the curator's score replaces the one before.
        CurationStorage storage $ = _storage();
        Tally memory tally = $.tallies[project];
        Given memory before = $.given[project][msg.sender];
        if (before.at != 0) _subtract(tally, _scoresOf(before));
        _add(tally, scores);
        $.given[project][msg.sender] = Given({
            additionality: scores.additionality,
            integrity: scores.integrity,
            social: scores.social,
            permanence: scores.permanence,
            at: uint40(block.timestamp),
            ever: true
        });
        emit ProjectScored(project, msg.sender, scores, rationaleCid);
        _store($, project, tally, status);

        // Interaction: a fixed peer of ours, which calls nobody.
        ISSUANCE.markCurator(msg.sender);
    }

    /// @inheritdoc ICuration
    function discardScore(ProjectId project, address curator, string calldata reason) external restricted {
        // Check: a reason, and a score that counts.
        reason.requireText("reason", 1, MAX_REASON_LENGTH);
        CurationStorage storage $ = _storage();
        Given storage stored = $.given[project][curator];
        if (stored.at == 0) revert ScoreUnknown(project, curator);

        // Effect.
        Tally memory tally = $.tallies[project];
        _subtract(tally, _scoresOf(stored));
        stored.at = 0;
        emit ScoreDiscarded(project, curator, reason);
        _store($, project, tally, PROJECTS.statusOf(project));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Stores a tally; a project that was listed is flagged while it does not pass.
    function _store(CurationStorage storage $, ProjectId project, Tally memory tally, ProjectStatus status) private {
        bool flagged = (status == ProjectStatus.Listed || status == ProjectStatus.Suspended) && !_passes(tally);
        if (flagged != tally.flagged) {
            tally.flagged = flagged;
            emit ProjectFlagged(project, flagged);
        }
        $.tallies[project] = tally;
    }

    function _requireJudgeable(ProjectId project) private view returns (ProjectStatus status) {
        status = PROJECTS.statusOf(project);
        if (status == ProjectStatus.None) revert IProjectRegistry.ProjectUnknown(project);
        if (status == ProjectStatus.Delisted) revert ProjectIsDelisted(project);
    }

    /// @dev Four eyes: who registered the project, or registers or verifies credits, does not judge it, and the other way round.
    function _requireIndependent(ProjectId project, address curator) private view {
        IAccessManager manager = IAccessManager(authority());
        (bool registers,) = manager.hasRole(Roles.REGISTRAR, curator);
        (bool verifies,) = manager.hasRole(Roles.VERIFIER, curator);
        if (registers || verifies || ISSUANCE.hasIssued(curator) || PROJECTS.registrarOf(project) == curator) {
            revert CuratorNotIndependent(project, curator);
        }
    }

    function _scoresOf(Given memory stored) private pure returns (Scores memory) {
        return Scores(stored.additionality, stored.integrity, stored.social, stored.permanence);
    }

    function _passes(Tally memory tally) private pure returns (bool) {
        uint256 least = THRESHOLD * tally.count;
        return tally.count >= QUORUM && tally.additionality >= least && tally.integrity >= least
            && tally.social >= least && tally.permanence >= least;
    }

    function _requireScores(Scores calldata scores) private pure {
        if (
            scores.additionality > MAX_SCORE || scores.integrity > MAX_SCORE || scores.social > MAX_SCORE
                || scores.permanence > MAX_SCORE
        ) revert ScoreOutOfBounds(scores);
    }

    function _add(Tally memory tally, Scores memory scores) private pure {
        ++tally.count;
        tally.additionality += scores.additionality;
        tally.integrity += scores.integrity;
        tally.social += scores.social;
        tally.permanence += scores.permanence;
    }

    function _subtract(Tally memory tally, Scores memory scores) private pure {
        --tally.count;
        tally.additionality -= scores.additionality;
        tally.integrity -= scores.integrity;
        tally.social -= scores.social;
        tally.permanence -= scores.permanence;
    }
}
