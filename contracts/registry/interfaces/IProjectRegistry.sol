// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ProjectId} from "../../types/Ids.sol";
import {SerialRules} from "../../types/SerialRules.sol";
import {Standing} from "./ICuration.sol";

/// @notice Where a project stands. Proposed → Listed ⇄ Suspended; Listed or Suspended → Delisted, which is final. A suspension
/// that nobody ratified ends by itself: the project is Listed again.
enum ProjectStatus {
    None,
    Proposed,
    Listed,
    Suspended,
    Delisted
}

/// @notice The class assigned when a project is listed.
enum ProjectClass {
    Unassigned,
    Nature,
    Renewable,
    Efficiency,
    Industrial,
    Removal
}

/// @notice Who suspended a project. The council's suspension ends by itself after 14 days, a challenge's after 30; only the
/// stakers' lasts until they lift it.
enum SuspendedBy {
    Nobody,
    Council,
    Challenge,
    Stakers
}

/// @notice A project's suspension, and how soon it can be stopped again without a vote.
/// @param by Who suspended it; Nobody when it is not suspended now.
/// @param until When the suspension ends by itself {s}; 2^40 − 1 for never. 0 when it is not suspended.
/// @param councilRestUntil Before this second the council cannot suspend it {s}.
/// @param challengeRestUntil Before this second it cannot be challenged {s}. Two rests, so that neither shields a project from
/// the other.
struct Suspension {
    SuspendedBy by;
    uint40 until;
    uint40 councilRestUntil;
    uint40 challengeRestUntil;
}

/// @notice What a registrar says of a project, taken from the registry's own record.
/// @param registry The registry's id, see {IProjectRegistry-registryOf}.
/// @param country ISO 3166-1 alpha-2, two capital letters.
/// @param registryProjectId The registry's own id, for instance "VCS-1340" or "GS11236".
/// @param name The project's name as the registry writes it.
/// @param projectType The canonical project type.
/// @param methodology The methodology, or empty when the registry names none ("unknown").
/// @param proponent The project proponent, may be empty.
/// @param metadataCid IPFS CID of the project's metadata document.
/// @param evidenceCids IPFS CIDs of the evidence for it, at most 16, 1–128 bytes each. They are in the event only.
struct ProjectDraft {
    uint8 registry;
    bytes2 country;
    string registryProjectId;
    string name;
    string projectType;
    string methodology;
    string proponent;
    string metadataCid;
    string[] evidenceCids;
}

/// @notice A project as stored.
/// @param registeredAt Unix time of registration {s}.
/// @param statusSince Unix time of the last change of status {s}.
struct Project {
    uint8 registry;
    bytes2 country;
    ProjectStatus status;
    ProjectClass class;
    uint40 registeredAt;
    uint40 statusSince;
    string registryProjectId;
    string name;
    string projectType;
    string methodology;
    string proponent;
    string metadataCid;
}

/// @title IProjectRegistry
/// @notice The registries that the protocol admits and the projects registered at them. A project is (registry,
/// registry's project id), unique. Listing opens the project's gate in {ICarbonCredit}; suspension closes it at once.
interface IProjectRegistry {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A registry (program) was admitted.
    event RegistryAdmitted(uint8 indexed registry, string code, string name, SerialRules rules);

    /// @notice A project was registered, with the status Proposed.
    event ProjectRegistered(ProjectId indexed project, address indexed registrar, ProjectDraft draft);

    /// @notice A project was listed: its credits can be issued and traded.
    event ProjectListed(ProjectId indexed project, ProjectClass class, address indexed by);

    /// @notice A project was suspended, or its suspension prolonged: issuing, listing and buying stop; holders can still
    /// retire, cancel, detokenise and withdraw.
    /// @param kind Who suspended it. @param until When it ends by itself {s}; 2^40 − 1 for never. @param cid IPFS CID of the
    /// evidence. Reason and CID are empty when a challenge was upheld: they are the challenge's.
    event ProjectSuspended(
        ProjectId indexed project, address indexed by, SuspendedBy kind, uint40 until, string reason, string cid
    );

    /// @notice A suspension was lifted.
    event ProjectReinstated(ProjectId indexed project, address indexed by);

    /// @notice A project was delisted for good.
    event ProjectDelisted(ProjectId indexed project, address indexed by, string reason);

    /// @notice A project's metadata document was replaced.
    event ProjectMetadataUpdated(ProjectId indexed project, string metadataCid);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No registry with this id is admitted.
    error RegistryNotAdmitted(uint8 registry);

    /// @notice A registry with this code exists.
    error RegistryAlreadyAdmitted(string code);

    /// @notice The 255 registry ids are used up.
    error TooManyRegistries();

    /// @notice (registry, registry's project id) is registered as `project`.
    error ProjectAlreadyRegistered(ProjectId project);

    /// @notice No project has this id.
    error ProjectUnknown(ProjectId project);

    /// @notice The 2^20 − 1 project ids are used up.
    error TooManyProjects();

    /// @notice The project's status does not allow the change.
    error ProjectStatusForbids(ProjectId project, ProjectStatus status);

    /// @notice A project is listed with a class.
    error ClassRequired();

    /// @notice Fewer than three curators have scored the project, or a criterion's average is below 60.
    error CurationInsufficient(ProjectId project, Standing standing);

    /// @notice A curator of the project does not decide on its listing.
    error CallerIsCurator(ProjectId project, address caller);

    /// @notice The project was suspended without a vote lately.
    error SuspensionRests(ProjectId project, uint40 restUntil);

    /// @notice Only whoever suspended a project, or the stakers, lift the suspension.
    error SuspensionOfOthers(ProjectId project, SuspendedBy by);

    /// @notice Only the challenges' contract calls this.
    error CallerNotChallenges(address caller);

    /// @notice More CIDs of evidence than a project is proposed with.
    error TooMuchEvidence(uint256 cids, uint256 most);

    /// @notice The code is not two capital letters.
    error CountryInvalid(bytes2 country);

    /*//////////////////////////////////////////////////////////////////////////
                                  USER-FACING READS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The project with this id. Reverts with {ProjectUnknown}.
    function projectOf(ProjectId project) external view returns (Project memory);

    /// @notice The class that the project was listed with; Unassigned before, and for an unknown project.
    function classOf(ProjectId project) external view returns (ProjectClass);

    /// @notice The id of (registry, registry's project id), or 0 when none is registered.
    function projectIdOf(uint8 registry, string calldata registryProjectId) external view returns (ProjectId);

    /// @notice Who registered the project, and so never judges it; 0 for none.
    function registrarOf(ProjectId project) external view returns (address);

    /// @notice How many projects are registered; ids run from 1 to this.
    function projectCount() external view returns (uint256);

    /// @notice The project's status now; None for an unknown project. A suspension that has ended by itself is none.
    function statusOf(ProjectId project) external view returns (ProjectStatus);

    /// @notice The project's suspension, and its rest.
    function suspensionOf(ProjectId project) external view returns (Suspension memory);

    /// @notice A registry's code ("VCS", "GS") and name. Reverts with {RegistryNotAdmitted}.
    function registryOf(uint8 registry) external view returns (string memory code, string memory name);

    /// @notice How a registry numbers its units. Reverts with {RegistryNotAdmitted}.
    function serialRulesOf(uint8 registry) external view returns (SerialRules memory);

    /// @notice The id of the registry with this code, or 0.
    function registryIdOf(string calldata code) external view returns (uint8);

    /// @notice How many registries are admitted; ids run from 1 to this.
    function registryCount() external view returns (uint256);

    /*//////////////////////////////////////////////////////////////////////////
                                     RESTRICTED
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Admits a registry (program). Role: PROGRAMME_ADMIN.
    /// @param code Short code, 1–16 bytes. @param name Display name, 1–256 bytes. @param rules How it numbers its units, for
    /// ever.
    function admitRegistry(
        string calldata code,
        string calldata name,
        SerialRules calldata rules
    )
        external
        returns (uint8 registry);

    /// @notice Admits a label of vintages under the next free bit ({ICarbonCredit-labelOf}). Role: PROGRAMME_ADMIN.
    /// @param name 1–128 bytes.
    function admitLabel(string calldata name) external returns (uint8 bit);

    /// @notice Registers a project with the status Proposed. Role: REGISTRAR. Stopped while paused.
    function registerProject(ProjectDraft calldata draft) external returns (ProjectId project);

    /// @notice Lists a proposed project that its curators let pass. Role: CURATION_COUNCIL, of no use to a curator of the
    /// project. Stopped while paused.
    function listProject(ProjectId project, ProjectClass class) external;

    /// @notice Suspends a listed project for 14 days. Role: CURATION_COUNCIL; once, then not again within 90 days of its end
    /// unless the stakers made it theirs. Works while paused.
    /// @param reason 1–256 bytes. @param cid IPFS CID of the evidence, 1–128 bytes.
    function suspendProject(ProjectId project, string calldata reason, string calldata cid) external;

    /// @notice Suspends a listed project until the stakers lift it, or makes another's suspension theirs. Role:
    /// PROJECT_ADMIN. Works while paused.
    /// @param reason 1–256 bytes. @param cid IPFS CID of the evidence, 1–128 bytes.
    function suspendIndefinitely(ProjectId project, string calldata reason, string calldata cid) external;

    /// @notice Lifts the council's own suspension. Role: CURATION_COUNCIL. Stopped while paused.
    function reinstateProject(ProjectId project) external;

    /// @notice Lifts any suspension but a challenge's, which is ruled upon. Role: PROJECT_ADMIN. Stopped while paused.
    function liftSuspension(ProjectId project) external;

    /// @notice Delists a listed or suspended project for good. Role: PROJECT_ADMIN. Works while paused.
    function delistProject(ProjectId project, string calldata reason) external;

    /// @notice Suspends a listed project for the time of a challenge. Only {IChallenges}.
    function suspendForChallenge(
        ProjectId project,
        address challenger,
        uint40 until,
        string calldata reason,
        string calldata cid
    )
        external;

    /// @notice Ends a challenge. Upheld: the project is suspended by the stakers, whatever happened meanwhile, unless it was
    /// delisted. Otherwise: the challenge's own suspension is lifted, if it still runs. Only {IChallenges}.
    /// @param restUntil Before this second it cannot be challenged again {s}.
    function endChallenge(ProjectId project, bool upheld, uint40 restUntil) external;

    /// @notice Replaces the metadata document. Role: REGISTRAR.
    function setProjectMetadata(ProjectId project, string calldata metadataCid) external;
}
