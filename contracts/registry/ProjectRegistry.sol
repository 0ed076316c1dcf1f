// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Managed} from "../access/Managed.sol";
import {ICarbonCredit} from "../credits/interfaces/ICarbonCredit.sol";
import {CountryCode} from "../types/CountryCode.sol";
import {MAX_PROJECTS, ProjectId} from "../types/Ids.sol";
import {SerialRules} from "../types/SerialRules.sol";
import {TextField} from "../types/TextField.sol";
import {ProjectLedger} from "./ProjectLedger.sol";
import {ICuration, Standing} from "./interfaces/ICuration.sol";
import {
    IProjectRegistry,
    Project,
    ProjectClass,
    ProjectDraft,
    ProjectStatus,
    SuspendedBy,
    Suspension
} from "./interfaces/IProjectRegistry.sol";

/// @title ProjectRegistry
/// @notice See {IProjectRegistry}.
contract ProjectRegistry is Managed, ProjectLedger {
    using TextField for string;

    /*//////////////////////////////////////////////////////////////////////////
                               CONSTANTS AND IMMUTABLES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Longest code of a registry {byte}.
    uint256 public constant MAX_CODE_LENGTH = 16;
    /// @notice Longest id, methodology or CID {byte}.
    uint256 public constant MAX_SHORT_LENGTH = 128;
    /// @notice Longest name, type, proponent or reason {byte}.
    uint256 public constant MAX_LONG_LENGTH = 256;
    /// @notice Most CIDs of evidence that a project is proposed with.
    uint256 public constant MAX_EVIDENCE = 16;

    /// @notice How long a suspension by the council lasts unless the stakers make it theirs {s}.
    uint256 public constant COUNCIL_SUSPENSION = 14 days;
    /// @notice How long after the end of a suspension without a vote another one is refused {s}.
    uint256 public constant REST = 90 days;

    /// @notice The credits, whose project gates this contract opens and closes.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICarbonCredit public immutable CREDIT;
    /// @notice What curators think of the projects.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICuration public immutable CURATION;
    /// @notice The challenges, which suspend for a while.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    address public immutable CHALLENGES;

    /*//////////////////////////////////////////////////////////////////////////
                                      INITIALIZER
    //////////////////////////////////////////////////////////////////////////*/

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(ICarbonCredit credit, ICuration curation, address challenges, address guardian) Managed(guardian) {
        CREDIT = credit;
        CURATION = curation;
        CHALLENGES = challenges;
    }

    /// @notice Sets the AccessManager; once.
    function initialize(address authority) external initializer {
        __Managed_init(authority);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                       RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IProjectRegistry
    function admitRegistry(
        string calldata code,
        string calldata name,
        SerialRules calldata rules
    )
        external
        restricted
        returns (uint8 registry)
    {
        // Check: the texts, and that the code is new.
        code.requireText("code", 1, MAX_CODE_LENGTH);
        name.requireText("name", 1, MAX_LONG_LENGTH);
        ProjectRegistryStorage storage $ = _storage();
        bytes32 codeHash = keccak256(bytes(code));
        if ($.registryIds[codeHash] != 0) revert RegistryAlreadyAdmitted(code);
        if ($.registryCount == type(uint8).max) revert TooManyRegistries();

        // Effect: the next id.
        registry = ++$.registryCount;
        $.registries[registry] = Registry(code, name, rules);
        $.registryIds[codeHash] = registry;
        emit RegistryAdmitted(registry, code, name, rules);
    }

    /// @inheritdoc IProjectRegistry
    function admitLabel(string calldata name) external restricted returns (uint8 bit) {
        name.requireText("name", 1, MAX_SHORT_LENGTH);
        return CREDIT.addLabel(name);
    }

    /// @inheritdoc IProjectRegistry
    function registerProject(ProjectDraft calldata draft)
        external
        whenNotPaused
        restricted
        returns (ProjectId project)
    {
        // Check: the draft, and that (registry, registry's project id) is new.
        ProjectRegistryStorage storage $ = _storage();
        if (draft.registry == 0 || draft.registry > $.registryCount) revert RegistryNotAdmitted(draft.registry);
        _requireDraft(draft);
        bytes32 idHash = keccak256(bytes(draft.registryProjectId));
        ProjectId known = $.projectIds[draft.registry][idHash];
        if (ProjectId.unwrap(known) != 0) revert ProjectAlreadyRegistered(known);
        if ($.projectCount == MAX_PROJECTS) revert TooManyProjects();

        // Effect: the next id, proposed.
        project = ProjectId.wrap(++$.projectCount);
        $.projectIds[draft.registry][idHash] = project;
        $.registrars[project] = msg.sender;
        $.projects[project] = Project({
            registry: draft.registry,
            country: draft.country,
            status: ProjectStatus.Proposed,
            class: ProjectClass.Unassigned,
            registeredAt: uint40(block.timestamp),
            statusSince: uint40(block.timestamp),
            registryProjectId: draft.registryProjectId,
            name: draft.name,
            projectType: draft.projectType,
            methodology: draft.methodology,
            proponent: draft.proponent,
            metadataCid: draft.metadataCid
        });
        emit ProjectRegistered(project, msg.sender, draft);
    }

    /// @inheritdoc IProjectRegistry
    function listProject(ProjectId project, ProjectClass class) external whenNotPaused restricted {
        // Check: proposed, with a class, let pass by its curators, of whom the caller is none.
        if (class == ProjectClass.Unassigned) revert ClassRequired();
        Project storage stored = _requireStatus(project, ProjectStatus.Proposed);
        Standing memory standing = CURATION.standingOf(project);
        if (!standing.passes) revert CurationInsufficient(project, standing);
        if (CURATION.hasScored(project, msg.sender)) revert CallerIsCurator(project, msg.sender);

        // Effect: listed, with its class.
        stored.class = class;
        emit ProjectListed(project, class, msg.sender);
        _setStatus(project, stored, ProjectStatus.Listed, 0);
    }

    /// @inheritdoc IProjectRegistry
    function suspendProject(ProjectId project, string calldata reason, string calldata cid) external restricted {
        // Check: the evidence, listed, and not suspended by the council lately.
        cid.requireText("cid", 1, MAX_SHORT_LENGTH);
        Project storage stored = _requireStatus(project, ProjectStatus.Listed);
        Suspension storage suspension = _storage().suspensions[project];
        _requireRested(project, suspension.councilRestUntil);

        // Effect.
        uint40 until = uint40(block.timestamp + COUNCIL_SUSPENSION);
        suspension.councilRestUntil = uint40(until + REST);
        _suspend(project, stored, msg.sender, SuspendedBy.Council, until, reason, cid);
    }

    /// @inheritdoc IProjectRegistry
    function suspendIndefinitely(ProjectId project, string calldata reason, string calldata cid) external restricted {
        // Check: the evidence, and listed, or suspended by whomever.
        cid.requireText("cid", 1, MAX_SHORT_LENGTH);
        Project storage stored = _requireListedOrSuspended(project);

        // Effect: the stakers', and the council may act again after it.
        _storage().suspensions[project].councilRestUntil = 0;
        _suspend(project, stored, msg.sender, SuspendedBy.Stakers, FOR_EVER, reason, cid);
    }

    /// @inheritdoc IProjectRegistry
    function suspendForChallenge(
        ProjectId project,
        address challenger,
        uint40 until,
        string calldata reason,
        string calldata cid
    )
        external
    {
        _requireChallenges();
        Project storage stored = _requireStatus(project, ProjectStatus.Listed);
        _requireRested(project, _storage().suspensions[project].challengeRestUntil);
        _suspend(project, stored, challenger, SuspendedBy.Challenge, until, reason, cid);
    }

    /// @inheritdoc IProjectRegistry
    function endChallenge(ProjectId project, bool upheld, uint40 restUntil) external {
        // Check: the caller.
        _requireChallenges();

        // Effect: the rest; then upheld, the suspension is the stakers', and dismissed, the challenge's own is over.
        ProjectRegistryStorage storage $ = _storage();
        Suspension storage suspension = $.suspensions[project];
        suspension.challengeRestUntil = restUntil;
        Project storage stored = $.projects[project];
        ProjectStatus status = _statusNow(project, stored.status);
        if (upheld && status != ProjectStatus.Delisted) {
            (suspension.by, suspension.until) = (SuspendedBy.Stakers, FOR_EVER);
            emit ProjectSuspended(project, msg.sender, SuspendedBy.Stakers, FOR_EVER, "", "");
            _setStatus(project, stored, ProjectStatus.Suspended, FOR_EVER);
        } else if (status == ProjectStatus.Suspended && suspension.by == SuspendedBy.Challenge) {
            emit ProjectReinstated(project, msg.sender);
            _setStatus(project, stored, ProjectStatus.Listed, 0);
        }
    }

    /// @inheritdoc IProjectRegistry
    function reinstateProject(ProjectId project) external whenNotPaused restricted {
        Project storage stored = _requireStatus(project, ProjectStatus.Suspended);
        SuspendedBy by = _storage().suspensions[project].by;
        if (by != SuspendedBy.Council) revert SuspensionOfOthers(project, by);
        _reinstate(project, stored);
    }

    /// @inheritdoc IProjectRegistry
    function liftSuspension(ProjectId project) external whenNotPaused restricted {
        Project storage stored = _requireStatus(project, ProjectStatus.Suspended);
        SuspendedBy by = _storage().suspensions[project].by;
        if (by == SuspendedBy.Challenge) revert SuspensionOfOthers(project, by);
        _reinstate(project, stored);
    }

    /// @inheritdoc IProjectRegistry
    function delistProject(ProjectId project, string calldata reason) external restricted {
        reason.requireText("reason", 1, MAX_LONG_LENGTH);
        Project storage stored = _requireListedOrSuspended(project);
        delete _storage().suspensions[project];
        emit ProjectDelisted(project, msg.sender, reason);
        _setStatus(project, stored, ProjectStatus.Delisted, FOR_EVER);
    }

    /// @inheritdoc IProjectRegistry
    function setProjectMetadata(ProjectId project, string calldata metadataCid) external restricted {
        metadataCid.requireText("metadataCid", 1, MAX_SHORT_LENGTH);
        _requireKnown(project).metadataCid = metadataCid;
        emit ProjectMetadataUpdated(project, metadataCid);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                        INTERNAL
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Suspends a project, or prolongs its suspension.
    function _suspend(
        ProjectId project,
        Project storage stored,
        address by,
        SuspendedBy kind,
        uint40 until,
        string calldata reason,
        string calldata cid
    )
        private
    {
        // Check: the texts.
        reason.requireText("reason", 1, MAX_LONG_LENGTH);
        cid.requireText("cid", 0, MAX_SHORT_LENGTH);

        // Effect: suspended, by whom and for how long.
        Suspension storage suspension = _storage().suspensions[project];
        (suspension.by, suspension.until) = (kind, until);
        emit ProjectSuspended(project, by, kind, until, reason, cid);
        _setStatus(project, stored, ProjectStatus.Suspended, until);
    }

    /// @dev Lifts a suspension.
    function _reinstate(ProjectId project, Project storage stored) private {
        emit ProjectReinstated(project, msg.sender);
        _setStatus(project, stored, ProjectStatus.Listed, 0);
    }

    /// @dev Writes the status and moves the project's gate with it: the one place where both change.
    function _setStatus(ProjectId project, Project storage stored, ProjectStatus status, uint40 closedUntil) private {
        stored.status = status;
        stored.statusSince = uint40(block.timestamp);

        // Interaction: a fixed peer of ours, which calls nobody.
        CREDIT.setProjectGate(project, stored.registry, closedUntil);
    }

    function _requireRested(ProjectId project, uint40 restUntil) private view {
        if (block.timestamp < restUntil) revert SuspensionRests(project, restUntil);
    }

    function _requireChallenges() private view {
        if (msg.sender != CHALLENGES) revert CallerNotChallenges(msg.sender);
    }

    function _requireDraft(ProjectDraft calldata draft) private pure {
        if (!CountryCode.isValid(draft.country)) revert CountryInvalid(draft.country);
        draft.registryProjectId.requireText("registryProjectId", 1, MAX_SHORT_LENGTH);
        draft.name.requireText("name", 1, MAX_LONG_LENGTH);
        draft.projectType.requireText("projectType", 1, MAX_LONG_LENGTH);
        draft.methodology.requireText("methodology", 0, MAX_SHORT_LENGTH);
        draft.proponent.requireText("proponent", 0, MAX_LONG_LENGTH);
        draft.metadataCid.requireText("metadataCid", 1, MAX_SHORT_LENGTH);
        uint256 evidence = draft.evidenceCids.length;
        if (evidence > MAX_EVIDENCE) revert TooMuchEvidence(evidence, MAX_EVIDENCE);
        for (uint256 i; i < evidence; ++i) {
            draft.evidenceCids[i].requireText("evidenceCids", 1, MAX_SHORT_LENGTH);
        }
    }
}
